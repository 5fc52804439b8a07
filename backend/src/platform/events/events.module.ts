import { Global, Module } from '@nestjs/common';
import { EventsController } from './events.controller.js';
import { EventTail } from './tail.js';
import { Listeners } from './listeners.js';
import { CatchUpReader } from './catch-up.js';
import { Housekeeping } from './housekeeping.js';

@Global()
@Module({
  controllers: [EventsController],
  providers: [EventTail, Listeners, CatchUpReader, Housekeeping],
  exports: [EventTail, Listeners, CatchUpReader],
})
export class EventsModule {}
