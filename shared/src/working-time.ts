/**
 * Working time ("giờ làm việc", F-SLA): only the hours an office is open count. All clocks are those of Vietnam, UTC+7
 * the whole year, so a day is found by arithmetic and no time zone table is asked. Pure and without a dependency: the
 * server, the form and the tests ask the same functions.
 */
import type { CalendarDate } from './time.js';

/** From and to in minutes since midnight in Vietnam; `to` is not in it any more. At most 24:00, so none crosses midnight. */
export interface Shift {
  fromMinute: number;
  toMinute: number;
}

/** Monday first, as weeks begin here; a day without shifts is not worked. */
export type Week = readonly (readonly Shift[])[];

/** A date on which the week does not hold: a day off, or a day worked in place of another ("làm bù"). */
export interface SpecialDay {
  on: CalendarDate;
  kind: 'off' | 'make_up';
  name: string;
  /** The authorities have not announced it yet: it follows from the law or from last year's habit and may move. */
  isProvisional: boolean;
}

export interface WorkingTime {
  week: Week;
  days: readonly SpecialDay[];
}

/** What can be asked about one calendar. Amounts are milliseconds of working time. */
export interface WorkingClock {
  /** A whole working day: the hours of the first day of the week that is worked. */
  readonly dayMs: number;
  isWorking(at: Date): boolean;
  /** The next moment at which work goes on; `at` itself while it does. */
  next(at: Date): Date;
  /** The earliest moment by which so much working time has passed since `from`. */
  add(from: Date, ms: number): Date;
  /** The earliest moment from which no more than so much working time is left until `to`. */
  subtract(to: Date, ms: number): Date;
  /** The end of work on the n-th working day after the day of `from`, which itself does not count. */
  addDays(from: Date, days: number): Date;
  /** Working time between two moments; negative when the second is the earlier. */
  between(from: Date, to: Date): number;
  /** Working days begun after the day of `from`, up to the day of `to`. */
  daysBetween(from: Date, to: Date): number;
  /** Why nobody works on the day of this moment; null = it is worked. */
  dayOff(at: Date): { name: string | null } | null;
}

const minuteMs = 60_000;
const dayLengthMs = 24 * 60 * minuteMs;
const offsetMs = 7 * 60 * minuteMs;

/** Days since 1970 in Vietnam. 1 January 1970 was a Thursday. */
const dayOf = (at: number): number => Math.floor((at + offsetMs) / dayLengthMs);
const startOf = (day: number): number => day * dayLengthMs - offsetMs;
const weekday = (day: number): number => (((day + 3) % 7) + 7) % 7;
const dateOf = (day: number): CalendarDate => new Date(day * dayLengthMs).toISOString().slice(0, 10);
const dayOfDate = (date: CalendarDate): number => Date.parse(date) / dayLengthMs;

/** The date of a moment in Vietnam. */
export const dateIn = (at: Date): CalendarDate => dateOf(dayOf(at.getTime()));

/** Midnight at which a date begins in Vietnam. */
export const startOfDate = (date: CalendarDate): Date => new Date(startOf(dayOfDate(date)));

/** The usual hours of an administrative office: 07:30–11:30 and 13:30–17:00 from Monday to Friday. */
export const officeDay: readonly Shift[] = [{ fromMinute: 450, toMinute: 690 }, { fromMinute: 810, toMinute: 1_020 }];
export const officeWeek: Week = [officeDay, officeDay, officeDay, officeDay, officeDay, [], []];

const dayAndNight: readonly Shift[] = [{ fromMinute: 0, toMinute: 1_440 }];

/** Emergencies do not wait for the morning: every hour of every day counts. */
export const continuousTime: WorkingTime = { week: Array.from({ length: 7 }, () => dayAndNight), days: [] };

const lengthMs = (shifts: readonly Shift[]): number => shifts.reduce((sum, { fromMinute, toMinute }) => sum + (toMinute - fromMinute) * minuteMs, 0);

