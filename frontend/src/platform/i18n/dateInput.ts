/** Dates as people here type them. Native date inputs follow the browser's language and would show month before day. */

/** Vietnam has no summer time, so the offset is a constant. */
const offset = '+07:00';
const hourMs = 3_600_000;

const pad = (value: number, length = 2): string => String(value).padStart(length, '0');

/** The wall clock of Vietnam, read with the UTC getters. */
const wallClock = (instant: string): Date => new Date(Date.parse(instant) + 7 * hourMs);

export function dateTimeText(instant: string): string {
  const at = wallClock(instant);
  const day = `${pad(at.getUTCDate())}/${pad(at.getUTCMonth() + 1)}/${pad(at.getUTCFullYear(), 4)}`;
  return `${day} ${pad(at.getUTCHours())}:${pad(at.getUTCMinutes())}`;
}

const pattern = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:[\s,]+(\d{1,2})(?:[:hg](\d{2})?)?)?$/i;

/** `22/11/2026 17:00`, also `22-11-2026` and `17h`; the end of the working day when no hour is given. Null = not a date. */
export function parseDateTime(text: string): string | null {
  const match = pattern.exec(text.trim());
  if (!match) return null;
  const [day, month, year] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const hour = match[4] === undefined ? 17 : Number(match[4]);
  const minute = match[5] === undefined ? 0 : Number(match[5]);
  if (hour > 23 || minute > 59) return null;
  const at = new Date(`${pad(year, 4)}-${pad(month)}-${pad(day)}T${pad(hour)}:${pad(minute)}:00${offset}`);
  if (Number.isNaN(at.getTime())) return null;
  // 31/02 would slide into March.
  return wallClock(at.toISOString()).getUTCDate() === day ? at.toISOString() : null;
}
