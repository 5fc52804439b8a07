import { describe, expect, it } from '@jest/globals';
import { mostAttempts, usualPreferences, type MailPreferences } from '@ioc/shared/channels';
import type { NoticeCode } from '@ioc/shared/notifications';
import { isQuiet, mailTime, nextAt, retryWaitMs } from './channels.rules.js';

const vn = (text: string): Date => new Date(`${text}:00+07:00`);
const at = (hour: number, minute = 0): number => hour * 60 + minute;

describe('the time of an e-mail', () => {
  const preferences: MailPreferences = { ...usualPreferences, quiet: { fromMinute: at(22), toMinute: at(6) }, digestMinute: at(7, 30) };
  const timeOf = (code: NoticeCode, now: string, priority: 'thuong' | 'hoa_toc' = 'thuong', wish = preferences) => mailTime(wish, { code, priority }, vn(now));

  it.each([
    ['2026-11-23T21:59', '2026-11-23T21:59'], ['2026-11-23T22:00', '2026-11-24T06:00'], ['2026-11-24T05:59', '2026-11-24T06:00'], ['2026-11-24T06:00', '2026-11-24T06:00'],
  ])('is put off over quiet hours that reach over midnight: %s goes out at %s', (now, then) => {
    expect(timeOf('task.assigned', now)).toEqual({ at: vn(then), isDigest: false });
  });

  it('is now for emergencies and for whoever wants no quiet hours', () => {
    const now = '2026-11-24T02:00';
    expect(timeOf('task.assigned', now, 'hoa_toc')?.at).toEqual(vn(now));
    expect(timeOf('task.assigned', now, 'thuong', { ...preferences, quiet: null })?.at).toEqual(vn(now));
  });

  it('is the next hour of the digest, or never, by the kind', () => {
    expect(timeOf('task.received', '2026-11-23T07:29')).toEqual({ at: vn('2026-11-23T07:30'), isDigest: true });
    expect(timeOf('task.received', '2026-11-23T07:30')).toEqual({ at: vn('2026-11-24T07:30'), isDigest: true });
    expect(timeOf('overdue', '2026-11-23T09:00', 'thuong', { ...preferences, ways: { ...preferences.ways, reminders: 'off' } })).toBeNull();
  });

  it('knows quiet hours within one day', () => {
    const quiet = { fromMinute: at(11, 30), toMinute: at(13) };
    expect(['11:29', '11:30', '12:59', '13:00'].map((time) => isQuiet(quiet, vn(`2026-11-23T${time}`)))).toEqual([false, true, true, false]);
    expect(nextAt(at(13), vn('2026-11-23T12:00'))).toEqual(vn('2026-11-23T13:00'));
  });
});

describe('the wait after a failure', () => {
  it('grows to an hour, a quarter more or less, and all of them together to some hours', () => {
    const waits = Array.from({ length: mostAttempts - 1 }, (_, n) => retryWaitMs(n + 1, 0.5));
    expect(waits.slice(0, 3)).toEqual([30_000, 60_000, 120_000]);
    expect(Math.max(...waits)).toBe(3_600_000);
    expect([retryWaitMs(2, 0), retryWaitMs(2, 1)]).toEqual([45_000, 75_000]);
    const hours = waits.reduce((sum, wait) => sum + wait, 0) / 3_600_000;
    expect(hours).toBeGreaterThan(4);
    expect(hours).toBeLessThan(6);
  });
});
