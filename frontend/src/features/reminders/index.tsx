/** Reminders of tasks: the rules, the button that urges by hand, and their lines in the timeline of a task. */
import { lazy } from 'react';

export { useReminderLine } from './useReminderLine';
export const RemindButton = lazy(async () => ({ default: (await import('./RemindButton')).RemindButton }));
export const ReminderRulesPage = lazy(async () => ({ default: (await import('./ReminderRulesPage')).ReminderRulesPage }));
