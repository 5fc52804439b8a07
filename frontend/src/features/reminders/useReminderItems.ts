import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { reminderKindNames, type Reminder } from '@ioc/shared/reminders';
import { taskPartyNames } from '@ioc/shared/task-parties';
import { http } from '#platform/api';
import { useT, useWords } from '#platform/i18n';
import { onEvents } from '#platform/live';
import type { TimelineItem } from '#ui/Timeline';

export const remindersKey = (taskId: string) => ['reminders', taskId] as const;

/** What was said about a task, as lines of its timeline; a new one appears by itself. */
export function useReminderItems(taskId: string): TimelineItem[] {
  const t = useT();
  const words = useWords();
  const queryClient = useQueryClient();
  const { data = [] } = useQuery({ queryKey: remindersKey(taskId), queryFn: () => http<Reminder[]>('GET', `/tasks/${taskId}/reminders`) });
  useEffect(() => onEvents((events) => {
    const isAbout = events.some((event) => event.name === 'reminder.sent' && event.data.reminder.taskId === taskId);
    if (isAbout) void queryClient.invalidateQueries({ queryKey: remindersKey(taskId) });
  }), [queryClient, taskId]);
  return data.map(({ id, at, kind, byName, text, to }) => ({
    key: id, at,
    title: kind === 'manual' ? words(reminderKindNames.manual) : t('reminders.happened', { kind: words(reminderKindNames[kind]).toLocaleLowerCase('vi') }),
    by: byName ?? t('reminders.system'),
    text: text ?? t('reminders.toldTo', { parties: to.map((party) => words(taskPartyNames[party]).toLocaleLowerCase('vi')).join(', ') }),
    tone: kind === 'overdue' ? 'bad' : 'warn',
  }));
}