/** @param time at least one day of its week has a shift; shifts of a day are ascending and apart */
export function workingClock({ week, days }: WorkingTime): WorkingClock {
  const special = new Map(days.map((day) => [dayOfDate(day.on), day]));
  // A day worked in place of another has the hours of an ordinary one.
  const ordinary = week.find((shifts) => shifts.length > 0);
  if (!ordinary) throw new Error('a week without a working hour has no working time');

  const shiftsOf = (day: number): readonly Shift[] => {
    const usual = week[weekday(day)] ?? [];
    const { kind } = special.get(day) ?? {};
    if (kind === 'off') return [];
    return kind === 'make_up' && usual.length === 0 ? ordinary : usual;
  };
  /** Working time of one day that lies before a moment; the whole day's when the moment is later than the day. */
  const workedBy = (day: number, at: number): number => {
    const minute = (at - startOf(day)) / minuteMs;
    return shiftsOf(day).reduce((sum, { fromMinute, toMinute }) => sum + Math.max(0, Math.min(minute, toMinute) - fromMinute), 0) * minuteMs;
  };
  /** The moment of a day at which so much of its working time is over, or null when the day is too short for it. */
  const reached = (day: number, ms: number): number | null => {
    let left = ms / minuteMs;
    for (const { fromMinute, toMinute } of shiftsOf(day)) {
      if (left <= toMinute - fromMinute) return startOf(day) + Math.round((fromMinute + left) * minuteMs);
      left -= toMinute - fromMinute;
    }
    return null;
  };

  const between = (from: number, to: number): number => {
    if (to < from) return -between(to, from);
    let sum = -workedBy(dayOf(from), from);
    for (let day = dayOf(from); day < dayOf(to); day += 1) sum += lengthMs(shiftsOf(day));
    return Math.round(sum + workedBy(dayOf(to), to));
  };
  const add = (from: number, ms: number): number => {
    if (ms <= 0) return from;
    let day = dayOf(from);
    let wanted = ms + workedBy(day, from);
    for (;;) {
      const moment = reached(day, wanted);
      if (moment !== null) return moment;
      wanted -= lengthMs(shiftsOf(day));
      day += 1;
    }
  };
  const subtract = (to: number, ms: number): number => {
    if (ms < 0) return to;
    let day = dayOf(to);
    let before = workedBy(day, to) - ms;
    // Nothing is left to go back for at the very beginning of a day's work: the moment lies at the end of the day before.
    while (before <= 0) {
      day -= 1;
      before += lengthMs(shiftsOf(day));
    }
    return Math.min(to, reached(day, before) ?? to);
  };
  const isWorking = (at: number): boolean => {
    const minute = (at - startOf(dayOf(at))) / minuteMs;
    return shiftsOf(dayOf(at)).some(({ fromMinute, toMinute }) => fromMinute <= minute && minute < toMinute);
  };
  const next = (at: number): number => {
    if (isWorking(at)) return at;
    for (let day = dayOf(at); ; day += 1) {
      const start = shiftsOf(day).map(({ fromMinute }) => startOf(day) + fromMinute * minuteMs).find((moment) => moment >= at);
      if (start !== undefined) return start;
    }
  };
  const addDays = (from: number, count: number): number => {
    let day = dayOf(from);
    for (let left = count; left > 0; ) {
      day += 1;
      if (shiftsOf(day).length > 0) left -= 1;
    }
    return startOf(day) + (shiftsOf(day).at(-1)?.toMinute ?? 0) * minuteMs;
  };
  const daysBetween = (from: number, to: number): number => {
    let count = 0;
    for (let day = dayOf(from) + 1; day <= dayOf(to); day += 1) if (shiftsOf(day).length > 0) count += 1;
    return count;
  };

  return {
    dayMs: lengthMs(ordinary),
    isWorking: (at) => isWorking(at.getTime()),
    next: (at) => new Date(next(at.getTime())),
    add: (from, ms) => new Date(add(from.getTime(), ms)),
    subtract: (to, ms) => new Date(subtract(to.getTime(), ms)),
    addDays: (from, count) => new Date(addDays(from.getTime(), count)),
    between: (from, to) => between(from.getTime(), to.getTime()),
    daysBetween: (from, to) => daysBetween(from.getTime(), to.getTime()),
    dayOff: (at) => {
      const day = dayOf(at.getTime());
      return shiftsOf(day).length > 0 ? null : { name: special.get(day)?.name ?? null };
    },
  };
}

export const continuousClock: WorkingClock = workingClock(continuousTime);

/**
 * A moment of a stopped clock once it runs again: as much working time lies between it and now as lay between it and the
 * stop. What was missed stays missed, by as much.
 */
export function movedPast(at: Date, { stoppedAt, now }: { stoppedAt: Date; now: Date }, clock: WorkingClock): Date {
  if (at >= stoppedAt) return clock.add(now, clock.between(stoppedAt, at));
  // Missed outside working hours is missed by no working time, and must not become punctual by it.
  return clock.subtract(now, Math.max(60_000, clock.between(at, stoppedAt)));
}
