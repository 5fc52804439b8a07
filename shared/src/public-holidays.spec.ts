import { describe, expect, it } from '@jest/globals';
import { publicHolidays } from './public-holidays.js';
import { dateIn } from './working-time.js';

const dayMs = 86_400_000;
const years = [2024, 2025, 2026, 2027] as const;
const later = (date: string, days: number): string => new Date(Date.parse(date) + days * dayMs).toISOString().slice(0, 10);
const weekday = (date: string): number => new Date(date).getUTCDay();
const isWeekend = (date: string): boolean => weekday(date) === 0 || weekday(date) === 6;
const daysOff = (name: string, year: number): string[] => publicHolidays.flatMap((day) => (day.kind === 'off' && day.name === name && day.on.startsWith(String(year)) ? [day.on] : []));

/**
 * The k-th new moon since 1900 after J. Meeus, Astronomical Algorithms (1991), chapter 47, good to minutes. The calendars of the
 * platform are no witness: theirs puts the new moon of 6 February 2027, four minutes before midnight in Beijing, on the next day.
 */
function newMoon(k: number): Date {
  const t = k / 1_236.85;
  const sine = (degrees: number): number => Math.sin((degrees * Math.PI) / 180);
  const sun = 359.2242 + 29.10535608 * k - 0.0000333 * t ** 2 - 0.00000347 * t ** 3;
  const moon = 306.0253 + 385.81691806 * k + 0.0107306 * t ** 2 + 0.00001236 * t ** 3;
  const node = 21.2964 + 390.67050646 * k - 0.0016528 * t ** 2 - 0.00000239 * t ** 3;
  const mean = 2_415_020.75933 + 29.53058868 * k + 0.0001178 * t ** 2 - 0.000000155 * t ** 3 + 0.00033 * sine(166.56 + 132.87 * t - 0.009173 * t ** 2);
  const correction = (0.1734 - 0.000393 * t) * sine(sun) + 0.0021 * sine(2 * sun) - 0.4068 * sine(moon) + 0.0161 * sine(2 * moon) - 0.0004 * sine(3 * moon)
    + 0.0104 * sine(2 * node) - 0.0051 * sine(sun + moon) - 0.0074 * sine(sun - moon) + 0.0004 * sine(2 * node + sun) - 0.0004 * sine(2 * node - sun)
    - 0.0006 * sine(2 * node + moon) + 0.001 * sine(2 * node - moon) + 0.0005 * sine(sun + 2 * moon);
  /** Days by which the clock of the planets is ahead of ours since 1900. */
  const ahead = -0.000278 + 0.000265 * t + 0.000262 * t ** 2;
  return new Date((mean + correction - ahead - 2_440_587.5) * dayMs);
}

/** First days of the lunar months that begin after the winter solstice before a year; the first of them is the twelfth month. */
function monthsFrom(year: number): string[] {
  const solstice = `${year - 1}-12-22`;
  const near = Math.floor((year - 1900) * 12.3685) - 2;
  return Array.from({ length: 8 }, (_, n) => dateIn(newMoon(near + n))).filter((date) => date > solstice);
}

describe('the holidays of the lunar year', () => {
  it.each([[2024, '2024-02-10'], [2025, '2025-01-29'], [2026, '2026-02-17'], [2027, '2027-02-06']] as const)('%i begins with the new moon of %s, which is a day of Tết', (year, first) => {
    expect(monthsFrom(year)[1]).toBe(first);
    expect(daysOff('Tết Nguyên đán', year)).toContain(first);
  });

  it.each(years)('%i has five days of Tết one after another, and one off for each of them on a weekend', (year) => {
    const days = daysOff('Tết Nguyên đán', year);
    expect(days).toEqual(Array.from({ length: 5 }, (_, n) => later(days[0] ?? '', n)));
    expect(daysOff('Nghỉ bù Tết Nguyên đán', year)).toHaveLength(days.filter(isWeekend).length);
  });

  it.each(years)('%i keeps Giỗ Tổ on the tenth of the third month', (year) => {
    expect(daysOff('Giỗ Tổ Hùng Vương', year)).toEqual([later(monthsFrom(year)[3] ?? '', 9)]);
  });
});

describe('the holidays of the solar year', () => {
  it.each(years)('%i has its fixed days, and two for 2 September', (year) => {
    expect([daysOff('Tết Dương lịch', year), daysOff('Ngày Chiến thắng 30/4', year), daysOff('Quốc tế Lao động 1/5', year)]).toEqual([[`${year}-01-01`], [`${year}-04-30`], [`${year}-05-01`]]);
    const national = daysOff('Quốc khánh', year);
    expect(national).toContain(`${year}-09-02`);
    expect(national).toHaveLength(2);
    expect(later(national[0] ?? '', 1)).toBe(national[1]);
  });

  it.each(years)('%i makes up for every holiday on a weekend by a working day of its own', (year) => {
    const off = publicHolidays.filter(({ on, kind }) => kind === 'off' && on.startsWith(String(year)));
    const instead = off.filter(({ name }) => name.startsWith('Nghỉ bù'));
    expect(instead.map(({ on }) => on).filter(isWeekend)).toEqual([]);
    expect(instead).toHaveLength(off.filter(({ on }) => isWeekend(on)).length);
  });

  it('exchanges each bridge day, a weekday, for the Saturday that names it', () => {
    const bridges = publicHolidays.filter(({ name }) => name === 'Nghỉ hoán đổi').map(({ on }) => on);
    const named = publicHolidays.filter(({ kind }) => kind === 'make_up').map(({ name }) => name.replace(/^.*?(\d+)\/(\d+)\/(\d+)$/, '$3-$2-$1'));
    expect(named).toEqual(bridges);
    expect(bridges.filter(isWeekend)).toEqual([]);
    expect(publicHolidays.filter(({ kind }) => kind === 'make_up').map(({ on }) => weekday(on))).toEqual(bridges.map(() => 6));
  });

  it('is announced up to 2026; of 2027 what follows from the law and what moves by announcement are told apart', () => {
    const of2027 = publicHolidays.filter(({ on }) => on.startsWith('2027'));
    expect(publicHolidays.filter(({ on, isProvisional }) => isProvisional && on < '2027')).toEqual([]);
    expect(of2027.filter(({ isProvisional }) => !isProvisional).map(({ on }) => on)).toEqual(['2027-01-01', '2027-04-16', '2027-04-30', '2027-05-01', '2027-09-02']);
  });
});
