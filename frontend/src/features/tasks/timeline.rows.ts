/** Bars of a timeline in days: pure arithmetic, whatever is drawn of it. */
import type { ListedTask } from '@ioc/shared/tasks';
import { isDone, stoppedAt } from '@ioc/shared/tasks';

export const laneKinds = ['lead', 'sector'] as const;
export type LaneKind = (typeof laneKinds)[number];
export const zooms = { month: 7, week: 28 } as const;
/** Pixels a day. */
export type Zoom = keyof typeof zooms;

const dayMs = 86_400_000;

export type TimelineRow = { kind: 'lane'; key: string; name: string; count: number; late: number } | { kind: 'task'; task: ListedTask };

/** Lanes in the order of their names, each with its tasks in the order given. */
export function laneRows(tasks: readonly ListedTask[], laneOf: (task: ListedTask) => { key: string; name: string }, isLate: (task: ListedTask) => boolean): TimelineRow[] {
  const lanes = new Map<string, { name: string; tasks: ListedTask[] }>();
  for (const task of tasks) {
    const { key, name } = laneOf(task);
    const lane = lanes.get(key);
    if (lane) lane.tasks.push(task);
    else lanes.set(key, { name, tasks: [task] });
  }
  return [...lanes].sort(([, a], [, b]) => a.name.localeCompare(b.name, 'vi')).flatMap(([key, lane]): TimelineRow[] => [
    { kind: 'lane', key, name: lane.name, count: lane.tasks.length, late: lane.tasks.filter(isLate).length },
    ...lane.tasks.map((task): TimelineRow => ({ kind: 'task', task })),
  ]);
}

export interface Bar {
  /** When it was given, and where the work of the bar ends: its term, or the end of the work where there is no term. */
  from: number;
  to: number;
  /** Beyond the term, until it was done, was stopped, or now; null = nothing is. */
  lateTo: number | null;
  /** The first due date, where another one holds by now. */
  original: number | null;
  /** When it was done; null = it is not. */
  doneAt: number | null;
}

/** In milliseconds. Without a term the bar goes on until the work is done, and until now while it is not. */
export function barOf(task: ListedTask, now: Date): Bar {
  const from = Date.parse(task.assignedAt);
  const doneAt = task.completedAt === null ? null : Date.parse(task.completedAt);
  const stopped = stoppedAt(task);
  const end = doneAt ?? (stopped === null ? now.getTime() : Date.parse(stopped));
  const due = task.dueAt === null ? null : Date.parse(task.dueAt);
  const original = task.originalDueAt !== null && task.originalDueAt !== task.dueAt ? Date.parse(task.originalDueAt) : null;
  const owes = doneAt !== null || !(isDone(task.state) || task.state === 'cancelled' || task.state === 'draft' || task.state === 'pending_approval');
  return { from, to: Math.max(from, due ?? end), lateTo: due !== null && owes && end > due ? end : null, original, doneAt };
}

/** Whole days that hold all bars and today, with a little room; at most two years back, so that one old task does not thin out all others. */
export function spanOf(bars: readonly Bar[], now: Date): { from: number; days: number } {
  const at = now.getTime();
  const first = Math.max(at - 730 * dayMs, Math.min(at, ...bars.map(({ from }) => from)));
  const last = Math.min(at + 730 * dayMs, Math.max(at, ...bars.map(({ to, lateTo }) => Math.max(to, lateTo ?? to))));
  const from = Math.floor((first + 7 * 3_600_000) / dayMs) * dayMs - 7 * 3_600_000 - 3 * dayMs;
  return { from, days: Math.ceil((last - from) / dayMs) + 14 };
}

export const daysFrom = (at: number, from: number): number => (at - from) / dayMs;

/** Rows that have to exist for this part of the scrolled height, with some before and after it. */
export function shownRows(count: number, { top, height, row }: { top: number; height: number; row: number }, spare = 8): { first: number; last: number } {
  return { first: Math.max(0, Math.floor(top / row) - spare), last: Math.min(count, Math.ceil((top + height) / row) + spare) };
}
