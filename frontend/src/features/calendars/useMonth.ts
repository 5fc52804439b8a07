import { daysInForce } from '@ioc/shared/calendars';
import { officeWeek } from '@ioc/shared/working-time';
import { useMemo } from 'react';
import { yearOf, type YearDay } from './calendar.year';
import { useCalendars } from './useCalendars';

export type MonthDay = YearDay;

/** The weeks of a month such as `2026-11`, Monday first, as the province works; usual office hours until its calendar is there. */
export function useMonth(month: string): { weeks: (MonthDay | null)[][]; last: string } {
  const { data } = useCalendars();
  return useMemo(() => {
    const province = data?.find(({ orgId }) => orgId === null);
    const [year = 0, number = 1] = month.split('-').map(Number);
    const weeks = yearOf(year, province?.week ?? officeWeek, province ? daysInForce(province, null) : [])[number - 1]?.weeks ?? [];
    return { weeks, last: weeks.flat().findLast((day) => day !== null)?.on ?? `${month}-28` };
  }, [data, month]);
}
