/** Instants and dates as they are sent. */
import { z } from 'zod';
import type { CalendarDate, Instant } from './time.js';

/** The calendar of the database has no year 0, and the wire has no year of five digits. */
const isInCalendar = (text: string): boolean => {
  const year = new Date(text).getUTCFullYear();
  return year >= 1 && year <= 9_999;
};

export const instant = z.iso.datetime({ offset: true, abort: true }).refine(isInCalendar) satisfies z.ZodType<Instant>;
export const calendarDate = z.iso.date({ abort: true }).refine(isInCalendar) satisfies z.ZodType<CalendarDate>;
