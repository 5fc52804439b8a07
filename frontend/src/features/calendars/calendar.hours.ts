/** Hours of a day as an office writes them: `07:30–11:30, 13:30–17:00`. */
import type { Shift } from '@ioc/shared/working-time';

const pad = (value: number): string => String(value).padStart(2, '0');
const clock = (minute: number): string => `${pad(Math.floor(minute / 60))}:${pad(minute % 60)}`;

export const hoursText = (shifts: readonly Shift[]): string => shifts.map(({ fromMinute, toMinute }) => `${clock(fromMinute)}–${clock(toMinute)}`).join(', ');

const time = String.raw`(\d{1,2})(?:[:hg.](\d{2})?)?`;
const range = new RegExp(String.raw`^${time}\s*(?:-|–|—|đến|to)\s*${time}$`, 'i');

function minuteOf(hour: string | undefined, minute: string | undefined): number | null {
  const [hours, minutes] = [Number(hour), Number(minute ?? 0)];
  return minutes > 59 || hours * 60 + minutes > 1_440 ? null : hours * 60 + minutes;
}

/** Also `7h30-11h30; 13h30 - 17h`. Nothing is a day without work; null is what cannot be read, backwards or overlapping hours included. */
export function parseHours(text: string): Shift[] | null {
  const parts = text.split(/[,;]/).map((part) => part.trim()).filter(Boolean);
  const shifts: Shift[] = [];
  for (const part of parts) {
    const [, fromHour, fromMinutes, toHour, toMinutes] = range.exec(part) ?? [];
    if (fromHour === undefined) return null;
    const [fromMinute, toMinute] = [minuteOf(fromHour, fromMinutes), minuteOf(toHour, toMinutes)];
    const last = shifts.at(-1)?.toMinute ?? -1;
    if (fromMinute === null || toMinute === null || fromMinute >= toMinute || fromMinute <= last) return null;
    shifts.push({ fromMinute, toMinute });
  }
  return shifts.length > 4 ? null : shifts;
}
