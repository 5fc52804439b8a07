/**
 * How done work is judged (F-SCORE) and how the work of a unit, a sector or a period is summed up (F-COMP, F-ONT,
 * F-DUE). Pure, so that anybody can compute again what is printed.
 */
import type { TaskPriority } from './tasks.js';
import type { Choices } from './words.js';
import type { WorkingClock } from './working-time.js';

/** Q: how good the result is, as whoever accepts it says. */
export const qualityFactors = { A: 1, B: 0.85, C: 0.7, D: 0.4 } as const;
export type Quality = keyof typeof qualityFactors;
export const qualities = ['A', 'B', 'C', 'D'] as const satisfies readonly Quality[];
export const qualityNames = {
  A: { vi: 'Tốt, vượt yêu cầu', en: 'Good, beyond what was asked' },
  B: { vi: 'Khá, đạt yêu cầu', en: 'Fair, as asked' },
  C: { vi: 'Đạt, còn thiếu sót nhỏ', en: 'Sufficient, with small faults' },
  D: { vi: 'Chưa đạt, phải sửa nhiều', en: 'Insufficient, much to mend' },
} as const satisfies Choices<Quality>;

/** A task counts by its urgency; the part of a co-ordinating unit counts half. */
export const scoreWeights = { hoa_toc: 3, khan: 2, thuong: 1 } as const satisfies Record<TaskPriority, number>;

export const scoreBandNames = {
  excellent: { vi: 'Hoàn thành xuất sắc', en: 'Excellent' },
  good: { vi: 'Hoàn thành tốt', en: 'Good' },
  fulfilled: { vi: 'Hoàn thành', en: 'Fulfilled' },
  unfulfilled: { vi: 'Không hoàn thành', en: 'Not fulfilled' },
} as const satisfies Choices<string>;
export type ScoreBand = keyof typeof scoreBandNames;

const pointsPerDayLate = 5;
const leastWhenDone = 40;

/** T: a hundred on time, five less for each working day late but never under forty once it is done, nothing while it is owed. */
export const timeliness = (outcome: { isDone: boolean; workingDaysLate: number }): number =>
  outcome.isDone ? Math.max(leastWhenDone, 100 - pointsPerDayLate * outcome.workingDaysLate) : 0;

/** Working days a result came late; whoever is late at all is late by one, also on the day of the due date itself. */
export function workingDaysLate(dueAt: Date, doneAt: Date, clock: WorkingClock): number {
  return doneAt <= dueAt ? 0 : Math.max(1, clock.daysBetween(dueAt, doneAt));
}

/** One task that is done or overdue: what is open and in term is not judged yet. */
export interface Judged {
  priority: TaskPriority;
  isDone: boolean;
  workingDaysLate: number;
  /** Null while it is owed: there is nothing to judge. */
  quality: Quality | null;
  part: 'lead' | 'coordinating';
}

export const taskScore = (task: Pick<Judged, 'isDone' | 'workingDaysLate' | 'quality'>): number =>
  task.quality === null ? 0 : timeliness(task) * qualityFactors[task.quality];

/** The weighted mean of its tasks; null for whoever had none. O(tasks), in any order. */
export function unitScore(tasks: readonly Judged[]): number | null {
  let [sum, weights] = [0, 0];
  for (const task of tasks) {
    const weight = scoreWeights[task.priority] / (task.part === 'lead' ? 1 : 2);
    sum += taskScore(task) * weight;
    weights += weight;
  }
  return weights === 0 ? null : sum / weights;
}

export function scoreBand(score: number): ScoreBand {
  if (score >= 90) return 'excellent';
  if (score >= 75) return 'good';
  return score >= 50 ? 'fulfilled' : 'unfulfilled';
}

/** The counts of the government's report; what is open and in term is in none of the rates. */
export interface DueCounts {
  doneOnTime: number;
  doneLate: number;
  overdue: number;
}

/** Per cent, from counts and never from other percentages; null where there is nothing to divide by. */
const percentOf = (part: number, whole: number): number | null => (whole === 0 ? null : (100 * part) / whole);

/** F-COMP: of what was due, what is done. Tasks without a term may be in `done` where the caller counts them so. */
export const completionPercent = ({ done, overdue }: { done: number; overdue: number }): number | null => percentOf(done, done + overdue);

/** F-ONT: of what is done, what was done on time. */
export const onTimePercent = ({ doneOnTime, doneLate }: Pick<DueCounts, 'doneOnTime' | 'doneLate'>): number | null => percentOf(doneOnTime, doneOnTime + doneLate);

/** F-DUE: of what was due, what was done on time. */
export const duePercent = ({ doneOnTime, doneLate, overdue }: DueCounts): number | null => percentOf(doneOnTime, doneOnTime + doneLate + overdue);
