import { useMemo } from 'react';
import { nextOccurrences, type Occurrence, type Recurrence } from '@ioc/shared/recurrence';
import { clockFor, type TaskPriority } from '@ioc/shared/tasks';
import { templateState, type TaskTemplate } from '@ioc/shared/task-templates';
import { useWorkingClocks } from '#features/calendars';
import { useFormats, useT } from '#platform/i18n';
import { useNow } from '#platform/live';

/** Any Monday. */
const monday = Date.parse('2026-11-23T05:00:00Z');

/** The name of a day of the week, Monday being 1. */
export function useWeekday(): (day: number) => string {
  const { weekday } = useFormats();
  return (day) => weekday(new Date(monday + (day - 1) * 86_400_000));
}

/** A recurrence in one sentence. */
export function useRecurrenceText(): (recurrence: Recurrence) => string {
  const t = useT();
  const { date } = useFormats();
  const weekday = useWeekday();
  return ({ rhythm, lastOn, count, giveDaysBefore }) => {
    const day = (on: number | null) => (on === null ? t('templates.rhythm.lastWorkingDay') : t('templates.rhythm.day', { day: on }));
    const when = rhythm.every === 'week' ? t('templates.rhythm.week', { days: rhythm.weekdays.map(weekday).join(', ') })
      : rhythm.every === 'month' ? t('templates.rhythm.month', { day: day(rhythm.day) })
        : rhythm.every === 'quarter' ? t('templates.rhythm.quarter', { day: day(rhythm.day), month: rhythm.month })
          : t('templates.rhythm.year', { day: day(rhythm.day), month: rhythm.month });
    const given = giveDaysBefore === 0 ? t('templates.rhythm.sameDay') : t('templates.rhythm.before', { days: giveDaysBefore });
    const end = lastOn !== null ? t('templates.rhythm.until', { date: date(lastOn) }) : count !== null ? t('templates.rhythm.times', { count }) : null;
    return [when, given, end].filter(Boolean).join('; ');
  };
}

/** The next ones to be given, by the calendar of the first lead unit; null until the calendars are there. */
export function useNext(recurrence: Recurrence | null, priority: TaskPriority, most: number): Occurrence[] | null {
  const clockOf = useWorkingClocks();
  const now = useNow(60_000);
  return useMemo(
    () => (clockOf === null || recurrence === null ? null : nextOccurrences(recurrence, now, clockFor(priority, clockOf(recurrence.leadOrgIds[0] ?? null)), most)),
    [clockOf, recurrence, priority, now, most],
  );
}

/** For a row of a list: the next one of a template that gives by itself. */
export const useNextOf = (template: TaskTemplate): Occurrence | null =>
  useNext(templateState(template) === 'recurring' ? template.recurrence : null, template.priority, 1)?.[0] ?? null;
