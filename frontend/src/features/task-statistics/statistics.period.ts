/** Periods a briefing asks for, as days in Vietnam. */
import { dateIn } from '@ioc/shared/working-time';

export const periods = ['all', 'this-month', 'last-month', 'this-quarter', 'this-year', 'last-year'] as const;
export type Period = (typeof periods)[number];

export interface Days {
  assignedFrom?: string;
  assignedTo?: string;
}

const dayText = (year: number, month: number, day: number): string => new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10);

/** From the first day of a month on, for so many months. Months may leave the year at either end. */
const months = (year: number, first: number, count: number): Days =>
  ({ assignedFrom: dayText(year, first, 1), assignedTo: dayText(year, first + count, 0) });

export function daysOf(period: Period, now: Date): Days {
  const [year = 0, number = 1] = dateIn(now).split('-').map(Number);
  const month = number - 1;
  switch (period) {
    case 'all': return {};
    case 'this-month': return months(year, month, 1);
    case 'last-month': return months(year, month - 1, 1);
    case 'this-quarter': return months(year, month - (month % 3), 3);
    case 'this-year': return months(year, 0, 12);
    case 'last-year': return months(year - 1, 0, 12);
  }
}
