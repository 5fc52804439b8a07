/**
 * When organisations work ("lịch làm việc"). The province has one calendar; an organisation that keeps other hours has
 * one of its own and usually takes the province's days off over. What working time is, is said in `working-time.ts`.
 */
import { nowhere, type Permission, type Place } from './access.js';
import { workingClock, type SpecialDay, type WorkingClock, type WorkingTime } from './working-time.js';

/** In what it is counted how long a unit may take to say that it has its work. */
export const responseUnits = ['hour', 'day'] as const;

/** So many working hours, or working days after the one on which work was given. */
export interface ResponseTarget {
  count: number;
  unit: (typeof responseUnits)[number];
}

/** Where nobody set another (domain §3.3.4). */
export const usualResponse: ResponseTarget = { count: 1, unit: 'day' };

export interface Calendar extends WorkingTime {
  id: string;
  /** Null for the province's own, which holds for everybody who has none. */
  orgId: string | null;
  orgName: string | null;
  /** The province's days hold here too, but for dates that are named here. Never so for the province itself. */
  followsProvince: boolean;
  /** In what time whoever works by it should receive what they are given; the due dates of that work know nothing of it. */
  receiveWithin: ResponseTarget;
  updatedAt: string;
  version: number;
}

export interface CalendarEvents {
  'calendar.created': Calendar;
  'calendar.updated': Calendar;
  /** The terms of all open tasks follow the calendars as they are now; so many of them moved. */
  'calendar.applied': { tasks: number };
}
export const calendarAudience = {
  'calendar.created': 'calendar:read',
  'calendar.updated': 'calendar:read',
  'calendar.applied': 'calendar:read',
} as const satisfies Record<keyof CalendarEvents, Permission>;

export const calendarProblems = {
  'calendar.not-found': 404,
  'calendar.organisation-has-one': 409,
} as const;

/** Where a calendar lies for who may change it: an organisation's with it, the province's with nobody less than all of it. */
export const calendarPlace = ({ orgId }: Pick<Calendar, 'orgId'>): Place => (orgId === null ? nowhere : { ...nowhere, orgIds: [orgId] });

type Timed = Pick<Calendar, 'orgId' | 'week' | 'days' | 'followsProvince' | 'receiveWithin'>;
/** What days follow from. */
type Dated = Pick<Timed, 'days' | 'followsProvince'>;

/** The working time of an organisation, and in how much of it the organisation answers. */
export interface OfficeClock extends WorkingClock {
  readonly receiveWithin: ResponseTarget;
}

/** The days that hold in a calendar, in order: its own, and the province's where it follows them. */
export function daysInForce(calendar: Dated, province: Pick<Timed, 'days'> | null): SpecialDay[] {
  const own = new Set(calendar.days.map(({ on }) => on));
  const taken = calendar.followsProvince ? (province?.days ?? []).filter(({ on }) => !own.has(on)) : [];
  return [...calendar.days, ...taken].sort((a, b) => (a.on < b.on ? -1 : 1));
}

/**
 * The clocks of all calendars, each made when it is first asked for.
 * @param calendars all there are; an organisation without one works by the province's, which always exists
 */
export function workingClocks(calendars: readonly Timed[]): (orgId: string | null) => OfficeClock {
  const province = calendars.find(({ orgId }) => orgId === null) ?? null;
  const byOrg = new Map(calendars.map((calendar) => [calendar.orgId, calendar]));
  const made = new Map<Timed, OfficeClock>();
  return (orgId) => {
    const calendar = byOrg.get(orgId) ?? province;
    if (!calendar) throw new Error('the province has no calendar');
    const clock = made.get(calendar) ?? { ...workingClock({ week: calendar.week, days: daysInForce(calendar, province) }), receiveWithin: calendar.receiveWithin };
    made.set(calendar, clock);
    return clock;
  };
}
