import { describe, expect, it } from '@jest/globals';
import { usualResponse, type Calendar } from '@ioc/shared/calendars';
import { officeWeek, type SpecialDay } from '@ioc/shared/working-time';
import { rebased, withDay } from './calendar.draft';
import { hoursText, parseHours } from './calendar.hours';
import { workedDays, yearOf } from './calendar.year';

const off = (on: string, name = 'Nghỉ'): SpecialDay => ({ on, kind: 'off', name, isProvisional: false });

describe('the hours of a day', () => {
  it.each([
    ['07:30–11:30, 13:30–17:00', [[450, 690], [810, 1_020]]],
    ['7h30-11h30; 13h30 đến 17h', [[450, 690], [810, 1_020]]],
    ['0:00-24:00', [[0, 1_440]]],
    ['  ', []],
  ])('are read from %j', (text, shifts) => {
    expect(parseHours(text)).toEqual(shifts.map(([fromMinute, toMinute]) => ({ fromMinute, toMinute })));
  });

  it.each(['7:30', 'sáng', '11:30-7:30', '7:30-11:30, 11:00-12:00', '7:60-8:00', '20:00-25:00', '1-2,3-4,5-6,7-8,9-10'])('are not read from %j', (text) => {
    expect(parseHours(text)).toBeNull();
  });

  it('are written as they are read', () => {
    expect(hoursText(officeWeek[0] ?? [])).toBe('07:30–11:30, 13:30–17:00');
  });
});

describe('the year', () => {
  it('begins each month on its weekday and knows leap years', () => {
    const [january, february] = yearOf(2024, officeWeek, []);
    expect(january?.weeks[0]?.map((day) => day?.dayOfMonth)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(february?.weeks.flat().filter(Boolean)).toHaveLength(29);
  });

  it('counts the days worked: without a day off, with a day made up', () => {
    const days = [off('2026-11-23'), { ...off('2026-11-28'), kind: 'make_up' as const }, off('2026-11-29')];
    expect(workedDays(yearOf(2026, officeWeek, []))).toBe(261);
    expect(workedDays(yearOf(2026, officeWeek, days))).toBe(261);
    expect(workedDays(yearOf(2026, officeWeek, days.slice(0, 1)))).toBe(260);
  });
});

describe('changes not saved yet', () => {
  const base = { id: 'c', orgId: null, orgName: null, week: officeWeek, days: [off('2026-01-01'), off('2026-04-30')], followsProvince: false, receiveWithin: usualResponse, updatedAt: '', version: 1 } satisfies Calendar;

  it('keep the days in order and one for each date', () => {
    expect(withDay(base.days, '2026-02-17', off('2026-02-17')).map(({ on }) => on)).toEqual(['2026-01-01', '2026-02-17', '2026-04-30']);
    expect(withDay(base.days, '2026-01-01', off('2026-04-30', 'Khác'))).toEqual([off('2026-04-30', 'Khác')]);
    expect(withDay(base.days, '2026-01-01', null)).toEqual([off('2026-04-30')]);
  });

  it('and what somebody else saved meanwhile both stay', () => {
    const monday = [{ fromMinute: 420, toMinute: 660 }];
    const values = { week: [monday, ...officeWeek.slice(1)], days: [off('2026-04-30', 'Tên mới'), off('2026-12-24')], followsProvince: false, receiveWithin: { count: 4, unit: 'hour' } as const };
    const theirs = { ...base, version: 2, days: [...base.days, off('2026-09-02')], week: [...officeWeek.slice(0, 5), monday, []] };
    expect(rebased({ base, values }, theirs)).toEqual({
      week: [monday, ...officeWeek.slice(1, 5), monday, []],
      days: [off('2026-04-30', 'Tên mới'), off('2026-09-02'), off('2026-12-24')],
      followsProvince: false,
      receiveWithin: { count: 4, unit: 'hour' },
    });
    expect(rebased({ base, values }, base)).toBe(values);
  });
});
