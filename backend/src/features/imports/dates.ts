import { type Finding, finding } from './findings.js';
import type { Cell } from './sheet.types.js';
import { asText, bad, emptyValue, isBlank, ok, type Parsed } from './values.js';

export interface DateRule {
  /** The document's own date, or today: what happened cannot lie after it. Left out for plans and deadlines. */
  notAfter?: string;
}

/** 1954 to 2119: outside it a bare number is a quantity, not one of Excel's days. */
const firstSerial = 20_000;
const lastSerial = 80_000;

/** Excel's day zero, moved by its belief that 1900 was a leap year. */
const serialEpoch = Date.UTC(1899, 11, 30);
const dayMilliseconds = 86_400_000;
const vietnamOffset = 7 * 3_600_000;

const isoDay = (milliseconds: number): string => new Date(milliseconds).toISOString().slice(0, 10);

/** Dates for sentences, in the one order both languages of the portal use: day first. */
const dayFirst = (iso: string): string => iso.split('-').reverse().join('/');

function calendarDate(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists && year >= 1800 && year <= 2200 ? isoDay(date.getTime()) : null;
}

function futureNote(date: string, { notAfter }: DateRule): Finding | undefined {
  if (notAfter === undefined || date <= notAfter) return undefined;
  return finding('import.date-future', { date: dayFirst(date), limit: dayFirst(notAfter) });
}

function fromSerial(serial: number, rule: DateRule): Parsed<string> {
  if (serial < firstSerial || serial > lastSerial) return bad(finding('import.date-invalid', { text: String(serial) }));
  const date = isoDay(serialEpoch + Math.floor(serial) * dayMilliseconds);
  // a warning about the year matters more than how the number was read
  return ok(
    date,
    futureNote(date, rule) ?? finding('import.date-serial', { serial: String(serial), date: dayFirst(date) }),
  );
}

interface Parts {
  day: string | undefined;
  month: string | undefined;
  year: string | undefined;
}

function fromParts(text: string, parts: Parts, rule: DateRule): Parsed<string> {
  const [day, month, year] = [Number(parts.day), Number(parts.month), Number(parts.year)];
  const date = calendarDate(year, month, day);
  if (date !== null) return ok(date, futureNote(date, rule));
  const isMonthFirst = !/^\d{4}/.test(text) && calendarDate(year, day, month) !== null;
  return bad(isMonthFirst ? finding('import.date-month-first', { text }) : finding('import.date-impossible', { text }));
}

const spelled = /^(?:ngày )?(\d{1,2}) (?:tháng|thg) (\d{1,2}),? năm (\d{4})$/iu;
const dayMonthYear =
  /^(?:ngày )?(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(\d{4})(?:[ T]\d{1,2}[:hg]\d{0,2}(?::\d{2})?)?$/iu;
const yearMonthDay = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/;
const isoInstant = /^(\d{4})-(\d{2})-(\d{2})[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/;
const shortYear = /^\d{1,2}[/.-]\d{1,2}[/.-]\d{2}$/;
const incomplete = /^(?:(?:tháng )?\d{1,2}[/.-]\d{4}|(?:năm )?(?:19|20)\d{2}|quý \S+)$/iu;

/** A calendar date (`yyyy-MM-dd`). Instants are taken as the day it was in Vietnam. */
export function parseDate(cell: Cell, rule: DateRule = {}): Parsed<string> {
  if (typeof cell === 'number') return fromSerial(cell, rule);
  if (isBlank(cell)) return emptyValue();
  const text = asText(cell);
  const instant = isoInstant.exec(text);
  if (instant?.[4] !== undefined) {
    const time = Date.parse(text.replace(' ', 'T'));
    if (Number.isNaN(time)) return bad(finding('import.date-impossible', { text }));
    const date = isoDay(time + vietnamOffset);
    return ok(date, futureNote(date, rule));
  }
  const yearFirst = instant ?? yearMonthDay.exec(text);
  if (yearFirst) {
    const [, year, month, day] = yearFirst;
    return fromParts(text, { day, month, year }, rule);
  }
  const dayFirstMatch = dayMonthYear.exec(text) ?? spelled.exec(text);
  if (dayFirstMatch) {
    const [, day, month, year] = dayFirstMatch;
    return fromParts(text, { day, month, year }, rule);
  }
  if (shortYear.test(text)) return bad(finding('import.date-two-digit-year', { text }));
  if (incomplete.test(text)) return bad(finding('import.date-incomplete', { text }));
  if (/^\d{5}(?:[.,]\d+)?$/.test(text)) return fromSerial(Number(text.replace(',', '.')), rule);
  return bad(finding('import.date-invalid', { text }));
}
