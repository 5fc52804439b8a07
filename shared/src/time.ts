/** Instants travel as ISO 8601 in UTC; people see them in Asia/Ho_Chi_Minh, which has no summer time. */
export const timeZone = 'Asia/Ho_Chi_Minh';

/** ISO 8601 with an offset, e.g. `2026-11-22T03:15:00Z`. */
export type Instant = string;

/** A calendar date without a clock, e.g. `2026-11-22`. */
export type CalendarDate = string;

export const minutes = (count: number): number => count * 60_000;
export const seconds = (count: number): number => count * 1_000;
