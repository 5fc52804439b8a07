import { Inject, Module } from '@nestjs/common';
import type { Config } from '#platform/config';
import { CONFIG } from '#platform/http';
import { Jobs } from '#platform/jobs';
import { ReminderRulesController } from './reminder-rules.controller.js';
import { ReminderRulesService } from './reminder-rules.service.js';
import { ReminderSweep } from './reminder.sweep.js';
import { TaskRemindersController } from './task-reminders.controller.js';
import { TaskRemindersService } from './task-reminders.service.js';

@Module({
  controllers: [ReminderRulesController, TaskRemindersController],
  providers: [ReminderRulesService, TaskRemindersService, ReminderSweep],
  exports: [ReminderSweep, TaskRemindersService],
})
export class RemindersModule {
  /** On every node: whichever comes first does the work. Nothing is lost when it fails: what is due stays due until it was said. */
  constructor(jobs: Jobs, sweep: ReminderSweep, @Inject(CONFIG) config: Config) {
    jobs.register({ name: 'reminders', everyMs: config.IOC_REMINDER_SECONDS * 1_000, run: () => sweep.run() });
  }
}
