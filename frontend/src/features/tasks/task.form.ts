import type { Task, TaskPriority, TaskSubject } from '@ioc/shared/tasks';
import type { IssueWords } from '#platform/api';
import type { Translate } from '#platform/i18n';

/** What the fields hold; an empty text stands for "not chosen yet". */
export interface TaskValues {
  title: string;
  content: string;
  priority: TaskPriority;
  sectorCode: string;
  leadOrgId: string;
  coordinatingOrgIds: string[];
  /** An instant, or the text a person typed that is not one yet. */
  dueAt: string;
}

export const inputFrom = (values: TaskValues, subject: TaskSubject | null) => ({
  ...values,
  content: values.content.trim() || null,
  coordinatingOrgIds: values.coordinatingOrgIds.filter((id) => id !== values.leadOrgId),
  subject,
});

/** An open task as the fields show it; who leads it is decided once, when it is given. */
export const editValuesFrom = (task: Task): TaskValues => ({
  title: task.title, content: task.content ?? '', priority: task.priority, sectorCode: task.sectorCode, leadOrgId: task.leadOrgId,
  coordinatingOrgIds: task.coordinatingOrgIds, dueAt: task.dueAt ?? '',
});

export const editInputFrom = ({ title, content, priority, sectorCode, dueAt }: TaskValues) =>
  ({ title, content: content.trim() || null, priority, sectorCode, dueAt });

/** The same key for every attempt to send one form: a lost answer never gives the task twice. */
export function freshKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** A refusal of the contract in a person's words. */
export const issueWords = (t: Translate): IssueWords => (issue, path) => {
  if (path === 'dueAt') return t('tasks.hint.due');
  if (issue.code === 'too_small' && issue.origin === 'string' && Number(issue.minimum) > 1) {
    return t('tasks.hint.tooShort', { min: Number(issue.minimum) });
  }
  if (path === 'percent') return t('tasks.hint.percent');
  return t('tasks.hint.required');
};
