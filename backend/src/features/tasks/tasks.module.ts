import { Module } from '@nestjs/common';
import { AssetsModule } from '#features/assets';
import { CalendarsModule } from '#features/calendars';
import { OrganisationsModule } from '#features/organisations';
import { PlansModule } from '#features/plans';
import { SectorsModule } from '#features/sectors';
import { TerritoryModule } from '#features/territory';
import { TaskStepParts } from './step-parts.js';
import { TaskChecklistController } from './task-checklist.controller.js';
import { TaskChecklistService } from './task-checklist.service.js';
import { TaskFiles } from './task-files.js';
import { TaskExtensionsController } from './task-extensions.controller.js';
import { TaskExtensionsService } from './task-extensions.service.js';
import { TaskEvaluations } from './task-evaluations.js';
import { TaskChildrenController } from './task-children.controller.js';
import { TaskChildrenService } from './task-children.service.js';
import { TaskGiving } from './task-giving.js';
import { TaskFocalController } from './task-focal.controller.js';
import { TaskFocalService } from './task-focal.service.js';
import { TaskWaitingController } from './task-waiting.controller.js';
import { TaskFiguresController } from './task-figures.controller.js';
import { TaskPlacesController } from './task-places.controller.js';
import { TaskReportController } from './task-report.controller.js';
import { TaskStatisticsController } from './task-statistics.controller.js';
import { TaskTrendController } from './task-trend.controller.js';
import { TaskPartsController } from './task-parts.controller.js';
import { TaskPartsService } from './task-parts.service.js';
import { TaskSubjects } from './task-subjects.js';
import { TaskTerms } from './task-terms.listener.js';
import { TasksController } from './tasks.controller.js';
import { TaskListsService } from './task-lists.service.js';
import { TasksService } from './tasks.service.js';

@Module({
  imports: [AssetsModule, CalendarsModule, OrganisationsModule, PlansModule, SectorsModule, TerritoryModule],
  controllers: [
    TaskReportController, TaskPlacesController, TaskStatisticsController, TaskTrendController, TaskWaitingController, TasksController, TaskFocalController, TaskChildrenController,
    TaskFiguresController, TaskExtensionsController, TaskPartsController, TaskChecklistController,
  ],
  providers: [TaskListsService, TaskGiving, TasksService, TaskSubjects, TaskStepParts, TaskFiles, TaskTerms, TaskEvaluations, TaskExtensionsService, TaskPartsService, TaskChecklistService, TaskFocalService, TaskChildrenService],
  exports: [TasksService, TaskGiving, TaskListsService, TaskExtensionsService, TaskSubjects, TaskStepParts, TaskFiles],
})
export class TasksModule {}
