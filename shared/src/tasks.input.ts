/** What people send about tasks, and how tasks are asked for. */
import { z } from 'zod';
import { idList, idListOrNone, listQuery, oneOfMany } from './list.input.js';
import { stepChildren } from './task-children.input.js';
import { requiredEvidences } from './task-evidence.js';
import { stepEvidence } from './task-evidence.input.js';
import { mostChecklistLines } from './task-checklist.js';
import { openExtensionStates } from './task-extensions.js';
import { partOfTask } from './task-parts.input.js';
import { qualities } from './task-score.js';
import { deadlineStates, originKinds, reviewCycles, subjectKinds, taskPriorities, taskStates, taskSteps, type TaskSubject } from './tasks.js';
import { mostChosen, taskReportFormats } from './task-report.js';
import { taskGroups } from './task-statistics.js';
import { trendSteps } from './task-trend.js';
import { waitingKinds } from './task-waiting.js';
import { calendarDate, instant } from './time.input.js';
import { cleanText } from './words.js';

export const taskSubject = z.strictObject({ kind: z.enum(subjectKinds), id: z.uuid() }) satisfies z.ZodType<TaskSubject>;

const text = (longest: number) => z.string().transform(cleanText).pipe(z.string().max(longest));

/** A line of a checklist. */
export const checklistLine = z.string().transform(cleanText).pipe(z.string().min(1).max(300));

const optional = (longest: number) => text(longest).nullable().default(null);

/**
 * What a task says. The six points of the gate are checked as a whole, when it is given: what is missing is then told as
 * one list, and a draft may lack it.
 */
export const assignTask = z.strictObject({
  title: z.string().transform(cleanText).pipe(z.string().min(5).max(300)),
  content: text(5_000).nullable(),
  requiredResult: optional(2_000),
  requiredEvidence: z.enum(requiredEvidences).default('none'),
  originKind: z.enum(originKinds).default('direct'),
  docNumber: optional(100),
  docDate: calendarDate.nullable().default(null),
  docIssuer: optional(300),
  docSubject: optional(500),
  planId: z.uuid().nullable().default(null),
  priority: z.enum(taskPriorities),
  sectorCode: z.string().min(1).max(20),
  leadOrgId: z.uuid(),
  coordinatingOrgIds: z.array(z.uuid()).max(30),
  dueAt: instant.nullable(),
  reviewEvery: z.enum(reviewCycles).nullable().default(null),
  subject: taskSubject.nullable(),
  /** What coordinating units have to contribute; whose part is given here takes part. */
  parts: z.array(partOfTask).max(30).default([]),
  /** Lines to tick that it begins with. */
  checklist: z.array(checklistLine).max(mostChecklistLines).default([]),
  /** Kept among those who give work, until it is assigned or approved. */
  asDraft: z.boolean().default(false),
});
export type AssignTask = z.infer<typeof assignTask>;

/** A child is given at once: work that is prepared is known to those who give work only, and a lead unit may be none of them. */
export const childTask = assignTask.omit({ asDraft: true });
export type ChildTask = z.infer<typeof childTask>;

/** The same fields with nothing filled in by itself: what is not sent stays as it is. */
export const updateTask = z
  .strictObject({
    title: assignTask.shape.title,
    content: assignTask.shape.content,
    requiredResult: text(2_000).nullable(),
    requiredEvidence: z.enum(requiredEvidences),
    originKind: z.enum(originKinds),
    docNumber: text(100).nullable(),
    docDate: calendarDate.nullable(),
    docIssuer: text(300).nullable(),
    docSubject: text(500).nullable(),
    planId: z.uuid().nullable(),
    priority: assignTask.shape.priority,
    sectorCode: assignTask.shape.sectorCode,
    dueAt: assignTask.shape.dueAt,
    reviewEvery: z.enum(reviewCycles).nullable(),
    /** Of a draft only: who does given work changes by the step `reassign`. */
    leadOrgId: assignTask.shape.leadOrgId,
    coordinatingOrgIds: assignTask.shape.coordinatingOrgIds,
  })
  .partial();
export type UpdateTask = z.infer<typeof updateTask>;

/** The body of every step: what is said about it, and what the step needs besides: how far the work is, how good, who leads. */
export const takeTaskStep = z.strictObject({
  step: z.enum(taskSteps),
  text: text(2_000).nullable().default(null),
  percent: z.number().int().min(0).max(100).nullable().default(null),
  quality: z.enum(qualities).nullable().default(null),
  leadOrgId: z.uuid().nullable().default(null),
  ...stepEvidence,
  ...stepChildren,
});
export type TakeTaskStep = z.infer<typeof takeTaskStep>;

