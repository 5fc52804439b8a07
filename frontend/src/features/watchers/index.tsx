/** Watchers: who follows a task, and the button by which a person begins or stops. */
export { WatcherPanel } from './WatcherPanel';
