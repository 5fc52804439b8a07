import { Module } from '@nestjs/common';
import { TasksModule } from '#features/tasks';
import { TimelinesController } from './timelines.controller.js';
import { TimelinesService } from './timelines.service.js';

@Module({ imports: [TasksModule], controllers: [TimelinesController], providers: [TimelinesService] })
export class TimelinesModule {}
