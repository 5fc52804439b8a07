/** What people say to each other about a task, and whom they may mention: those who may see it, and nobody else. */
export { CommentsModule } from './comments.module.js';
export { readComments } from './comments.queries.js';
