import type { LiveEvent } from '@ioc/shared/events';
import { isOpen, type Task, type TaskSnapshot } from '@ioc/shared/tasks';

export type MapTask = TaskSnapshot['tasks'][number];

/** The open tasks, and the number of the last event they contain. */
export interface TaskLive {
  seq: number;
  /** The server has more than it sent. */
  isCut: boolean;
  tasks: ReadonlyMap<string, MapTask>;
}

export const noTasks: TaskLive = { seq: 0, isCut: false, tasks: new Map() };

export const tasksFrom = (snapshot: TaskSnapshot): TaskLive => ({
  seq: snapshot.seq,
  isCut: snapshot.isCut,
  tasks: new Map(snapshot.tasks.map((task) => [task.id, task])),
});

const onMap = ({ id, code, title, state, priority, dueAt, reviewAt, warnAt, submittedAt, suspendedAt, location, subject, leadOrgName, progressPercent }: Task): MapTask =>
  ({ id, code, title, state, priority, dueAt, reviewAt, warnAt, submittedAt, suspendedAt, location, subject, leadOrgName, progressPercent });

const isAboutTask = (event: LiveEvent): event is Extract<LiveEvent, { name: `task.${string}` }> =>
  event.name.startsWith('task.');

/** Old tasks + events = new tasks. Events the state already contains change nothing, so a replay may overlap. */
export function applyToTasks(state: TaskLive, events: readonly LiveEvent[]): TaskLive {
  let { seq } = state;
  let tasks: Map<string, MapTask> | null = null;
  for (const event of events) {
    if (event.seq <= seq) continue;
    seq = event.seq;
    if (!isAboutTask(event)) continue;
    // What is withdrawn from us is gone, whatever it is for others.
    const task = event.name === 'task.withdrawn' || !isOpen(event.data.state) ? null : event.data;
    if (task === null && !(tasks ?? state.tasks).has(event.data.id)) continue;
    tasks ??= new Map(state.tasks);
    if (task === null) tasks.delete(event.data.id);
    else tasks.set(task.id, onMap(task));
  }
  if (seq === state.seq) return state;
  return { ...state, seq, tasks: tasks ?? state.tasks };
}

/** What is due first stands first; what has no term comes last. */
export const byDue = (a: Pick<MapTask, 'dueAt' | 'code'>, b: Pick<MapTask, 'dueAt' | 'code'>): number => {
  if (a.dueAt === b.dueAt) return a.code < b.code ? -1 : 1;
  if (a.dueAt === null) return 1;
  if (b.dueAt === null) return -1;
  return a.dueAt < b.dueAt ? -1 : 1;
};
