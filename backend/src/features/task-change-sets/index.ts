/** One change to many tasks: the steps and edits of single tasks, with their guards, as one transaction under one id. */
export { TaskChangeSetsModule } from './task-change-sets.module.js';
