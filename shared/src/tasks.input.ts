/** What people send about tasks, and how tasks are asked for. */
import { z } from 'zod';
import { idList, listQuery, oneOfMany } from './list.input.js';
import { deadlineStates, subjectKinds, taskPriorities, taskStates, taskSteps, type TaskSubject } from './tasks.js';
import { taskGroups } from './task-statistics.js';
import { calendarDate, instant } from './time.input.js';
import { cleanText } from './words.js';

export const taskSubject = z.strictObject({ kind: z.enum(subjectKinds), id: z.uuid() }) satisfies z.ZodType<TaskSubject>;

const text = (longest: number) => z.string().transform(cleanText).pipe(z.string().max(longest));

export const assignTask = z.strictObject({
  title: z.string().transform(cleanText).pipe(z.string().min(5).max(300)),
  content: text(5_000).nullable(),
  priority: z.enum(taskPriorities),
  sectorCode: z.string().min(1).max(20),
  leadOrgId: z.uuid(),
  coordinatingOrgIds: z.array(z.uuid()).max(30),
  dueAt: instant,
  subject: taskSubject.nullable(),
});
export type AssignTask = z.infer<typeof assignTask>;

export const updateTask = z
  .strictObject({
    title: assignTask.shape.title,
    content: assignTask.shape.content,
    priority: assignTask.shape.priority,
    sectorCode: assignTask.shape.sectorCode,
    dueAt: assignTask.shape.dueAt,
  })
  .partial();
export type UpdateTask = z.infer<typeof updateTask>;

/** The body of every step: what is said about it, and for a report how far the work is. */
export const takeTaskStep = z.strictObject({
  step: z.enum(taskSteps),
  text: text(2_000).nullable().default(null),
  percent: z.number().int().min(0).max(100).nullable().default(null),
});
export type TakeTaskStep = z.infer<typeof takeTaskStep>;

export const taskQuery = listQuery.extend({
  state: oneOfMany(taskStates).optional(),
  deadline: oneOfMany(deadlineStates).optional(),
  priority: oneOfMany(taskPriorities).optional(),
  sectorCode: z.string().max(200).transform((codes) => codes.split(',')).optional(),
  leadOrgId: idList.optional(),
  assignerId: idList.optional(),
  unitId: idList.optional(),
  /** Days in Vietnam, the last one included. */
  assignedFrom: calendarDate.optional(),
  assignedTo: calendarDate.optional(),
  dueFrom: calendarDate.optional(),
  dueTo: calendarDate.optional(),
  subjectId: z.uuid().optional(),
});
export type TaskQuery = z.infer<typeof taskQuery>;

/** The filter of the list, counted by one thing. */
export const taskStatisticsQuery = taskQuery.omit({ page: true, perPage: true, sort: true, order: true, ids: true }).extend({ by: z.enum(taskGroups) });
export type TaskStatisticsQuery = z.infer<typeof taskStatisticsQuery>;
