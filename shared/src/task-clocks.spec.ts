import { describe, expect, it } from '@jest/globals';
import { workingClocks, type ResponseTarget } from './calendars.js';
import { createCalendar, updateCalendar } from './calendars.input.js';
import { receiveBy } from './task-clocks.js';
import { warnAt } from './tasks.js';
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
