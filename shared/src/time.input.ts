/** Instants and dates as they are sent. */
import { z } from 'zod';
import type { CalendarDate, Instant } from './time.js';

export const instant = z.iso.datetime({ offset: true }) satisfies z.ZodType<Instant>;
export const calendarDate = z.iso.date() satisfies z.ZodType<CalendarDate>;
