/**
 * Numbers, dates, ages. Days and hours are those of Vietnam wherever the screen stands; the order is day, month, year
 * in both languages, because papers and people here read it so.
 */
import { timeZone } from '@ioc/shared/time';
import type { Locale } from '@ioc/shared/words';

type Moment = string | number | Date;

export interface Formats {
  /** `1.217` */
  number: (value: number, fractionDigits?: number) => string;
  /** `81,7 %`, from 81.7 */
  percent: (value: number, fractionDigits?: number) => string;
  /** `22/11/2026` of an instant or of a calendar date */
  date: (value: Moment) => string;
  /** `Thứ Hai` */
  weekday: (value: Moment) => string;
  /** `22/11/2026 09:05` */
  dateTime: (value: Moment) => string;
  /** `09:05` */
  time: (value: Moment) => string;
  /** `5 phút trước`, `sau 2 ngày` */
  relative: (value: Moment, now: Date) => string;
  /** `2 giờ 5 phút`: the two largest units, from milliseconds */
  duration: (milliseconds: number) => string;
}

const tags: Record<Locale, string> = { vi: 'vi-VN', en: 'en-GB' };

const units = [
  ['year', 31_536_000_000], ['month', 2_592_000_000], ['day', 86_400_000], ['hour', 3_600_000], ['minute', 60_000], ['second', 1_000],
] as const;

const unitWords: Record<Locale, Record<(typeof units)[number][0], readonly [one: string, many: string]>> = {
  vi: {
    year: ['năm', 'năm'], month: ['tháng', 'tháng'], day: ['ngày', 'ngày'],
    hour: ['giờ', 'giờ'], minute: ['phút', 'phút'], second: ['giây', 'giây'],
  },
  en: {
    year: ['year', 'years'], month: ['month', 'months'], day: ['day', 'days'],
    hour: ['h', 'h'], minute: ['min', 'min'], second: ['s', 's'],
  },
};

const justNow: Record<Locale, string> = { vi: 'vừa xong', en: 'just now' };

/** A calendar date has no clock: midday keeps it on its own day in every zone. */
const instantOf = (value: Moment): Date =>
  new Date(typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? `${value}T12:00:00+07:00` : value);

function build(locale: Locale): Formats {
  const tag = tags[locale];
  const numbers = new Map<number, Intl.NumberFormat>();
  const day = new Intl.DateTimeFormat('en-GB', { timeZone, day: '2-digit', month: '2-digit', year: 'numeric' });
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const dayNames = new Intl.DateTimeFormat(tag, { timeZone, weekday: 'long' });
  const ages = new Intl.RelativeTimeFormat(tag, { numeric: 'always' });

  const number = (value: number, fractionDigits = 0): string => {
    let format = numbers.get(fractionDigits);
    if (!format) {
      format = new Intl.NumberFormat(tag, { maximumFractionDigits: fractionDigits });
      numbers.set(fractionDigits, format);
    }
    return format.format(value);
  };
  const date = (value: Moment): string => day.format(instantOf(value));
  const time = (value: Moment): string => clock.format(instantOf(value));

  return {
    number,
    percent: (value, fractionDigits = 1) => `${number(value, fractionDigits)}\u00a0%`,
    date,
    time,
    weekday: (value) => dayNames.format(instantOf(value)),
    dateTime: (value) => `${date(value)} ${time(value)}`,
    relative: (value, now) => {
      const distance = instantOf(value).getTime() - now.getTime();
      if (Math.abs(distance) < 10_000) return justNow[locale];
      const [unit, size] = units.find(([, length]) => Math.abs(distance) >= length) ?? ['second', 1_000];
      return ages.format(Math.trunc(distance / size), unit);
    },
    duration: (milliseconds) => {
      let rest = Math.max(0, milliseconds);
      const parts: string[] = [];
      for (const [unit, size] of units) {
        const count = Math.floor(rest / size);
        rest -= count * size;
        if (count > 0) parts.push(`${count} ${unitWords[locale][unit][count === 1 ? 0 : 1]}`);
        else if (parts.length > 0) break;
        if (parts.length === 2) break;
      }
      return parts.join(' ') || `0 ${unitWords[locale].second[1]}`;
    },
  };
}

const built = new Map<Locale, Formats>();

export function formats(locale: Locale): Formats {
  let known = built.get(locale);
  if (!known) {
    known = build(locale);
    built.set(locale, known);
  }
  return known;
}
