import { useGetList } from 'ra-core';
import type { ReminderRule, RuleKind } from '@ioc/shared/reminders';
import { useFormats, useT } from '#platform/i18n';
import { useLiveRecords } from '#platform/live';

const ruleEvents = ['reminder.rule-created', 'reminder.rule-updated'] as const;
const all = { page: 1, perPage: 100 } as const;
const byKind = { field: 'kind', order: 'ASC' } as const;

/** All rules in the order of the life of a task; they stay true while the page is open. */
export function useRules() {
  useLiveRecords('reminder-rules', ruleEvents);
  return useGetList<ReminderRule>('reminder-rules', { pagination: all, sort: byKind });
}

/** Zero days after the moment is the moment itself. */
const fromTheMoment: readonly RuleKind[] = ['overdue', 'not_received', 'part_overdue', 'not_evaluated', 'review_due'];

/** When a rule speaks, in a sentence. */
export function useRuleText(): (rule: Pick<ReminderRule, 'kind' | 'days' | 'everyDays'>) => string {
  const t = useT();
  const formats = useFormats();
  const said = (key: string, days: number) => t(key, { days: formats.number(days, 1), smart_count: days });
  return ({ kind, days, everyDays }) => {
    const when = days === null || (fromTheMoment.includes(kind) && days === 0) ? t(`reminders.at.${kind}`) : said(`reminders.after.${kind}`, days);
    return everyDays === null ? when : `${when}, ${said('reminders.again', everyDays)}`;
  };
}
