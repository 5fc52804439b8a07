/**
 * Work that comes round ("nhiệm vụ định kỳ"): on which days it is due and when it is given. Pure: the server, the form and
 * the tests ask the same functions. A period is known by the day it is named after, which no change of a calendar moves;
 * when it is due, and when it is given, follow from that day and the working time of whoever leads.
 */
import type { CalendarDate } from './time.js';
import type { WorkingClock } from './working-time.js';
import type { Choices } from './words.js';

export const rhythms = ['week', 'month', 'quarter', 'year'] as const;
export type RhythmKind = (typeof rhythms)[number];
export const rhythmNames = {
  week: { vi: 'Hằng tuần', en: 'Every week' },
  month: { vi: 'Hằng tháng', en: 'Every month' },
  quarter: { vi: 'Hằng quý', en: 'Every quarter' },
  year: { vi: 'Hằng năm', en: 'Every year' },
} as const satisfies Choices<RhythmKind>;

/** A day of the month, the last one in shorter months; null = the last working day of the month. */
export type DayOfMonth = number | null;

export type Rhythm =
  /** Monday is 1, Sunday 7. */
  | { every: 'week'; weekdays: number[] }
  | { every: 'month'; day: DayOfMonth }
  /** The first, second or third month of the quarter. */
  | { every: 'quarter'; month: number; day: DayOfMonth }
  | { every: 'year'; month: number; day: DayOfMonth };

/** Where a due day goes on which nobody works: on to the next working day, as the law has it, or back to the one before. */
export const dayOffMoves = ['next', 'previous'] as const;
export type DayOffMove = (typeof dayOffMoves)[number];
export const dayOffMoveNames = {
  next: { vi: 'Chuyển sang ngày làm việc kế tiếp', en: 'Move on to the next working day' },
  previous: { vi: 'Chuyển về ngày làm việc liền trước', en: 'Move back to the working day before' },
} as const satisfies Choices<DayOffMove>;

export interface Recurrence {
  rhythm: Rhythm;
  /** No period before this day, none after the other; at most one of `lastOn` and `count` is there. */
  firstOn: CalendarDate;
  lastOn: CalendarDate | null;
  count: number | null;
  /** Given so many working days before the day it is due, at the beginning of work. */
  giveDaysBefore: number;
  ifDayOff: DayOffMove;
  /** One task each. */
  leadOrgIds: string[];
}

export interface Occurrence {
  /** The day the period is named after; with template and unit it is the key of the task. */
  periodOn: CalendarDate;
  /** The day it falls on once days off are taken into account, and the end of work on it. */
  dueOn: CalendarDate;
  dueAt: Date;
  giveAt: Date;
}

type Timing = Omit<Recurrence, 'leadOrgIds'>;

const dayMs = 86_400_000;
const offsetMs = 7 * 3_600_000;
/** Days since 1970. */
const dayOfDate = (date: CalendarDate): number => Date.parse(date) / dayMs;
const dateOfDay = (day: number): CalendarDate => new Date(day * dayMs).toISOString().slice(0, 10);
const dayOfMoment = (at: Date): number => Math.floor((at.getTime() + offsetMs) / dayMs);
const startOfDay = (day: number): Date => new Date(day * dayMs - offsetMs);
const weekdayOf = (day: number): number => ((((day + 3) % 7) + 7) % 7) + 1;

const isWorked = (day: number, clock: WorkingClock): boolean => clock.dayOff(startOfDay(day)) === null;

function workedFrom(day: number, step: 1 | -1, clock: WorkingClock): number {
  let found = day;
  while (!isWorked(found, clock)) found += step;
  return found;
}

/** A month as counted since year 0; its n-th day, or its last one where it is shorter. */
function dayInMonth(month: number, n: number): number {
  const [year, index] = [Math.floor(month / 12), month % 12];
  const last = new Date(Date.UTC(year, index + 1, 0)).getUTCDate();
  return Date.UTC(year, index, Math.min(n, last)) / dayMs;
}

const monthsBetween: Readonly<Record<Exclude<RhythmKind, 'week'>, number>> = { month: 1, quarter: 3, year: 12 };
/** Of all months, those of a rhythm leave this rest when divided by how far apart they are. */
const restOf = (rhythm: Exclude<Rhythm, { every: 'week' }>): number => (rhythm.every === 'month' ? 0 : rhythm.month - 1);

