import { Global, Module } from '@nestjs/common';
import { EventsController } from './events.controller.js';
import { EventTail } from './tail.js';
import { Listeners } from './listeners.js';
import { CatchUpReader } from './catch-up.js';
import { Housekeeping } from './housekeeping.js';
import { Outage } from './outage.js';
import { RecordChanges } from './record-changes.js';

@Global()
@Module({
  controllers: [EventsController],
  providers: [EventTail, Listeners, CatchUpReader, Housekeeping, Outage, RecordChanges],
  exports: [EventTail, Listeners, CatchUpReader, Outage, RecordChanges],
})
export class EventsModule {}
