import { Inject, Module } from '@nestjs/common';
import { OrganisationsModule } from '#features/organisations';
import { PlansModule } from '#features/plans';
import { SectorsModule } from '#features/sectors';
import { TasksModule } from '#features/tasks';
import type { Config } from '#platform/config';
import { CONFIG } from '#platform/http';
import { Jobs } from '#platform/jobs';
import { RecurrenceSweep } from './recurrence.sweep.js';
import { TaskTemplatesController } from './task-templates.controller.js';
import { TaskTemplatesService } from './task-templates.service.js';

@Module({
  imports: [OrganisationsModule, PlansModule, SectorsModule, TasksModule],
  controllers: [TaskTemplatesController],
  providers: [TaskTemplatesService, RecurrenceSweep],
  exports: [RecurrenceSweep],
})
export class TaskTemplatesModule {
  /** On every node: whichever comes first gives the task. What was not given stays to be given. */
  constructor(jobs: Jobs, sweep: RecurrenceSweep, @Inject(CONFIG) config: Config) {
    jobs.register({ name: 'recurrences', everyMs: config.IOC_RECURRENCE_SECONDS * 1_000, run: () => sweep.run() });
  }
}
