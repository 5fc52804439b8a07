import type { TimelineLine } from '@ioc/shared/timelines';
import type { TaskUpdate } from '@ioc/shared/tasks';
import type { Formats } from '#platform/i18n';
import type { Tone } from '#ui/StatusChip';

/** What a step said, in one paragraph. */
export const told = (update: TaskUpdate, { percent, dateTime }: Formats, leadNow: (name: string) => string): string | null =>
  [
    update.percent === null ? null : percent(update.percent, 0), update.leadOrgName === null ? null : leadNow(update.leadOrgName),
    // The fields of an edit tell it already.
    update.dueAt === null || update.changes?.some(({ field }) => field === 'dueAt') ? null : !update.previousDueAt ? dateTime(update.dueAt) : `${dateTime(update.previousDueAt)} → ${dateTime(update.dueAt)}`, update.text,
  ].filter(Boolean).join(' · ') || null;

export function toneOf(step: TaskUpdate['step']): Tone {
  if (step === 'accept' || step === 'evaluate' || step === 'extension_approve' || step === 'extension_accept' || step === 'part_accept') return 'good';
  if (step === 'suspend' || step === 'return' || step === 'appeal' || step === 'reopen' || step === 'extension_move') return 'warn';
  return step === 'send_back' || step === 'cancel' || step === 'reject' || step === 'extension_refuse' || step === 'part_send_back' ? 'bad' : 'work';
}

/**
 * A reader who is further down keeps their place: what was added above the line they had on top waits until they ask for it.
 * @param top that line; null = the reader is at the top and sees everything
 */
export function heldBack<Line extends Pick<TimelineLine, 'line'>>(lines: readonly Line[], top: number | null): { shown: readonly Line[]; waiting: number } {
  const waiting = top === null ? 0 : Math.max(0, lines.findIndex(({ line }) => line === top));
  return { shown: lines.slice(waiting), waiting };
}
