/** Templates of tasks, and the sweep by which those that recur give their tasks in time. */
export { TaskTemplatesModule } from './task-templates.module.js';
export { RecurrenceSweep } from './recurrence.sweep.js';
export { templateScope } from './task-templates.queries.js';
