/** What people send about templates of tasks. */
import { z } from 'zod';
import { listQuery, oneOfMany } from './list.input.js';
import { dayOffMoves } from './recurrence.js';
import { mostChecklistLines } from './task-checklist.js';
import { templateStates, templateSteps, unknownInPattern } from './task-templates.js';
import { assignTask, checklistLine } from './tasks.input.js';
import { reviewCycles } from './tasks.js';
import { calendarDate } from './time.input.js';
import { cleanText } from './words.js';

const text = (shortest: number, longest: number) => z.string().transform(cleanText).pipe(z.string().min(shortest).max(longest));
const day = z.number().int().min(1).max(31).nullable();
const month = (most: number) => z.number().int().min(1).max(most);
const once = <Value>(values: readonly Value[]): Value[] => [...new Set(values)];

export const rhythm = z.discriminatedUnion('every', [
  z.strictObject({ every: z.literal('week'), weekdays: z.array(z.number().int().min(1).max(7)).min(1).max(7).transform((days) => once(days).sort()) }),
  z.strictObject({ every: z.literal('month'), day }),
  z.strictObject({ every: z.literal('quarter'), month: month(3), day }),
  z.strictObject({ every: z.literal('year'), month: month(12), day }),
]);

export const mostLeadUnits = 200;

export const recurrence = z
  .strictObject({
    rhythm,
    firstOn: calendarDate,
    lastOn: calendarDate.nullable().default(null),
    count: z.number().int().min(1).max(1_000).nullable().default(null),
    giveDaysBefore: z.number().int().min(0).max(60),
    ifDayOff: z.enum(dayOffMoves).default('next'),
    leadOrgIds: z.array(z.uuid()).min(1).max(mostLeadUnits).transform(once),
  })
  .refine(({ firstOn, lastOn }) => lastOn === null || lastOn >= firstOn, { path: ['lastOn'], params: { code: 'template.period-reversed' } })
  .refine(({ lastOn, count }) => lastOn === null || count === null, { path: ['count'], params: { code: 'template.two-ends' } });

const templateUnit = z.strictObject({
  orgId: z.uuid(),
  required: text(3, 1_000).nullable().default(null),
  isMandatory: z.boolean().default(true),
});

const { content, requiredResult, requiredEvidence, docNumber, docDate, docIssuer, docSubject, priority, sectorCode } = assignTask.shape;

export const createTaskTemplate = z.strictObject({
  name: text(3, 200),
  title: assignTask.shape.title.refine((title) => unknownInPattern(title) === null, { params: { code: 'template.pattern' } }),
  content, requiredResult, requiredEvidence,
  originKind: assignTask.shape.originKind,
  docNumber, docDate, docIssuer, docSubject,
  planId: z.uuid().nullable().default(null),
  priority, sectorCode,
  leadOrgId: z.uuid().nullable().default(null),
  coordinating: z.array(templateUnit).max(30).default([]),
  checklist: z.array(checklistLine).max(mostChecklistLines).default([]),
  termDays: z.number().int().min(1).max(250).nullable().default(null),
  reviewEvery: z.enum(reviewCycles).nullable().default(null),
  recurrence: recurrence.nullable().default(null),
});
export type CreateTaskTemplate = z.infer<typeof createTaskTemplate>;

/** Without defaults: what is not sent stays. */
export const updateTaskTemplate = z
  .strictObject({
    ...createTaskTemplate.shape,
    requiredResult: requiredResult.unwrap(), requiredEvidence: requiredEvidence.unwrap(), originKind: createTaskTemplate.shape.originKind.unwrap(),
    docNumber: docNumber.unwrap(), docDate: docDate.unwrap(), docIssuer: docIssuer.unwrap(), docSubject: docSubject.unwrap(),
    planId: z.uuid().nullable(), leadOrgId: z.uuid().nullable(), coordinating: z.array(templateUnit).max(30), checklist: z.array(checklistLine).max(mostChecklistLines),
    termDays: createTaskTemplate.shape.termDays.unwrap(), reviewEvery: createTaskTemplate.shape.reviewEvery.unwrap(), recurrence: recurrence.nullable(),
  })
  .partial();
export type UpdateTaskTemplate = z.infer<typeof updateTaskTemplate>;

export const takeTemplateStep = z.strictObject({ step: z.enum(templateSteps) });
export type TakeTemplateStep = z.infer<typeof takeTemplateStep>;

export const taskTemplateQuery = listQuery.extend({ state: oneOfMany(templateStates).optional() });
export type TaskTemplateQuery = z.infer<typeof taskTemplateQuery>;
