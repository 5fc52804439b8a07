import { describe, expect, it } from '@jest/globals';
import { publicHolidays } from './public-holidays.js';
import { continuousClock, continuousTime, dateIn, officeDay, officeWeek, workingClock, type Week } from './working-time.js';

/** `npm test` runs this file once for each: the server may stand anywhere, the hours are those of Vietnam. */
const winterOffset: Readonly<Record<string, number>> = { UTC: 0, 'Asia/Ho_Chi_Minh': -420, 'America/New_York': 300 };

const hour = 3_600_000;
const at = (date: string, time: string) => new Date(`${date}T${time}:00+07:00`);
const from = (moment: Date, hours: number) => new Date(moment.getTime() + hours * hour);

const saturdayMornings: Week = [...officeWeek.slice(0, 5), officeDay.slice(0, 1), []];
const clocks = {
  office: workingClock({ week: officeWeek, days: publicHolidays }),
  'a commune open on Saturday mornings': workingClock({ week: saturdayMornings, days: publicHolidays }),
  'a centre open day and night but on holidays': workingClock({ week: continuousTime.week, days: publicHolidays }),
} as const;

it('the process stands in the zone it was started in', () => {
  const { TZ } = process.env;
  if (TZ !== undefined && TZ in winterOffset) expect(new Date(2026, 0, 15).getTimezoneOffset()).toBe(winterOffset[TZ]);
  expect(new Date('2026-01-15T00:00:00Z').getTime()).toBe(Date.UTC(2026, 0, 15));
});

/** The end of the last working day before Tết, the first moment after it, and the end of that day: counted on paper. */
describe.each([
  ['office', at('2024-02-07', '17:00'), at('2024-02-15', '07:30'), at('2024-02-15', '17:00')],
  ['office', at('2025-01-24', '17:00'), at('2025-02-03', '07:30'), at('2025-02-03', '17:00')],
  ['office', at('2026-02-13', '17:00'), at('2026-02-23', '07:30'), at('2026-02-23', '17:00')],
  ['office', at('2027-02-03', '17:00'), at('2027-02-11', '07:30'), at('2027-02-11', '17:00')],
  ['a commune open on Saturday mornings', at('2024-02-07', '17:00'), at('2024-02-15', '07:30'), at('2024-02-15', '17:00')],
  ['a commune open on Saturday mornings', at('2025-01-25', '11:30'), at('2025-02-01', '07:30'), at('2025-02-01', '11:30')],
  ['a commune open on Saturday mornings', at('2026-02-14', '11:30'), at('2026-02-21', '07:30'), at('2026-02-21', '11:30')],
  ['a commune open on Saturday mornings', at('2027-02-03', '17:00'), at('2027-02-11', '07:30'), at('2027-02-11', '17:00')],
  ['a centre open day and night but on holidays', at('2024-02-08', '00:00'), at('2024-02-15', '00:00'), at('2024-02-16', '00:00')],
  ['a centre open day and night but on holidays', at('2025-01-27', '00:00'), at('2025-02-01', '00:00'), at('2025-02-02', '00:00')],
  ['a centre open day and night but on holidays', at('2026-02-16', '00:00'), at('2026-02-21', '00:00'), at('2026-02-22', '00:00')],
  ['a centre open day and night but on holidays', at('2027-02-04', '00:00'), at('2027-02-11', '00:00'), at('2027-02-12', '00:00')],
] as const)('%s over the Tết after %s', (name, last, back, end) => {
  const clock = clocks[name];
  it('stops, goes on, and counts across it in both directions', () => {
    expect([clock.isWorking(from(last, -1 / 60)), clock.isWorking(last), clock.isWorking(back)]).toEqual([true, false, true]);
    expect(clock.next(last)).toEqual(back);
    expect(clock.add(from(last, -1), 2 * hour)).toEqual(from(back, 1));
    expect(clock.subtract(from(back, 1), 2 * hour)).toEqual(from(last, -1));
    expect(clock.between(from(last, -1), from(back, 1))).toBe(2 * hour);
    expect(clock.addDays(from(last, -1), 1)).toEqual(end);
    expect(clock.daysBetween(from(last, -1), back)).toBe(1);
  });

  it('is no stop for an emergency', () => {
    expect(continuousClock.add(from(last, -1), 4 * hour)).toEqual(from(last, 3));
    expect(continuousClock.between(last, back)).toBe(back.getTime() - last.getTime());
  });
});

describe.each([
  ['2024-05-04', '2024-04-29'], ['2025-04-26', '2025-05-02'], ['2026-01-10', '2026-01-02'], ['2026-08-22', '2026-08-31'],
])('Saturday %s', (worked, free) => {
  it('is worked in place of the bridge day, with an ordinary day’s hours in an office and its own where it has some', () => {
    const { office, 'a commune open on Saturday mornings': commune } = clocks;
    expect(office.between(at(worked, '00:00'), at(worked, '23:59'))).toBe(7.5 * hour);
    expect(commune.between(at(worked, '00:00'), at(worked, '23:59'))).toBe(4 * hour);
    for (const clock of Object.values(clocks)) {
      expect(clock.between(at(free, '00:00'), at(free, '23:59'))).toBe(0);
      expect(clock.dayOff(at(free, '12:00'))).toEqual({ name: 'Nghỉ hoán đổi' });
    }
    expect(continuousClock.isWorking(at(free, '12:00'))).toBe(true);
  });
});

it.each([
  ['clocks in America go forward', at('2026-03-06', '16:30'), at('2026-03-09', '08:00'), at('2026-03-07', '16:30')],
  ['clocks in America go back', at('2026-10-30', '16:30'), at('2026-11-02', '08:00'), at('2026-10-31', '16:30')],
])('nothing moves when %s', (_claim, start, hourLater, dayLater) => {
  expect(clocks.office.add(start, hour)).toEqual(hourLater);
  expect(continuousClock.add(start, 24 * hour)).toEqual(dayLater);
});

it('a day begins at midnight in Vietnam, on the days when it is yesterday in America and in Greenwich too', () => {
  for (const [date, before] of [['2027-01-01', '2026-12-31'], ['2026-03-09', '2026-03-08'], ['2024-03-01', '2024-02-29'], ['2027-02-06', '2027-02-05']] as const) {
    expect([dateIn(at(date, '00:00')), dateIn(from(at(date, '00:00'), -1 / 3_600))]).toEqual([date, before]);
  }
});
