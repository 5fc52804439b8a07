/** Views of tasks that people keep and share. A view is a question, never an answer: it shows to each what that person may see. */
export { TaskViewsModule } from './task-views.module.js';
