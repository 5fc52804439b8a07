/** What people send about reminders. */
import { z } from 'zod';
import { misfit, ruleKinds } from './reminders.js';
import { taskParties } from './task-parties.js';
import { cleanText } from './words.js';

/** Working days, halves allowed. */
const workingDays = (least: number) => z.number().min(least).max(60).multipleOf(0.5);

const fields = z.strictObject({
  kind: z.enum(ruleKinds),
  days: workingDays(0).nullable(),
  everyDays: workingDays(0.5).nullable(),
  to: z.array(z.enum(taskParties)).min(1).max(taskParties.length).transform((parties) => taskParties.filter((party) => parties.includes(party))),
  isOn: z.boolean(),
});

/** A whole rule: which numbers it has follows from its kind. */
export const reminderRule = fields
  .refine((rule) => misfit(rule) !== 'days', { path: ['days'], params: { code: 'reminder.days' } })
  .refine((rule) => misfit(rule) !== 'everyDays', { path: ['everyDays'], params: { code: 'reminder.no-repeat' } });
export type ReminderRuleInput = z.infer<typeof reminderRule>;

/** The kind of a rule stays: another kind is another rule. */
export const updateReminderRule = fields.omit({ kind: true }).partial();
export type UpdateReminderRule = z.infer<typeof updateReminderRule>;

export const remindTask = z.strictObject({ text: z.string().transform(cleanText).pipe(z.string().min(5).max(500)) });
export type RemindTask = z.infer<typeof remindTask>;
