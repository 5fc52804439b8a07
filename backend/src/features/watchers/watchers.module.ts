import { Module } from '@nestjs/common';
import { TasksModule } from '#features/tasks';
import { WatchersController } from './watchers.controller.js';
import { WatchersListener } from './watchers.listener.js';
import { WatchersService } from './watchers.service.js';

@Module({ imports: [TasksModule], controllers: [WatchersController], providers: [WatchersService, WatchersListener] })
export class WatchersModule {}
