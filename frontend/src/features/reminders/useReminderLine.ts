import { reminderKindNames, type Reminder } from '@ioc/shared/reminders';
import { taskPartyNames } from '@ioc/shared/task-parties';
import { useT, useWords } from '#platform/i18n';
import type { TimelineItem } from '#ui/Timeline';

/** What was said about a task, as a line of its timeline. */
export function useReminderLine(): (reminder: Reminder) => TimelineItem {
  const t = useT();
  const words = useWords();
  return ({ id, at, kind, byName, text, to }) => ({
    key: id, at,
    title: kind === 'manual' ? words(reminderKindNames.manual) : t('reminders.happened', { kind: words(reminderKindNames[kind]).toLocaleLowerCase('vi') }),
    by: byName ?? t('reminders.system'),
    text: text ?? t('reminders.toldTo', { parties: to.map((party) => words(taskPartyNames[party]).toLocaleLowerCase('vi')).join(', ') }),
    tone: kind === 'overdue' || kind === 'part_overdue' ? 'bad' : 'warn',
  });
}
