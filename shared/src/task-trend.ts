/**
 * Tasks over time, week by week or month by month: what was given, what was done on time and late, and how much was
 * overdue when each ended. As the tasks stand today: a term that was moved counts where it lies now.
 */
import type { CalendarDate } from './time.js';
import type { Choices } from './words.js';

export const trendSteps = ['week', 'month'] as const;
export type TrendStep = (typeof trendSteps)[number];
export const trendStepNames = {
  week: { vi: 'Tuần', en: 'Week' },
  month: { vi: 'Tháng', en: 'Month' },
} as const satisfies Choices<TrendStep>;

export const trendLines = ['given', 'doneOnTime', 'doneLate', 'doneNoTerm', 'overdue'] as const;
export type TrendLine = (typeof trendLines)[number];

export interface TrendPoint extends Readonly<Record<TrendLine, number>> {
  /** First and last day; of the present one, today. */
  from: CalendarDate;
  to: CalendarDate;
}

export interface TaskTrend {
  every: TrendStep;
  /** The moment at which the last one is counted. */
  at: string;
  /** More were asked for than one picture can show: these are the last ones. */
  isCut: boolean;
  points: TrendPoint[];
}

/** A year of weeks, or five years of months. */
export const mostTrendPoints = 60;
const usualPoints = { week: 26, month: 12 } as const satisfies Record<TrendStep, number>;

const dayMs = 86_400_000;
const dateOf = (at: number): CalendarDate => new Date(at).toISOString().slice(0, 10);
const moved = (date: CalendarDate, days: number): CalendarDate => dateOf(Date.parse(date) + days * dayMs);

/** The first day of the week (Monday) or month a day lies in, so many further. */
function startOf(every: TrendStep, date: CalendarDate, further = 0): CalendarDate {
  if (every === 'month') {
    const [year = 0, month = 1] = date.split('-').map(Number);
    return dateOf(Date.UTC(year, month - 1 + further, 1));
  }
  // 1 January 1970 was a Thursday.
  const weekday = (((Date.parse(date) / dayMs + 3) % 7) + 7) % 7;
  return moved(date, further * 7 - weekday);
}

/** The weeks or months between two days, none of them in the future; without a beginning so many as one looks at usually. */
export function trendSpans(every: TrendStep, wish: { from?: CalendarDate | undefined; to?: CalendarDate | undefined }, today: CalendarDate): { isCut: boolean; spans: { from: CalendarDate; to: CalendarDate }[] } {
  const last = wish.to !== undefined && wish.to < today ? wish.to : today;
  const earliest = wish.from === undefined ? startOf(every, last, 1 - usualPoints[every]) : startOf(every, wish.from);
  const spans: { from: CalendarDate; to: CalendarDate }[] = [];
  // Backwards, so that a wish of a thousand years costs no more than what is shown.
  for (let from = startOf(every, last); from >= earliest && spans.length <= mostTrendPoints; from = startOf(every, from, -1)) {
    spans.unshift({ from, to: spans.length === 0 ? last : moved(startOf(every, from, 1), -1) });
  }
  const isCut = spans.length > mostTrendPoints;
  return { isCut, spans: isCut ? spans.slice(1) : spans };
}
