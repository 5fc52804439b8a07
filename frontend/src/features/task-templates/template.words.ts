import type { IssueWords } from '#platform/api';
import type { Translate } from '#platform/i18n';

const dates = ['docDate', 'recurrence.firstOn', 'recurrence.lastOn'];

/** A refusal of the contract in a person's words. */
export const issueWords = (t: Translate): IssueWords => (issue, path) => {
  if (issue.code === 'custom' && path === 'recurrence.lastOn') return t('templates.hint.reversed');
  if (dates.includes(path)) return t('templates.hint.date');
  if (path === 'title' && issue.code === 'custom') return t('templates.hint.pattern');
  if (path === 'recurrence.leadOrgIds') return t('templates.hint.leads');
  if (path === 'recurrence.rhythm.weekdays') return t('templates.hint.weekdays');
  if (path.startsWith('checklist')) return t('checklist.hint.wrong');
  if (path === 'termDays') return t('templates.hint.number', { min: 1, max: 250 });
  if (path === 'recurrence.count') return t('templates.hint.number', { min: 1, max: 1_000 });
  if (path === 'recurrence.giveDaysBefore') return t('templates.hint.number', { min: 0, max: 60 });
  if (issue.code === 'too_small' && issue.origin === 'string' && Number(issue.minimum) > 1) return t('tasks.hint.tooShort', { min: Number(issue.minimum) });
  return t('tasks.hint.required');
};
