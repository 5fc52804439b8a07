/**
 * Who follows a task ("theo dõi"). Whoever gave it, acted on it for the lead unit, commented or was mentioned follows by
 * itself; anybody who sees the task may begin, and everybody may stop. Who loses sight of the task follows no more.
 */
import type { TaskPerson } from './comments.js';

export interface TaskWatchers {
  isWatching: boolean;
  people: TaskPerson[];
}

/** For the other screens of the person whose choice it was. */
export interface WatcherEvents {
  'watcher.changed': { taskId: string; isWatching: boolean };
}
export const watcherAudience = { 'watcher.changed': 'addressee' } as const satisfies Record<keyof WatcherEvents, 'addressee'>;
