/** The months, quarters and years that work is summed up by, as texts that sort: `2026-11`, `2026-Q4`, `2026`. Days are those of Vietnam. */
import type { CalendarDate } from './time.js';
import type { Choices } from './words.js';
import { dateIn } from './working-time.js';

export const periodKinds = ['month', 'quarter', 'year'] as const;
export type PeriodKind = (typeof periodKinds)[number];
export const periodKindNames = {
  month: { vi: 'Tháng', en: 'Month' },
  quarter: { vi: 'Quý', en: 'Quarter' },
  year: { vi: 'Năm', en: 'Year' },
} as const satisfies Choices<PeriodKind>;

/** One of the texts above. */
export type ScorePeriod = string;
export const periodPattern = /^(?:20\d{2})(?:-(?:0[1-9]|1[0-2]|Q[1-4]))?$/;

export const kindOfPeriod = (period: ScorePeriod): PeriodKind => (period.length === 4 ? 'year' : period.includes('Q') ? 'quarter' : 'month');

const monthsOf = { month: 1, quarter: 3, year: 12 } as const satisfies Record<PeriodKind, number>;

/** Months since the year 0; the first one of the period. */
function firstMonth(period: ScorePeriod): number {
  const [year = '', part = '01'] = period.split('-');
  return Number(year) * 12 + (part.startsWith('Q') ? (Number(part.slice(1)) - 1) * 3 : Number(part) - 1);
}

function periodFrom(kind: PeriodKind, month: number): ScorePeriod {
  const [year, inYear] = [Math.floor(month / 12), month % 12];
  if (kind === 'year') return `${year}`;
  return kind === 'quarter' ? `${year}-Q${Math.floor(inYear / 3) + 1}` : `${year}-${String(inYear + 1).padStart(2, '0')}`;
}

/** The period of this kind a date lies in. */
export const periodOf = (kind: PeriodKind, date: CalendarDate): ScorePeriod => periodFrom(kind, firstMonth(date.slice(0, 7)));
export const periodAt = (kind: PeriodKind, at: Date): ScorePeriod => periodOf(kind, dateIn(at));

/** The one after it, or before it with -1. */
export const neighbourOf = (period: ScorePeriod, step: 1 | -1): ScorePeriod => {
  const kind = kindOfPeriod(period);
  return periodFrom(kind, firstMonth(period) + step * monthsOf[kind]);
};

const firstDay = (month: number): CalendarDate => `${periodFrom('month', month)}-01`;

/** Its first day, and the first day that is not in it any more. */
export function daysOfPeriod(period: ScorePeriod): { from: CalendarDate; before: CalendarDate } {
  const first = firstMonth(period);
  return { from: firstDay(first), before: firstDay(first + monthsOf[kindOfPeriod(period)]) };
}
