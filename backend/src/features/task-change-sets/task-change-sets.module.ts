import { Module } from '@nestjs/common';
import { CalendarsModule } from '#features/calendars';
import { OrganisationsModule } from '#features/organisations';
import { RemindersModule } from '#features/reminders';
import { TasksModule } from '#features/tasks';
import { TaskChangeSetsController } from './task-change-sets.controller.js';
import { TaskChangeSetsService } from './task-change-sets.service.js';

@Module({
  imports: [CalendarsModule, OrganisationsModule, RemindersModule, TasksModule],
  controllers: [TaskChangeSetsController],
  providers: [TaskChangeSetsService],
})
export class TaskChangeSetsModule {}
