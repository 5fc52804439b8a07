import { useWorkingClocks } from '#features/calendars';
import type { Task } from '@ioc/shared/tasks';
import { useFormats, useT } from '#platform/i18n';
import { standing, type WorkingSpan } from './task.terms';

/** `1 ngày 3 giờ`, of working time; whole hours once there are days. */
export function useWorkingSpan(): (span: WorkingSpan) => string {
  const t = useT();
  const { duration } = useFormats();
  return ({ days, rest }) => {
    if (days === 0) return duration(Math.floor(rest / 60_000) * 60_000);
    const hours = Math.floor(rest / 3_600_000);
    return [t('tasks.term.days', { smart_count: days }), hours > 0 && duration(hours * 3_600_000)].filter(Boolean).join(' ');
  };
}

/** What is left of a term, or by how much it is missed, as an office counts; undefined until it is known or where it says no more than the dates. */
export function useTermNote(task: Pick<Task, 'state' | 'priority' | 'dueAt' | 'submittedAt' | 'completedAt' | 'suspendedAt' | 'leadOrgId'>, now: Date): string | undefined {
  const t = useT();
  const clocks = useWorkingClocks();
  const spanWords = useWorkingSpan();
  if (!clocks) return undefined;
  const stands = standing(task, now, clocks(task.leadOrgId));
  if (stands === null) return undefined;
  const manner = task.priority === 'hoa_toc' ? 'continuous' : 'working';
  if (stands.kind === 'left') return t(`tasks.term.left.${manner}`, { time: spanWords(stands.span) });
  // Late by less than a working day: the plain distance says more.
  return stands.days === 0 ? undefined : t(`tasks.term.${stands.kind === 'late' ? 'late' : 'doneLate'}.${manner}`, { smart_count: stands.days });
}