export const taskQuery = listQuery.extend({
  state: oneOfMany(taskStates).optional(),
  deadline: oneOfMany(deadlineStates).optional(),
  priority: oneOfMany(taskPriorities).optional(),
  sectorCode: z.string().max(200).transform((codes) => codes.split(',')).optional(),
  leadOrgId: idList.optional(),
  /** Who is named for it. */
  focalUserId: idListOrNone.optional(),
  /** Whose it is: who is named, otherwise who worked on it last. */
  handlerId: idListOrNone.optional(),
  parentId: z.uuid().optional(),
  assignerId: idList.optional(),
  unitId: idListOrNone.optional(),
  originKind: oneOfMany(originKinds).optional(),
  planId: idListOrNone.optional(),
  /** Days in Vietnam, the last one included. */
  assignedFrom: calendarDate.optional(),
  assignedTo: calendarDate.optional(),
  dueFrom: calendarDate.optional(),
  dueTo: calendarDate.optional(),
  /** When work without a term is looked at next. */
  reviewFrom: calendarDate.optional(),
  reviewTo: calendarDate.optional(),
  completedFrom: calendarDate.optional(),
  completedTo: calendarDate.optional(),
  subjectId: z.uuid().optional(),
  openPartOf: idList.optional(),
  extension: oneOfMany(openExtensionStates).optional(),
  /** Given, and not received by the moment the unit should have. */
  unreceived: z.literal('late').optional(),
  /** What waits for whoever asks, and of that only these kinds. */
  waitingFor: z.literal('me').optional(),
  waiting: oneOfMany(waitingKinds).optional(),
});
export type TaskQuery = z.infer<typeof taskQuery>;

/** What narrows tasks, whatever is made of them: a page, a map, a file, a change to all of them. */
export const taskFilter = taskQuery.omit({ page: true, perPage: true, sort: true, order: true });
export type TaskFilter = z.infer<typeof taskFilter>;

/**
 * The same filter in a body, with texts and lists of texts as saved views keep them. A name that is not known is refused:
 * left out, it would make a change reach more tasks than somebody saw.
 */
export const taskFilterBody = z
  .record(z.string().max(40), z.union([z.string().max(4_000), z.array(z.string().max(100)).max(100)]))
  .transform((filter) => Object.fromEntries(Object.entries(filter).map(([name, value]) => [name, [value].flat().join(',')])))
  .pipe(taskFilter.strict());

/** My own work, or of it what I am named for. */
export const taskWaitingQuery = z.object({ focalUserId: idList.optional() });
export type TaskWaitingQuery = z.infer<typeof taskWaitingQuery>;

/** The filter of the list, counted by one thing. */
const countedQuery = taskQuery.omit({ page: true, perPage: true, sort: true, order: true, ids: true });
export const taskStatisticsQuery = countedQuery.extend({ by: z.enum(taskGroups) });
export type TaskStatisticsQuery = z.infer<typeof taskStatisticsQuery>;

/** The filter of the board, which asks how much of each column is late. */
export const overdueQuery = taskQuery.omit({ page: true, perPage: true, sort: true, order: true, ids: true, deadline: true });
export type OverdueQuery = z.infer<typeof overdueQuery>;

/** The filter of the list, week by week or month by month between two days; without them the last months up to today. */
export const taskTrendQuery = countedQuery.extend({ every: z.enum(trendSteps), from: calendarDate.optional(), to: calendarDate.optional() });
export type TaskTrendQuery = z.infer<typeof taskTrendQuery>;

/** The filter and order of the list as a report. */
const asFile = { format: z.enum(taskReportFormats).default('xlsx'), locale: z.enum(['vi', 'en']).default('vi') };
export const taskReportQuery = taskQuery.omit({ page: true, perPage: true }).extend(asFile);
export type TaskReportQuery = z.infer<typeof taskReportQuery>;

/** Chosen tasks as a report: more ids than an address holds. */
export const taskReportBody = z.strictObject({
  ids: z.array(z.uuid()).min(1).max(mostChosen), sort: taskQuery.shape.sort, order: taskQuery.shape.order, ...asFile,
});
export type TaskReportBody = z.infer<typeof taskReportBody>;
