import { groundOf, type Plan } from '@ioc/shared/plans';
import type { RequiredEvidence } from '@ioc/shared/task-evidence';
import type { Gated } from '@ioc/shared/task-gate';
import type { OriginKind, ReviewCycle, Task, TaskPriority, TaskSubject } from '@ioc/shared/tasks';
import type { IssueWords } from '#platform/api';
import { dateTimeText, parseDateTime, type Translate } from '#platform/i18n';
import { partsFrom, type PartValues } from './task.parts';

/** What the fields hold; an empty text stands for "not chosen yet". */
export interface TaskValues {
  title: string;
  content: string;
  requiredResult: string;
  requiredEvidence: RequiredEvidence;
  originKind: OriginKind;
  docNumber: string;
  /** As it is typed: day, month, year. */
  docDate: string;
  docIssuer: string;
  docSubject: string;
  priority: TaskPriority;
  sectorCode: string;
  leadOrgId: string;
  coordinatingOrgIds: string[];
  /** By coordinating unit. */
  parts: Record<string, PartValues>;
  /** An instant, or the text a person typed that is not one yet. */
  dueAt: string;
  reviewEvery: ReviewCycle | '';
  /** The plan it is part of; empty = none. */
  planId: string;
  /** Of a task that is given: one line each. */
  checklist: string;
}

/** A date as it was typed, `22/11/2026`, in the form of the contract; what is none stays and is refused by it. */
const dateFrom = (typed: string): string | null => (typed.trim() === '' ? null : parseDateTime(typed)?.slice(0, 10) ?? typed);
const textOf = (date: string | null): string => (date === null ? '' : dateTimeText(`${date}T10:00:00Z`).slice(0, 10));

/** What both giving and editing send. */
const saidIn = (values: Omit<TaskValues, 'parts'>) => ({
  title: values.title,
  content: values.content.trim() || null,
  requiredResult: values.requiredResult.trim() || null,
  requiredEvidence: values.requiredEvidence,
  originKind: values.originKind,
  docNumber: values.docNumber.trim() || null,
  docDate: dateFrom(values.docDate),
  docIssuer: values.docIssuer.trim() || null,
  docSubject: values.docSubject.trim() || null,
  priority: values.priority,
  sectorCode: values.sectorCode,
  dueAt: values.dueAt || null,
  // A term makes reviewing in cycles needless.
  reviewEvery: values.dueAt ? null : values.reviewEvery || null,
  planId: values.planId || null,
});

/** What stands on the lines of a text, without the empty ones. */
export const linesIn = (text: string): string[] => text.split('\n').map((line) => line.trim()).filter((line) => line !== '');

const whoDoesIt = ({ leadOrgId, coordinatingOrgIds }: TaskValues) => ({ leadOrgId, coordinatingOrgIds: coordinatingOrgIds.filter((id) => id !== leadOrgId) });

export const inputFrom = (values: TaskValues, subject: TaskSubject | null, asDraft = false) =>
  ({ ...saidIn(values), ...whoDoesIt(values), parts: partsFrom(values.parts, whoDoesIt(values).coordinatingOrgIds), checklist: linesIn(values.checklist), subject, asDraft });

export const gatedFrom = (values: Omit<TaskValues, 'parts'>): Gated => ({ ...saidIn(values), leadOrgId: values.leadOrgId });

/** A task as the fields show it; who leads it is open while it is a draft. */
export const editValuesFrom = (task: Task): TaskValues => ({
  title: task.title, content: task.content ?? '', requiredResult: task.requiredResult ?? '', requiredEvidence: task.requiredEvidence, originKind: task.originKind, docNumber: task.docNumber ?? '',
  docDate: textOf(task.docDate), docIssuer: task.docIssuer ?? '', docSubject: task.docSubject ?? '', reviewEvery: task.reviewEvery ?? '', priority: task.priority, sectorCode: task.sectorCode, leadOrgId: task.leadOrgId,
  coordinatingOrgIds: task.coordinatingOrgIds, parts: {}, dueAt: task.dueAt ?? '', planId: task.planId ?? '', checklist: '',
});

/**
 * What choosing a plan fills in: the plan is what the task is given on, unless it is given on a paper or an alarm of its own.
 * Taken out, the paper it named goes along.
 */
export function groundsUnder(plan: Plan | null, { originKind }: Pick<TaskValues, 'originKind'>): Partial<TaskValues> {
  if (plan === null) return { planId: '', ...(originKind === 'plan' && { originKind: 'direct', docNumber: '', docDate: '', docIssuer: '', docSubject: '' }) };
  if (originKind !== 'direct' && originKind !== 'plan') return { planId: plan.id };
  const ground = groundOf(plan);
  return { planId: plan.id, ...ground, docDate: textOf(ground.docDate) };
}

/** What a person changed of a task, by field. */
export function changedValues(values: TaskValues, base: Task): Partial<TaskValues> {
  const start = editValuesFrom(base);
  const names = (Object.keys(start) as (keyof TaskValues)[]).filter((name) => JSON.stringify(values[name]) !== JSON.stringify(start[name]));
  return Object.fromEntries(names.map((name) => [name, values[name]]));
}

/** Of given work neither the term nor who does it is a word to edit. */
export const editInputFrom = (values: TaskValues, isDraft = false) => {
  const { dueAt, ...said } = saidIn(values);
  return { ...said, ...(isDraft ? { dueAt, ...whoDoesIt(values) } : {}) };
};

/** In a dialog the fields scroll; what is missing and the buttons stay in sight. */
export const aroundFields = { display: 'flex', flexDirection: 'column', minHeight: 0 } as const;

/** A refusal of the contract in a person's words. */
export const issueWords = (t: Translate): IssueWords => (issue, path) => {
  if (path === 'dueAt' || path === 'docDate') return t('tasks.hint.due');
  if (issue.code === 'too_small' && issue.origin === 'string' && Number(issue.minimum) > 1) {
    return t('tasks.hint.tooShort', { min: Number(issue.minimum) });
  }
  if (path === 'percent') return t('tasks.hint.percent');
  return t('tasks.hint.required');
};
