import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dueOfMissed, nextOccurrences, occurrencesFrom, occurrencesToGive, type Occurrence, type Recurrence } from './recurrence.js';
import { officeWeek, workingClock, type SpecialDay } from './working-time.js';

const off = (on: string): SpecialDay => ({ on, kind: 'off', name: 'Tết Nguyên đán', isProvisional: false });
/** Tết 2027: from Friday 5 to Thursday 11 February; Saturday the 20th is worked in place of Friday the 12th. */
const tet = [...['05', '06', '07', '08', '09', '10', '11', '12'].map((day) => off(`2027-02-${day}`)), { on: '2027-02-20', kind: 'make_up', name: 'Làm bù', isProvisional: false } as const];
const clock = workingClock({ week: officeWeek, days: tet });
const vn = (text: string) => new Date(`${text}:00+07:00`);

const timing = (more: Partial<Recurrence>): Recurrence => ({
  rhythm: { every: 'week', weekdays: [5] }, firstOn: '2026-11-23', lastOn: null, count: null, giveDaysBefore: 0, ifDayOff: 'next', leadOrgIds: ['a'], ...more,
});
const take = (recurrence: Recurrence, most: number, from = recurrence.firstOn): Occurrence[] => {
  const taken: Occurrence[] = [];
  for (const one of occurrencesFrom(recurrence, from, clock)) {
    taken.push(one);
    if (taken.length === most) break;
  }
  return taken;
};
const dues = (recurrence: Recurrence, most: number) => take(recurrence, most).map(({ dueOn }) => dueOn);

describe('work that comes round', () => {
  it('is due at the end of work and given at its beginning, so many working days before', () => {
    expect(take(timing({ giveDaysBefore: 3 }), 1)).toEqual([{ periodOn: '2026-11-27', dueOn: '2026-11-27', dueAt: vn('2026-11-27T17:00'), giveAt: vn('2026-11-24T07:30') }]);
    // A weekend in between does not count.
    expect(take(timing({ giveDaysBefore: 5 }), 2)[1]?.giveAt).toEqual(vn('2026-11-27T07:30'));
    expect(take(timing({}), 1)[0]?.giveAt).toEqual(vn('2026-11-27T07:30'));
  });

  it('moves off Tết to the next working day or the one before, and keeps the name of its period', () => {
    const week = timing({ rhythm: { every: 'week', weekdays: [2] }, firstOn: '2027-02-09' });
    expect(take(week, 1)[0]).toMatchObject({ periodOn: '2027-02-09', dueOn: '2027-02-15' });
    expect(take({ ...week, ifDayOff: 'previous' }, 1)[0]).toMatchObject({ periodOn: '2027-02-09', dueOn: '2027-02-04' });
    // The days before it is given are working days too.
    expect(take({ ...week, giveDaysBefore: 2 }, 1)[0]?.giveAt).toEqual(vn('2027-02-03T07:30'));
    // A day worked in place of another is a working day.
    expect(dues(timing({ rhythm: { every: 'month', day: 20 }, firstOn: '2027-02-01' }), 1)).toEqual(['2027-02-20']);
  });

  it('is one task where days off carry several of its days to the same one', () => {
    const daily = timing({ rhythm: { every: 'week', weekdays: [1, 2, 3, 4, 5] }, firstOn: '2027-02-03' });
    expect(take(daily, 4).map(({ periodOn, dueOn }) => `${periodOn} ${dueOn}`)).toEqual(['2027-02-03 2027-02-03', '2027-02-04 2027-02-04', '2027-02-05 2027-02-15', '2027-02-16 2027-02-16']);
  });

  it('knows the end of February, of short months, and the last working day', () => {
    const monthly = (day: number | null) => timing({ rhythm: { every: 'month', day }, firstOn: '2027-01-01', ifDayOff: 'previous' });
    // 31 January 2027 and 28 February are Sundays.
    expect(dues(monthly(31), 4)).toEqual(['2027-01-29', '2027-02-26', '2027-03-31', '2027-04-30']);
    expect(take(monthly(31), 2).map(({ periodOn }) => periodOn)).toEqual(['2027-01-31', '2027-02-28']);
    expect(dues({ ...monthly(null), ifDayOff: 'next' }, 4)).toEqual(['2027-01-29', '2027-02-26', '2027-03-31', '2027-04-30']);
    const leapDay = timing({ rhythm: { every: 'year', month: 2, day: 29 }, firstOn: '2027-03-01', ifDayOff: 'previous' });
    expect(take(leapDay, 5).map(({ periodOn }) => periodOn)).toEqual(['2028-02-29', '2029-02-28', '2030-02-28', '2031-02-28', '2032-02-29']);
  });

  it('comes in the month of the quarter it is set to', () => {
    expect(dues(timing({ rhythm: { every: 'quarter', month: 3, day: 25 }, firstOn: '2026-11-23', ifDayOff: 'previous' }), 3)).toEqual(['2026-12-25', '2027-03-25', '2027-06-25']);
    expect(dues(timing({ rhythm: { every: 'quarter', month: 1, day: 5 }, firstOn: '2026-11-23' }), 2)).toEqual(['2027-01-05', '2027-04-05']);
  });

  it('ends with its last day, or after so many periods counted from the first', () => {
    expect(dues(timing({ lastOn: '2026-12-10' }), 9)).toEqual(['2026-11-27', '2026-12-04']);
    expect(take(timing({ count: 3 }), 9, '2026-12-05').map(({ periodOn }) => periodOn)).toEqual(['2026-12-11']);
    expect(nextOccurrences(timing({ count: 2 }), vn('2027-06-01T09:00'), clock, 5)).toEqual([]);
  });

  it('lists the next ones that were not given yet', () => {
    expect(nextOccurrences(timing({ giveDaysBefore: 3 }), vn('2026-11-24T07:29'), clock, 2).map(({ periodOn }) => periodOn)).toEqual(['2026-11-27', '2026-12-04']);
    expect(nextOccurrences(timing({ giveDaysBefore: 3 }), vn('2026-11-24T07:30'), clock, 1).map(({ periodOn }) => periodOn)).toEqual(['2026-12-04']);
    expect(nextOccurrences(timing({}), vn('2026-11-24T07:30'), clock, 0)).toEqual([]);
  });
});

