import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { publicHolidays } from './public-holidays.js';
import { continuousClock, dateIn, officeWeek, workingClock, type SpecialDay, type WorkingClock, type WorkingTime } from './working-time.js';

const minute = 60_000;
const hour = 60 * minute;
/** A moment as an office writes it. */
const at = (date: string, time: string) => new Date(`${date}T${time}:00+07:00`);
const plain = workingClock({ week: officeWeek, days: [] });
const office = workingClock({ week: officeWeek, days: publicHolidays });

describe('the worked examples of F-SLA', () => {
  it.each([
    ['a report of Friday 16:00, 4 hours', at('2026-01-09', '16:00'), 4, at('2026-01-12', '10:30')],
    ['the same, 8 hours', at('2026-01-09', '16:00'), 8, at('2026-01-12', '16:30')],
    ['one of 18:30, 8 hours', at('2026-01-09', '18:30'), 8, at('2026-01-13', '08:00')],
  ])('%s', (_claim, from, hours, due) => {
    expect(plain.add(from, hours * hour)).toEqual(due);
  });

  it('end on the Saturday when that one makes up for a bridge day', () => {
    expect(office.add(at('2026-01-09', '16:00'), 4 * hour)).toEqual(at('2026-01-10', '10:30'));
  });
});

describe('working time', () => {
  it.each([
    ['Friday evening', at('2026-11-20', '18:00'), false, at('2026-11-23', '07:30')],
    ['the lunch break', at('2026-11-23', '12:00'), false, at('2026-11-23', '13:30')],
    ['the last minute of the morning', at('2026-11-23', '11:29'), true, at('2026-11-23', '11:29')],
    ['the end of the morning', at('2026-11-23', '11:30'), false, at('2026-11-23', '13:30')],
    ['New Year’s eve', at('2025-12-31', '17:00'), false, at('2026-01-05', '07:30')],
    ['the eve of Tết', at('2026-02-13', '17:00'), false, at('2026-02-23', '07:30')],
    ['a make-up Saturday', at('2026-08-22', '08:00'), true, at('2026-08-22', '08:00')],
    ['the day it makes up for', at('2026-08-31', '08:00'), false, at('2026-09-03', '07:30')],
  ])('knows whether %s is worked and when work goes on', (_claim, moment, working, next) => {
    expect({ working: office.isWorking(moment), next: office.next(moment) }).toEqual({ working, next });
  });

  it.each([
    ['across Tết', at('2026-02-13', '16:00'), 1, at('2026-02-23', '17:00')],
    ['over a year’s end', at('2025-12-30', '09:00'), 2, at('2026-01-05', '17:00')],
    ['with a make-up Saturday', at('2026-08-20', '09:00'), 2, at('2026-08-22', '17:00')],
    ['from a day off', at('2026-11-22', '09:00'), 1, at('2026-11-23', '17:00')],
  ])('adds days %s: the day of the start does not count, the last one counts to its end', (_claim, from, days, due) => {
    expect(office.addDays(from, days)).toEqual(due);
  });

  it('counts working days late by the days that have begun', () => {
    const due = at('2026-02-13', '17:00');
    expect([at('2026-02-13', '18:00'), at('2026-02-22', '23:00'), at('2026-02-23', '07:00'), at('2026-02-24', '16:00')].map((done) => office.daysBetween(due, done))).toEqual([0, 0, 1, 2]);
  });

  it('says why nobody works', () => {
    expect([at('2026-02-17', '09:00'), at('2026-11-22', '09:00'), at('2026-11-23', '23:00')].map((moment) => office.dayOff(moment))).toEqual([
      { name: 'Tết Nguyên đán' }, { name: null }, null,
    ]);
  });

  it('takes a date where the office is, not where the server is', () => {
    expect([new Date('2026-12-31T16:59:59Z'), new Date('2026-12-31T17:00:00Z')].map(dateIn)).toEqual(['2026-12-31', '2027-01-01']);
  });

  it('is all time for an emergency', () => {
    expect(continuousClock.add(at('2026-02-16', '23:00'), 4 * hour)).toEqual(at('2026-02-17', '03:00'));
    expect(continuousClock.isWorking(at('2026-02-17', '00:00'))).toBe(true);
    expect(continuousClock.dayMs).toBe(24 * hour);
  });

  it('cannot be asked of a week nobody works in', () => {
    expect(() => workingClock({ week: [[], [], [], [], [], [], []], days: [] })).toThrow('without a working hour');
  });
});

