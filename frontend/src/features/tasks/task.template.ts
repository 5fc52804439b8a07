/** A template as the form of a task takes it over. */
import { fillPattern, type TaskTemplate } from '@ioc/shared/task-templates';
import { dateIn, type WorkingClock } from '@ioc/shared/working-time';
import { dateTimeText } from '#platform/i18n';
import type { TaskValues } from './task.form';

/** Only what the template says: where it is silent the form stays as it is. */
export function valuesFromTemplate(template: TaskTemplate, now: Date, clock: WorkingClock): Partial<TaskValues> {
  const { title, content, requiredResult, requiredEvidence, originKind, docNumber, docDate, docIssuer, docSubject, planId, priority, sectorCode, leadOrgId, coordinating, checklist, termDays, reviewEvery } = template;
  const said: Partial<TaskValues> = {
    title: fillPattern(title, dateIn(now)), content: content ?? '', requiredResult: requiredResult ?? '', originKind, docNumber: docNumber ?? '',
    docDate: docDate === null ? '' : dateTimeText(`${docDate}T10:00:00Z`).slice(0, 10), docIssuer: docIssuer ?? '', docSubject: docSubject ?? '', planId: planId ?? '', priority, sectorCode,
    leadOrgId: leadOrgId ?? '', coordinatingOrgIds: coordinating.map(({ orgId }) => orgId), checklist: checklist.join('\n'),
    parts: Object.fromEntries(coordinating.flatMap(({ orgId, required, isMandatory }) => (required === null ? [] : [[orgId, { required, isMandatory, dueAt: null }]]))),
    ...(requiredEvidence === 'none' ? {} : { requiredEvidence }),
    ...(termDays === null ? {} : { dueAt: clock.addDays(now, termDays).toISOString() }),
  };
  const filled = Object.entries(said).filter(([, value]) => !isEmpty(value));
  return { ...Object.fromEntries(filled), ...(reviewEvery === null ? {} : { reviewEvery, dueAt: '' }) };
}

const isEmpty = (value: unknown): boolean => value === '' || (typeof value === 'object' && value !== null && Object.keys(value).length === 0);

/** A field with something of a person's own in it that the template would replace. `prefilled` is what the form began with by itself. */
export const overwritten = (values: TaskValues, prefilled: Partial<TaskValues>, filled: Partial<TaskValues>): (keyof TaskValues)[] =>
  (Object.keys(filled) as (keyof TaskValues)[]).filter((name) => {
    const now = JSON.stringify(values[name]);
    return !isEmpty(values[name]) && now !== JSON.stringify(prefilled[name]) && now !== JSON.stringify(filled[name]);
  });