/** The days periods are named after, in order, without an end; "the last working day" is named after the last day of its month. */
function* namedDays(rhythm: Rhythm, from: number): Generator<number, void> {
  if (rhythm.every === 'week') {
    for (let day = from; ; day += 1) if (rhythm.weekdays.includes(weekdayOf(day))) yield day;
  }
  const apart = monthsBetween[rhythm.every];
  const start = new Date(from * dayMs);
  const first = start.getUTCFullYear() * 12 + start.getUTCMonth();
  for (let month = first + ((((restOf(rhythm) - first) % apart) + apart) % apart); ; month += apart) {
    const day = dayInMonth(month, rhythm.day ?? 31);
    if (day >= from) yield day;
  }
}

/** A calendar has an end; nobody plans beyond it. */
const lastDay = dayOfDate('9998-12-31');

/**
 * The periods from a day on. Days off may carry two of them to one working day; then it is one task, that of the first.
 * @param from periods before it are passed over without looking at the calendar
 */
export function* occurrencesFrom({ rhythm, firstOn, lastOn, count, giveDaysBefore, ifDayOff }: Timing, from: CalendarDate, clock: WorkingClock): Generator<Occurrence, void> {
  const [first, wanted] = [dayOfDate(firstOn), dayOfDate(from)];
  const last = lastOn === null ? lastDay : dayOfDate(lastOn);
  const step = rhythm.every !== 'week' && rhythm.day === null ? -1 : ifDayOff === 'next' ? 1 : -1;
  let before: number | null = null;
  let counted = 0;
  // Who counts periods counts them from the first one on.
  for (const day of namedDays(rhythm, count === null ? Math.max(first, wanted) : first)) {
    counted += 1;
    if (day > last || (count !== null && counted > count)) return;
    if (day < wanted) continue;
    const due = workedFrom(day, step, clock);
    if (due === before) continue;
    before = due;
    yield { periodOn: dateOfDay(day), dueOn: dateOfDay(due), dueAt: clock.addDays(startOfDay(due - 1), 1), giveAt: giveAt(due, giveDaysBefore, clock) };
  }
}

function giveAt(due: number, daysBefore: number, clock: WorkingClock): Date {
  let day = due;
  for (let left = daysBefore; left > 0; left -= 1) day = workedFrom(day - 1, -1, clock);
  return clock.next(startOfDay(day));
}

/** So far back lies the last period at the most, whatever days off did to it. */
const reachDays: Readonly<Record<RhythmKind, number>> = { week: 40, month: 70, quarter: 130, year: 405 };
const reachBack = ({ rhythm }: Timing, now: Date): CalendarDate => dateOfDay(dayOfMoment(now) - reachDays[rhythm.every]);

/** The next ones that nobody was given yet, for people to look at. */
export function nextOccurrences(recurrence: Timing, now: Date, clock: WorkingClock, most: number): Occurrence[] {
  const next: Occurrence[] = [];
  if (most <= 0) return next;
  for (const one of occurrencesFrom(recurrence, reachBack(recurrence, now), clock)) {
    if (one.giveAt > now) next.push(one);
    if (next.length === most) break;
  }
  return next;
}

/**
 * What should have been given by now: whatever is still ahead of its due date, and of what is past the last one only. A
 * portal that slept makes up for one period and not for years of them; what was past when the recurrence began, or went
 * on after a pause, is not made up for at all.
 */
export function occurrencesToGive(recurrence: Timing, { since, now }: { since: Date; now: Date }, clock: WorkingClock): (Occurrence & { isMissed: boolean })[] {
  let missed: Occurrence | null = null;
  const ahead: Occurrence[] = [];
  for (const one of occurrencesFrom(recurrence, reachBack(recurrence, now), clock)) {
    if (one.giveAt > now) break;
    if (one.dueAt > now) ahead.push(one);
    else if (one.dueAt > since) missed = one;
  }
  return [...(missed ? [{ ...missed, isMissed: true }] : []), ...ahead.map((one) => ({ ...one, isMissed: false }))];
}

/** A task that is given too late gets the time it would have had, and a day at least. */
export const dueOfMissed = ({ giveDaysBefore }: Pick<Timing, 'giveDaysBefore'>, now: Date, clock: WorkingClock): Date => clock.addDays(now, Math.max(1, giveDaysBefore));
