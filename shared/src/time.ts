/** Instants travel as ISO 8601 in UTC; people see them in Asia/Ho_Chi_Minh, which has no summer time. */
import { z } from 'zod';

export const timeZone = 'Asia/Ho_Chi_Minh';

/** ISO 8601 with an offset, e.g. `2026-11-22T03:15:00Z`. */
export const instant = z.iso.datetime({ offset: true });
export type Instant = z.infer<typeof instant>;

/** A calendar date without a clock, e.g. `2026-11-22`. */
export const calendarDate = z.iso.date();
export type CalendarDate = z.infer<typeof calendarDate>;

export const minutes = (count: number): number => count * 60_000;
export const seconds = (count: number): number => count * 1_000;