/** Weeks of any hours in quarters, some of them around the clock, and days off and made up scattered over two years. */
const shifts = fc.uniqueArray(fc.integer({ min: 0, max: 96 }), { maxLength: 6 }).map((cuts) => {
  const sorted = [...cuts].sort((a, b) => a - b);
  return Array.from({ length: Math.floor(sorted.length / 2) }, (_, n) => ({ fromMinute: (sorted[2 * n] ?? 0) * 15, toMinute: (sorted[2 * n + 1] ?? 0) * 15 }));
});
const firstDay = Date.parse('2026-12-01T00:00:00Z');
const specialDay: fc.Arbitrary<SpecialDay> = fc.record({
  on: fc.integer({ min: 0, max: 60 }).map((n) => new Date(firstDay + n * 24 * hour).toISOString().slice(0, 10)),
  kind: fc.constantFrom('off', 'make_up'), name: fc.constant('x'), isProvisional: fc.boolean(),
});
const anyTime: fc.Arbitrary<WorkingTime> = fc.record({
  week: fc.array(shifts, { minLength: 7, maxLength: 7 }).filter((week) => week.some((day) => day.length > 0)),
  days: fc.uniqueArray(specialDay, { selector: ({ on }) => on, maxLength: 20 }),
});
/** Moments on whole minutes of two months over a year's end. */
const moment = fc.integer({ min: 0, max: 60 * 24 * 60 }).map((minutes) => new Date(firstDay + minutes * minute));

describe.each([['any calendar', anyTime], ['the office with its holidays', fc.constant({ week: officeWeek, days: publicHolidays })]] as const)('for %s', (_name, times) => {
  const holds = (claim: (clock: WorkingClock, from: Date, to: Date, minutes: number) => void) =>
    fc.assert(fc.property(times, moment, moment, fc.integer({ min: 1, max: 5_000 }), (time, from, to, minutes) => claim(workingClock(time), from, to, minutes)), { numRuns: 200 });

  it('the time between two moments is what a count minute by minute gives', () => {
    const span = fc.integer({ min: 0, max: 6 * 24 * 60 });
    fc.assert(fc.property(times, moment, span, (time, from, minutes) => {
      const clock = workingClock(time);
      const to = new Date(from.getTime() + minutes * minute);
      let counted = 0;
      for (let now = from.getTime(); now < to.getTime(); now += minute) if (clock.isWorking(new Date(now))) counted += minute;
      expect(clock.between(from, to)).toBe(counted);
      expect(clock.between(to, from) + counted).toBe(0);
    }), { numRuns: 60 });
  });

  it('what was added is what is measured, and nothing earlier would do', () => {
    holds((clock, from, _to, minutes) => {
      const due = clock.add(from, minutes * minute);
      expect(clock.between(from, due)).toBe(minutes * minute);
      expect(clock.between(from, new Date(due.getTime() - 1))).toBeLessThan(minutes * minute);
    });
  });

  it('what was taken away is what is left, and nothing earlier would do', () => {
    holds((clock, _from, to, minutes) => {
      const warn = clock.subtract(to, minutes * minute);
      expect(clock.between(warn, to)).toBe(minutes * minute);
      expect(clock.between(new Date(warn.getTime() - 1), to)).toBeGreaterThan(minutes * minute);
    });
  });

  it('more time never ends earlier, and adding twice is adding once', () => {
    holds((clock, from, to, minutes) => {
      const [first, last] = from < to ? [from, to] : [to, from];
      expect(clock.add(first, minutes * minute) <= clock.add(last, minutes * minute)).toBe(true);
      expect(clock.add(clock.add(from, minutes * minute), minutes * minute)).toEqual(clock.add(from, 2 * minutes * minute));
    });
  });

  it('the order in which its days are written is of no matter', () => {
    fc.assert(fc.property(times, moment, moment, (time, from, to) => {
      const turned = workingClock({ ...time, days: [...time.days].reverse() });
      expect(turned.between(from, to)).toBe(workingClock(time).between(from, to));
    }), { numRuns: 100 });
  });
});

describe('the public holidays', () => {
  it('name every date once and in order within a year', () => {
    const dates = publicHolidays.map(({ on }) => on);
    expect(dates).toEqual([...new Set(dates)].sort());
  });

  it('take eleven working days from each year, exchanged ones apart', () => {
    for (const year of ['2024', '2025', '2026', '2027']) {
      const days = publicHolidays.filter(({ on }) => on.startsWith(year));
      const lost = days.filter(({ on, kind }) => kind === 'off' && plain.dayOff(at(on, '09:00')) === null).length;
      const made = days.filter(({ kind }) => kind === 'make_up').length;
      expect({ year, days: lost - made }).toEqual({ year, days: 11 });
    }
  });

  it('make up only on days that are otherwise free', () => {
    for (const { on } of publicHolidays.filter(({ kind }) => kind === 'make_up')) expect(plain.dayOff(at(on, '09:00'))).not.toBeNull();
  });

  it('say what is not announced yet', () => {
    expect(publicHolidays.filter(({ isProvisional }) => isProvisional).every(({ on }) => on.startsWith('2027'))).toBe(true);
    expect(publicHolidays.find(({ on }) => on === '2027-02-08')?.isProvisional).toBe(true);
  });
});
