import type { Calendar } from '@ioc/shared/calendars';
import type { CalendarDate } from '@ioc/shared/time';
import type { SpecialDay } from '@ioc/shared/working-time';
import { isSame } from '#platform/api';

/** What a person can change about a calendar. */
export type CalendarValues = Pick<Calendar, 'week' | 'days' | 'followsProvince' | 'receiveWithin'>;

/** Changes not saved yet, and the record they were made upon. */
export interface CalendarDraft {
  base: Calendar;
  values: CalendarValues;
}

export const valuesOf = ({ week, days, followsProvince, receiveWithin }: CalendarValues): CalendarValues => ({ week, days, followsProvince, receiveWithin });

const byDate = (days: readonly SpecialDay[]) => new Map(days.map((day) => [day.on, day]));

/** Puts a day in its place among the others, or takes the one of this date away. */
export function withDay(days: readonly SpecialDay[], on: CalendarDate, day: SpecialDay | null): SpecialDay[] {
  const others = days.filter((other) => other.on !== on && other.on !== day?.on);
  return [...others, ...(day ? [day] : [])].sort((a, b) => (a.on < b.on ? -1 : 1));
}

/** What was changed here, upon what somebody else has saved meanwhile: day by day, so that neither loses anything. */
export function rebased({ base, values }: CalendarDraft, record: Calendar): CalendarValues {
  if (record.version === base.version) return values;
  const [before, mine] = [byDate(base.days), byDate(values.days)];
  const touched = [...new Set([...before.keys(), ...mine.keys()])].filter((on) => !isSame(before.get(on), mine.get(on)));
  return {
    week: record.week.map((shifts, n) => (isSame(base.week[n], values.week[n]) ? shifts : (values.week[n] ?? shifts))),
    days: touched.reduce<readonly SpecialDay[]>((days, on) => withDay(days, on, mine.get(on) ?? null), record.days),
    followsProvince: base.followsProvince === values.followsProvince ? record.followsProvince : values.followsProvince,
    receiveWithin: isSame(base.receiveWithin, values.receiveWithin) ? record.receiveWithin : values.receiveWithin,
  };
}
