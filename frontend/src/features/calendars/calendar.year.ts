/** The days of a year as a wall calendar shows them: pure arithmetic on dates, no time zone asked. */
import type { CalendarDate } from '@ioc/shared/time';
import type { SpecialDay, Week } from '@ioc/shared/working-time';

export interface YearDay {
  on: CalendarDate;
  dayOfMonth: number;
  /** 0 = Monday. */
  weekday: number;
  special: SpecialDay | null;
  isWorked: boolean;
}

export interface YearMonth {
  /** 1 to 12. */
  month: number;
  /** Rows of seven, Monday first; null before the first and after the last day. */
  weeks: (YearDay | null)[][];
}

const dayMs = 86_400_000;

export function yearOf(year: number, week: Week, days: readonly SpecialDay[]): YearMonth[] {
  const special = new Map(days.map((day) => [day.on, day]));
  return Array.from({ length: 12 }, (_, index) => {
    const first = Date.UTC(year, index, 1);
    const length = (Date.UTC(year, index + 1, 1) - first) / dayMs;
    const cells: (YearDay | null)[] = Array.from({ length: (new Date(first).getUTCDay() + 6) % 7 }, () => null);
    for (let n = 0; n < length; n += 1) {
      const on = new Date(first + n * dayMs).toISOString().slice(0, 10);
      const weekday = cells.length % 7;
      const mark = special.get(on) ?? null;
      const isWorked = mark === null ? (week[weekday]?.length ?? 0) > 0 : mark.kind === 'make_up';
      cells.push({ on, dayOfMonth: n + 1, weekday, special: mark, isWorked });
    }
    while (cells.length % 7 > 0) cells.push(null);
    return { month: index + 1, weeks: Array.from({ length: cells.length / 7 }, (__, row) => cells.slice(row * 7, row * 7 + 7)) };
  });
}

export const workedDays = (months: readonly YearMonth[]): number =>
  months.flatMap(({ weeks }) => weeks.flat()).filter((day) => day?.isWorked).length;
