/** What the product does by itself, again and again: one timer and one way to stop for all of it. */
export { JobsModule } from './jobs.module.js';
export { Jobs, type Job } from './jobs.js';
