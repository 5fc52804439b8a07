import { groupOf, type MailPreferences } from '@ioc/shared/channels';
import type { NoticeCode } from '@ioc/shared/notifications';
import type { TaskPriority } from '@ioc/shared/tasks';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
/** Asia/Ho_Chi_Minh knows no summer time. */
const offsetMs = 7 * 60 * minuteMs;

const minuteOf = (moment: Date): number => Math.floor(((moment.getTime() + offsetMs) % dayMs) / minuteMs);

/** The next moment at which the clock on the wall shows this minute of the day; never now. */
export function nextAt(minute: number, now: Date): Date {
  const midnight = Math.floor((now.getTime() + offsetMs) / dayMs) * dayMs - offsetMs;
  const today = midnight + minute * minuteMs;
  return new Date(today > now.getTime() ? today : today + dayMs);
}

/** From is inside, to is outside; it may reach over midnight. */
export function isQuiet(quiet: MailPreferences['quiet'], now: Date): boolean {
  if (quiet === null) return false;
  const { fromMinute, toMinute } = quiet;
  const minute = minuteOf(now);
  return fromMinute < toMinute ? minute >= fromMinute && minute < toMinute : minute >= fromMinute || minute < toMinute;
}

/** When a notification goes out by e-mail, alone or in the digest of that moment; null = not at all. */
export function mailTime({ ways, quiet, digestMinute }: MailPreferences, { code, priority }: { code: NoticeCode; priority: TaskPriority }, now: Date): { at: Date; isDigest: boolean } | null {
  const way = ways[groupOf[code]];
  if (way === 'off') return null;
  if (way === 'digest') return { at: nextAt(digestMinute, now), isDigest: true };
  const mustWait = quiet !== null && priority !== 'hoa_toc' && isQuiet(quiet, now);
  return { at: mustWait ? nextAt(quiet.toMinute, now) : now, isDigest: false };
}

const firstWaitMs = 30_000;
const longestWaitMs = 60 * minuteMs;

/** Twice as long after each attempt, up to an hour; a quarter more or less, so that a hundred messages do not come back together. */
export const retryWaitMs = (attempts: number, chance: number): number =>
  Math.round(Math.min(firstWaitMs * 2 ** (attempts - 1), longestWaitMs) * (0.75 + chance / 2));
