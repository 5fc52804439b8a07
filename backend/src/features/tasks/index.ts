/**
 * Assigned work from giving to acceptance. A task points at its subject by kind and id; features whose records can be
 * a subject register how to find one with `TaskSubjects`, those that add to a step do so with `TaskStepParts`, and whoever
 * keeps files binds them to lines for `TaskFiles`.
 */
export { TasksModule } from './tasks.module.js';
export { TasksService } from './tasks.service.js';
export { TaskGiving } from './task-giving.js';
export { TaskExtensionsService } from './task-extensions.service.js';
export { TaskListsService } from './task-lists.service.js';
export { TaskStepParts, type StepTaken } from './step-parts.js';
export { TaskFiles } from './task-files.js';
export { stoppedAt, taskScope } from './tasks.queries.js';
export { readUpdates } from './task-updates.queries.js';
export { TaskSubjects, type SubjectPlace } from './task-subjects.js';
