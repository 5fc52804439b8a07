import type { LiveEvent } from '@ioc/shared/events';
import type { TaskSnapshot } from '@ioc/shared/tasks';
import { http } from '#platform/api';
import { createSharedLive } from '#platform/live';
import { applyToTasks, noTasks, tasksFrom, type TaskLive } from './tasks.live';

/** The open tasks, live: for the map, the panel beside it and the figures above it. */
export const liveTasks = createSharedLive<TaskSnapshot, TaskLive, readonly LiveEvent[]>({
  empty: noTasks,
  load: (signal) => http<TaskSnapshot>('GET', '/tasks/map', { signal }),
  from: tasksFrom,
  apply: (before, events) => {
    const state = applyToTasks(before, events);
    return { state, change: state.tasks === before.tasks ? null : events };
  },
});
