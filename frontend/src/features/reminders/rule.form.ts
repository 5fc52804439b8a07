import { ruleShapes, type ReminderRule, type RuleKind, type RuleShape } from '@ioc/shared/reminders';
import { reminderRule, type ReminderRuleInput } from '@ioc/shared/reminders.input';
import type { TaskParty } from '@ioc/shared/task-parties';

/** What the fields of the dialog hold: numbers as they are typed. */
export interface RuleDraft {
  kind: RuleKind;
  days: string;
  everyDays: string;
  to: readonly TaskParty[];
  isOn: boolean;
}

const typed = (days: number | null): string => (days === null ? '' : String(days).replace('.', ','));
/** Both the comma and the point are read; what is no number becomes one that no rule takes. */
const read = (text: string): number | null => (text.trim() === '' ? null : Number(text.trim().replace(',', '.')));

export const draftFrom = (rule: ReminderRule | null): RuleDraft => ({
  kind: rule?.kind ?? 'overdue', days: rule ? typed(rule.days) : '1', everyDays: typed(rule?.everyDays ?? null), to: rule?.to ?? ['focal'], isOn: rule?.isOn ?? true,
});

export const shapeOf = (kind: RuleKind): RuleShape => ruleShapes[kind];

/** The rule as it is sent, or the field that does not hold one. What the kind has no use for is left out. */
export function ruleFrom({ kind, days, everyDays, to, isOn }: RuleDraft): { rule: ReminderRuleInput } | { wrong: string } {
  const shape = shapeOf(kind);
  const checked = reminderRule.safeParse({ kind, days: shape.days === 'none' ? null : read(days), everyDays: shape.repeats ? read(everyDays) : null, to, isOn });
  return checked.success ? { rule: checked.data } : { wrong: String(checked.error.issues[0]?.path[0] ?? '') };
}
