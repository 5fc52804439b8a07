import { Module } from '@nestjs/common';
import { OrganisationsModule } from '#features/organisations';
import { PlansModule } from '#features/plans';
import { TasksModule } from '#features/tasks';
import { ImportRunner } from './import-runner.js';
import { ImportsController } from './imports.controller.js';
import { ImportsService } from './imports.service.js';
import { TaskTemplateController } from './task-template.controller.js';

@Module({ imports: [OrganisationsModule, PlansModule, TasksModule], controllers: [TaskTemplateController, ImportsController], providers: [ImportsService, ImportRunner], exports: [ImportRunner] })
export class ImportsModule {}
