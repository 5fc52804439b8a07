import { describe, expect, it } from '@jest/globals';
import { workingClocks, type ResponseTarget } from './calendars.js';
import { createCalendar, updateCalendar } from './calendars.input.js';
import { isReviewed, receiveBy, reviewAt } from './task-clocks.js';
import { reviewCycles, taskStates, warnAt, type ReviewCycle } from './tasks.js';
import { officeWeek, type SpecialDay } from './working-time.js';

const vn = (text: string) => new Date(`${text}:00+07:00`);
const calendar = (receiveWithin: ResponseTarget, days: readonly SpecialDay[] = []) => ({ orgId: null, week: officeWeek, days, followsProvince: false, receiveWithin });
const office = (count: number, unit: ResponseTarget['unit'], days?: readonly SpecialDay[]) => workingClocks([calendar({ count, unit }, days)])(null);

describe('the response target', () => {
  // The worked examples of F-SLA: 07:30–11:30 and 13:30–17:00 on the days of the week.
  it.each([
    ['2026-01-09T16:00', 4, 'hour', '2026-01-12T10:30'],
    ['2026-01-09T16:00', 8, 'hour', '2026-01-12T16:30'],
    ['2026-01-09T18:30', 8, 'hour', '2026-01-13T08:00'],
    ['2026-01-09T16:00', 1, 'day', '2026-01-12T17:00'],
    ['2026-01-09T18:30', 1, 'day', '2026-01-12T17:00'],
    ['2026-01-10T09:00', 2, 'day', '2026-01-13T17:00'],
  ] as const)('of what is given at %s within %s %s is %s', (since, count, unit, expected) => {
    expect(receiveBy({ priority: 'thuong', since: vn(since) }, office(count, unit))).toEqual(vn(expected));
    expect(receiveBy({ priority: 'khan', since: vn(since) }, office(count, unit))).toEqual(vn(expected));
  });

  it('of an emergency runs through the night and the weekend', () => {
    expect(receiveBy({ priority: 'hoa_toc', since: vn('2026-01-09T18:30') }, office(8, 'hour'))).toEqual(vn('2026-01-10T02:30'));
    expect(receiveBy({ priority: 'hoa_toc', since: vn('2026-01-09T18:30') }, office(1, 'day'))).toEqual(vn('2026-01-11T00:00'));
  });

  it('leaves out the days off of whoever leads', () => {
    const monday: SpecialDay = { on: '2026-01-12', kind: 'off', name: 'Ngày hội', isProvisional: false };
    expect(receiveBy({ priority: 'thuong', since: vn('2026-01-09T16:00') }, office(4, 'hour', [monday]))).toEqual(vn('2026-01-13T10:30'));
  });

  it('is one of each office, and says nothing about a due date', () => {
    const clocks = workingClocks([calendar({ count: 1, unit: 'day' }), { ...calendar({ count: 2, unit: 'hour' }), orgId: 'own' }]);
    const since = vn('2026-01-12T08:00');
    expect(['own', 'other'].map((org) => receiveBy({ priority: 'thuong', since }, clocks(org)))).toEqual([vn('2026-01-12T10:00'), vn('2026-01-13T17:00')]);
    const term = { priority: 'thuong', assignedAt: since, dueAt: vn('2026-01-16T17:00') } as const;
    expect(warnAt(term, clocks('own'))).toEqual(warnAt(term, clocks('other')));
  });

  it('is a whole number of hours or days; a calendar begins with a day, and an edit that does not name it leaves it', () => {
    const sent = { orgId: '00000000-0000-4000-8000-000000000001', week: officeWeek, days: [], followsProvince: true };
    expect(createCalendar.parse(sent).receiveWithin).toEqual({ count: 1, unit: 'day' });
    expect(updateCalendar.parse({ days: [] })).toEqual({ days: [] });
    for (const wrong of [{ count: 0, unit: 'hour' }, { count: 1.5, unit: 'day' }, { count: 61, unit: 'day' }, { count: 1, unit: 'week' }, { count: 1 }]) {
      expect(updateCalendar.safeParse({ receiveWithin: wrong }).error?.issues[0]?.path[0]).toBe('receiveWithin');
    }
  });
});

describe('the review of work without a term', () => {
  const clock = office(1, 'day', [{ on: '2026-09-02', kind: 'off', name: 'Quốc khánh', isProvisional: false }, { on: '2026-11-28', kind: 'make_up', name: 'Làm bù', isProvisional: false }]);
  it.each([
    ['2026-11-03T09:00', 'week', '2026-11-10T17:00'],
    // Late in the evening in UTC it is the next morning here.
    ['2026-11-04T00:30', 'week', '2026-11-11T17:00'],
    ['2026-11-03T09:00', 'month', '2026-12-03T17:00'],
    // The third of October is a Saturday.
    ['2026-09-03T09:00', 'month', '2026-10-05T17:00'],
    // A Saturday that is worked in place of another day, and a public holiday.
    ['2026-10-28T09:00', 'month', '2026-11-28T17:00'],
    ['2026-08-26T20:00', 'week', '2026-09-03T17:00'],
    ['2026-01-31T09:00', 'month', '2026-03-02T17:00'],
    ['2027-11-30T09:00', 'quarter', '2028-02-29T17:00'],
    ['2026-10-15T09:00', 'quarter', '2027-01-15T17:00'],
  ] as const)('after %s every %s is at %s', (since, reviewEvery, expected) => {
    expect(reviewAt({ priority: 'thuong', reviewEvery, since: vn(since) }, clock)).toEqual(vn(expected));
  });

  it('of an emergency falls on the day itself, whatever day that is', () => {
    expect(reviewAt({ priority: 'hoa_toc', reviewEvery: 'month', since: vn('2026-09-03T09:00') }, clock)).toEqual(vn('2026-10-04T00:00'));
  });

  it('always lies ahead, whatever the cycle', () => {
    for (let day = 0; day < 400; day += 1) {
      const since = new Date(vn('2026-01-01T23:59').getTime() + day * 86_400_000);
      const moments = reviewCycles.map((reviewEvery: ReviewCycle) => reviewAt({ priority: 'thuong', reviewEvery, since }, clock).getTime());
      expect([since.getTime(), ...moments]).toEqual([since.getTime(), ...moments].toSorted((a, b) => a - b));
    }
  });

  it('is of open work with a cycle and without a term, and of nothing else', () => {
    const reviewed = taskStates.filter((state) => isReviewed({ state, dueAt: null, reviewEvery: 'month' }));
    expect(reviewed).toEqual(['assigned', 'received', 'returned', 'in_progress', 'submitted', 'suspended']);
    expect([isReviewed({ state: 'received', dueAt: '2026-11-03T10:00:00Z', reviewEvery: 'month' }), isReviewed({ state: 'received', dueAt: null, reviewEvery: null })]).toEqual([false, false]);
  });
});