describe('what should have been given by now', () => {
  const given = (now: string, more: Partial<Recurrence> = {}, since = '2026-11-23T09:00') =>
    occurrencesToGive(timing({ giveDaysBefore: 3, ...more }), { since: vn(since), now: vn(now) }, clock).map(({ periodOn, isMissed }) => `${periodOn}${isMissed ? ' missed' : ''}`);

  it('is what is ahead of its due date', () => {
    expect(given('2026-11-24T07:29')).toEqual([]);
    expect(given('2026-11-24T07:30')).toEqual(['2026-11-27']);
    // Several may be at work at the same time.
    expect(given('2026-11-24T07:30', { giveDaysBefore: 10 })).toEqual(['2026-11-27', '2026-12-04']);
  });

  it('is the last missed one only, and none from before it began or went on', () => {
    expect(given('2027-06-01T06:00')).toEqual(['2027-05-28 missed']);
    expect(given('2027-06-01T08:00')).toEqual(['2027-05-28 missed', '2027-06-04']);
    expect(given('2027-06-01T08:00', {}, '2027-05-31T09:00')).toEqual(['2027-06-04']);
    expect(given('2030-06-01T06:00', { lastOn: '2026-12-10' })).toEqual([]);
  });

  it('has the time it would have had when it comes too late, and a day at least', () => {
    expect(dueOfMissed(timing({ giveDaysBefore: 3 }), vn('2026-11-30T09:00'), clock)).toEqual(vn('2026-12-03T17:00'));
    expect(dueOfMissed(timing({}), vn('2026-11-30T09:00'), clock)).toEqual(vn('2026-12-01T17:00'));
  });
});

describe('at any setting', () => {
  const day = fc.option(fc.integer({ min: 1, max: 31 }), { nil: null });
  const rhythm: fc.Arbitrary<Recurrence['rhythm']> = fc.oneof(
    fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }).map((weekdays) => ({ every: 'week' as const, weekdays })),
    day.map((on) => ({ every: 'month' as const, day: on })),
    fc.tuple(fc.integer({ min: 1, max: 3 }), day).map(([month, on]) => ({ every: 'quarter' as const, month, day: on })),
    fc.tuple(fc.integer({ min: 1, max: 12 }), day).map(([month, on]) => ({ every: 'year' as const, month, day: on })),
  );
  const dateAfter = (days: number) => new Date(Date.parse('2026-01-01') + days * 86_400_000);
  const recurrence = fc.record({ rhythm, first: fc.integer({ min: 0, max: 800 }), giveDaysBefore: fc.integer({ min: 0, max: 60 }), ifDayOff: fc.constantFrom('next' as const, 'previous' as const) })
    .map(({ first, ...rest }) => timing({ ...rest, firstOn: dateAfter(first).toISOString().slice(0, 10) }));

  it('each period is later than the one before in every respect, is worked on, and is given before it is due', () => {
    fc.assert(fc.property(recurrence, (wish) => {
      const list = take(wish, 12);
      expect(list).toHaveLength(12);
      for (const [index, { periodOn, dueOn, dueAt, giveAt }] of list.entries()) {
        const before = list[index - 1];
        expect(before === undefined || (before.periodOn < periodOn && before.dueOn < dueOn && before.giveAt <= giveAt)).toBe(true);
        expect(periodOn >= wish.firstOn && giveAt < dueAt).toBe(true);
        expect(clock.dayOff(new Date(dueAt.getTime() - 1))).toBeNull();
        expect(clock.isWorking(giveAt)).toBe(true);
        expect(clock.daysBetween(giveAt, dueAt)).toBe(wish.giveDaysBefore);
      }
    }), { numRuns: 100 });
  });

  it('looking every morning gives each period once, and the same ones as the list foretells', () => {
    fc.assert(fc.property(recurrence, (wish) => {
      const since = vn('2026-01-01T00:00');
      const seen = new Set<string>();
      for (let morning = 0; morning < 400; morning += 1) {
        const now = new Date(since.getTime() + morning * 86_400_000 + 8 * 3_600_000);
        for (const { periodOn, isMissed } of occurrencesToGive(wish, { since, now }, clock)) {
          // Whoever looks every morning misses nothing.
          expect(isMissed && !seen.has(periodOn)).toBe(false);
          seen.add(periodOn);
        }
      }
      const end = new Date(since.getTime() + 399 * 86_400_000 + 8 * 3_600_000);
      const told = nextOccurrences(wish, since, clock, 600).filter(({ giveAt }) => giveAt <= end).map(({ periodOn }) => periodOn);
      // What was to be given before anybody looked, and is due later, is given at the first look.
      expect([...seen].filter((periodOn) => !told.includes(periodOn)).every((periodOn) => periodOn < '2026-05-01')).toBe(true);
      expect(told.filter((periodOn) => !seen.has(periodOn))).toEqual([]);
    }), { numRuns: 8 });
  });
});
