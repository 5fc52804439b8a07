/** Periods a briefing asks for, as days in Vietnam, and the part of a filter they stand for. */
import { dateIn } from '@ioc/shared/working-time';

export const presets = ['this-week', 'last-week', 'this-month', 'last-month', 'this-quarter', 'last-quarter', 'this-year', 'last-year'] as const;
export type Preset = (typeof presets)[number];

/** The day of a task that decides whether it is in the period. */
export const bases = ['assigned', 'due', 'completed'] as const;
export type Basis = (typeof bases)[number];

/** First and last day; null = open on that side. */
export interface Days {
  from: string | null;
  to: string | null;
}

/** What is chosen besides the days: they alone narrow, the rest is how they were come by. */
export interface Period extends Days {
  basis: Basis;
  preset: Preset | 'all' | 'custom';
}

const dayMs = 86_400_000;
const dayText = (year: number, month: number, day: number): string => new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10);

/** From the first day of a month on, for so many months. Months may leave the year at either end. */
const months = (year: number, first: number, count: number): Days => ({ from: dayText(year, first, 1), to: dayText(year, first + count, 0) });

export function daysOf(preset: Preset, now: Date): Days {
  const today = dateIn(now);
  const [year = 0, number = 1, day = 1] = today.split('-').map(Number);
  const month = number - 1;
  // 1 January 1970 was a Thursday; weeks begin on Mondays.
  const monday = day - ((Date.parse(today) / dayMs + 3) % 7);
  const quarter = month - (month % 3);
  switch (preset) {
    case 'this-week': return { from: dayText(year, month, monday), to: dayText(year, month, monday + 6) };
    case 'last-week': return { from: dayText(year, month, monday - 7), to: dayText(year, month, monday - 1) };
    case 'this-month': return months(year, month, 1);
    case 'last-month': return months(year, month - 1, 1);
    case 'this-quarter': return months(year, quarter, 3);
    case 'last-quarter': return months(year, quarter - 3, 3);
    case 'this-year': return months(year, 0, 12);
    case 'last-year': return months(year - 1, 0, 12);
  }
}

const names = { assigned: ['assignedFrom', 'assignedTo'], due: ['dueFrom', 'dueTo'], completed: ['completedFrom', 'completedTo'] } as const satisfies Record<Basis, readonly [string, string]>;
const allNames: readonly string[] = Object.values(names).flat();

const dayIn = (filter: Readonly<Record<string, unknown>>, name: string): string | null => (typeof filter[name] === 'string' ? filter[name] : null);

/** The period a filter holds; days that are those of a preset are called by its name. */
export function periodOf(filter: Readonly<Record<string, unknown>>, now: Date): Period {
  const basis = bases.find((one) => names[one].some((name) => dayIn(filter, name) !== null)) ?? 'assigned';
  const [from, to] = [dayIn(filter, names[basis][0]), dayIn(filter, names[basis][1])];
  if (from === null && to === null) return { basis, from, to, preset: 'all' };
  const preset = presets.find((one) => {
    const days = daysOf(one, now);
    return days.from === from && days.to === to;
  });
  return { basis, from, to, preset: preset ?? 'custom' };
}

/** The filter with this period in place of whichever it had. */
export function withPeriod(filter: Readonly<Record<string, unknown>>, { basis, from, to }: Days & { basis: Basis }): Record<string, unknown> {
  const rest = Object.fromEntries(Object.entries(filter).filter(([name]) => !allNames.includes(name)));
  return { ...rest, ...(from === null ? {} : { [names[basis][0]]: from }), ...(to === null ? {} : { [names[basis][1]]: to }) };
}
