/** Everything about a task in one order, page by page. Each line is read by the feature it belongs to. */
export { TimelinesModule } from './timelines.module.js';
