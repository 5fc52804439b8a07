/** Who follows a task: by what they did, or because they chose to. */
export { WatchersModule } from './watchers.module.js';
export { watchersOf } from './watchers.queries.js';
