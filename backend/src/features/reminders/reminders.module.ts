import { Module } from '@nestjs/common';
import { ReminderJob } from './reminder.job.js';
import { ReminderRulesController } from './reminder-rules.controller.js';
import { ReminderRulesService } from './reminder-rules.service.js';
import { ReminderSweep } from './reminder.sweep.js';
import { TaskRemindersController } from './task-reminders.controller.js';
import { TaskRemindersService } from './task-reminders.service.js';

@Module({
  controllers: [ReminderRulesController, TaskRemindersController],
  providers: [ReminderRulesService, TaskRemindersService, ReminderSweep, ReminderJob],
  exports: [ReminderSweep],
})
export class RemindersModule {}
