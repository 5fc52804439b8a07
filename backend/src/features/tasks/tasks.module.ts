import { Module } from '@nestjs/common';
import { AssetsModule } from '#features/assets';
import { OrganisationsModule } from '#features/organisations';
import { SectorsModule } from '#features/sectors';
import { TerritoryModule } from '#features/territory';
import { TaskFiguresController } from './task-figures.controller.js';
import { TaskSubjects } from './task-subjects.js';
import { TasksController } from './tasks.controller.js';
import { TasksService } from './tasks.service.js';

@Module({
  imports: [AssetsModule, OrganisationsModule, SectorsModule, TerritoryModule],
  controllers: [TasksController, TaskFiguresController],
  providers: [TasksService, TaskSubjects],
  exports: [TasksService, TaskSubjects],
})
export class TasksModule {}
