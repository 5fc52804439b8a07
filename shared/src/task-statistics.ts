/**
 * Tasks counted by what they have in common. Only counts travel: every rate is computed from sums of them (F-STAT), by
 * the rules of `task-score.ts`, so a total is never a mean of percentages.
 */
import { without } from './list.js';
import { doneTaskStates, openTaskStates, type DeadlineState, type TaskState } from './tasks.js';
import type { Choices } from './words.js';

export const taskGroups = ['sector', 'lead', 'focal', 'assigner', 'unit', 'origin', 'plan', 'month'] as const;
/** What the counts are broken down by. */
export type TaskGroup = (typeof taskGroups)[number];
export const taskGroupNames = {
  sector: { vi: 'Lĩnh vực', en: 'Sector' },
  lead: { vi: 'Đơn vị chủ trì', en: 'Lead unit' },
  focal: { vi: 'Đầu mối xử lý', en: 'Handled by' },
  assigner: { vi: 'Người giao', en: 'Given by' },
  unit: { vi: 'Địa bàn', en: 'Place' },
  origin: { vi: 'Căn cứ giao', en: 'Origin' },
  plan: { vi: 'Kế hoạch', en: 'Plan' },
  month: { vi: 'Tháng giao', en: 'Month given' },
} as const satisfies Choices<TaskGroup>;

/** Disjoint, and together all tasks that were given and not cancelled. */
export const taskBuckets = ['doneOnTime', 'doneLate', 'doneNoTerm', 'inTerm', 'dueSoon', 'overdue', 'openNoTerm'] as const;
export type TaskBucket = (typeof taskBuckets)[number];
export type TaskCounts = Readonly<Record<TaskBucket, number>>;

export interface TaskStatisticsRow extends TaskCounts {
  /** A sector's code, an id, a kind of origin, or `2026-11`; null for tasks that have none. */
  key: string | null;
  /** Null for a month and a kind of origin, which each reader writes in the own language. */
  name: string | null;
}

export interface TaskStatistics {
  by: TaskGroup;
  /** The moment the deadlines were compared with. */
  at: string;
  rows: TaskStatisticsRow[];
}

const none: TaskCounts = { doneOnTime: 0, doneLate: 0, doneNoTerm: 0, inTerm: 0, dueSoon: 0, overdue: 0, openNoTerm: 0 };

export const sumOfCounts = (rows: readonly TaskCounts[]): TaskCounts =>
  rows.reduce<Record<TaskBucket, number>>((sum, row) => {
    for (const bucket of taskBuckets) sum[bucket] += row[bucket];
    return sum;
  }, { ...none });

export const totalOf = (counts: TaskCounts): number => taskBuckets.reduce((sum, bucket) => sum + counts[bucket], 0);

export const doneOf = ({ doneOnTime, doneLate, doneNoTerm }: TaskCounts): number => doneOnTime + doneLate + doneNoTerm;

/** First and last day of `2026-11`. */
export function daysOfMonth(month: string): { from: string; to: string } {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return { from: `${month}-01`, to: `${month}-${String(new Date(Date.UTC(year, number, 0)).getUTCDate()).padStart(2, '0')}` };
}

/** The part of a list's filter that the figures lead to. */
export interface CountedFilter {
  sectorCode?: string;
  leadOrgId?: string;
  handlerId?: string;
  assignerId?: string;
  unitId?: string;
  originKind?: string;
  planId?: string;
  assignedFrom?: string;
  assignedTo?: string;
  completedFrom?: string;
  completedTo?: string;
  deadline?: DeadlineState[];
  state?: TaskState[];
}

const filterNames = { sector: 'sectorCode', lead: 'leadOrgId', focal: 'handlerId', assigner: 'assignerId', unit: 'unitId', plan: 'planId', origin: 'originKind' } as const;

/** The tasks of one row; those of the row without a key are asked for as those that have none. */
export function filterOfRow(by: TaskGroup, key: string | null): CountedFilter {
  if (by !== 'month') return { [filterNames[by]]: key ?? without };
  // Whatever was given has a day on which it was.
  if (key === null) return {};
  const { from, to } = daysOfMonth(key);
  return { assignedFrom: from, assignedTo: to };
}

/** A filter as it stands on a screen or in an address. */
export type NarrowFilter = Readonly<Record<string, unknown>>;

const values = (value: unknown): string[] => [value].flat().flatMap((one) => (typeof one === 'string' ? one.split(',') : []));

/**
 * A filter narrowed further to what a figure counts: of states what both allow, of days those that lie in both. Null where
 * nothing is left; then the figure is a nought.
 */
export function narrowedBy(filter: NarrowFilter, part: CountedFilter): NarrowFilter | null {
  const both: Record<string, unknown> = { ...filter, ...part };
  for (const name of ['state', 'deadline'] as const) {
    const [outer, inner] = [values(filter[name]), values(part[name])];
    if (outer.length === 0 || inner.length === 0) continue;
    const left = inner.filter((value) => outer.includes(value));
    if (left.length === 0) return null;
    both[name] = left;
  }
  for (const [from, to] of [['assignedFrom', 'assignedTo'], ['completedFrom', 'completedTo']] as const) {
    const [first, last] = [filter[from], filter[to]];
    if (typeof first === 'string' && part[from] !== undefined && first > part[from]) both[from] = first;
    if (typeof last === 'string' && part[to] !== undefined && last < part[to]) both[to] = last;
  }
  return both;
}

const open = [...openTaskStates];
const done = [...doneTaskStates];

/** The tasks of one bucket, of those done, or of all together. */
export const filtersOfBuckets = {
  doneOnTime: { deadline: ['done_on_time'] },
  doneLate: { deadline: ['done_late'] },
  doneNoTerm: { state: done, deadline: ['no_term'] },
  inTerm: { deadline: ['in_term'] },
  dueSoon: { deadline: ['due_soon'] },
  overdue: { deadline: ['overdue'] },
  openNoTerm: { state: open, deadline: ['no_term'] },
  done: { state: done },
  all: { state: [...open, ...done] },
} as const satisfies Record<TaskBucket | 'done' | 'all', CountedFilter>;
