/**
 * Assigned work from giving to acceptance. A task points at its subject by kind and id; features whose records can be
 * a subject register how to find one with `TaskSubjects`.
 */
export { TasksModule } from './tasks.module.js';
export { TasksService } from './tasks.service.js';
export { TaskSubjects, type SubjectPlace } from './task-subjects.js';
