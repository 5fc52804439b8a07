import { Module } from '@nestjs/common';
import { TaskViewsController } from './task-views.controller.js';
import { TaskViewsService } from './task-views.service.js';

@Module({ controllers: [TaskViewsController], providers: [TaskViewsService] })
export class TaskViewsModule {}
