import { Module } from '@nestjs/common';
import { OrganisationsModule } from '#features/organisations';
import { PlansModule } from '#features/plans';
import { TasksModule } from '#features/tasks';
import { TerritoryModule, UnitFollowers } from '#features/territory';
import { ImportRunner } from './import-runner.js';
import { ImportsController } from './imports.controller.js';
import { ImportsService } from './imports.service.js';
import { TaskTemplateController } from './task-template.controller.js';
import { relocateAssets } from './unit-records.js';

@Module({
  imports: [OrganisationsModule, PlansModule, TasksModule, TerritoryModule],
  controllers: [TaskTemplateController, ImportsController],
  providers: [ImportsService, ImportRunner],
  exports: [ImportRunner],
})
export class ImportsModule {
  constructor(followers: UnitFollowers) {
    followers.register(relocateAssets);
  }
}
