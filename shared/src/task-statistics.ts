/**
 * Tasks counted by what they have in common. Only counts travel: every rate is computed from sums of them (F-STAT), by
 * the rules of `task-score.ts`, so a total is never a mean of percentages.
 */
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
  focalUserId?: string;
  assignerId?: string;
  unitId?: string;
  originKind?: string;
  planId?: string;
  assignedFrom?: string;
  assignedTo?: string;
  deadline?: DeadlineState[];
  state?: TaskState[];
}

/** The tasks of one row; null where a list cannot be asked for them (those without a place). */
export function filterOfRow(by: TaskGroup, key: string | null): CountedFilter | null {
  if (key === null) return null;
  if (by === 'month') {
    const { from, to } = daysOfMonth(key);
    return { assignedFrom: from, assignedTo: to };
  }
  return { [({ sector: 'sectorCode', lead: 'leadOrgId', focal: 'focalUserId', assigner: 'assignerId', unit: 'unitId', plan: 'planId', origin: 'originKind' } as const)[by]]: key };
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
