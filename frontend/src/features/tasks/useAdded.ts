import type { Task } from '@ioc/shared/tasks';
import { useT } from '#platform/i18n';
import { termOf } from './task.terms';
import { useLeadClock } from './useTaskChoices';
import { useWorkingSpan } from './useTermNote';

/** What a later due date adds to an earlier one, in the words in which terms are given; null where it adds no working time. */
export function useAdded({ priority, leadOrgId }: Pick<Task, 'priority' | 'leadOrgId'>): (from: string, to: string) => string | null {
  const t = useT();
  const clock = useLeadClock(leadOrgId);
  const spanWords = useWorkingSpan();
  const manner = priority === 'hoa_toc' ? 'continuous' : 'working';
  return (from, to) => {
    const term = termOf(to, priority, new Date(from), clock);
    if (term === null) return null;
    return 'days' in term ? t('extensions.added.days', { smart_count: term.days }) : t(`extensions.added.${manner}`, { time: spanWords(term.span) });
  };
}
