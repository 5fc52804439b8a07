/** What people send about saved views of tasks. */
import { z } from 'zod';
import { taskSorts } from './tasks.js';
import { taskQuery } from './tasks.input.js';
import { taskViewKinds, viewAudiences } from './task-views.js';
import { cleanText } from './words.js';

const value = z.union([z.string().max(4_000), z.array(z.string().max(100)).max(100)]);
const paging = ['page', 'perPage', 'sort', 'order', 'ids'];

/** Only what the list itself would take: a saved view is the query of a list and nothing else. */
const savedFilter = z.record(z.string().max(40), value).refine((filter) => {
  const names = Object.keys(filter);
  const isKnown = names.every((name) => name in taskQuery.shape && !paging.includes(name));
  return isKnown && taskQuery.safeParse(Object.fromEntries(names.map((name) => [name, [filter[name]].flat().join(',')]))).success;
}, { params: { code: 'view.filter' } });

export const saveTaskView = z.strictObject({
  name: z.string().transform(cleanText).pipe(z.string().min(1).max(80)),
  view: z.enum(taskViewKinds),
  filter: savedFilter,
  sortField: z.enum(taskSorts).default('dueAt'),
  sortOrder: z.enum(['ASC', 'DESC']).default('ASC'),
  audience: z.enum(viewAudiences).default('private'),
});
export type SaveTaskView = z.infer<typeof saveTaskView>;

/** Without defaults: what is not sent stays. */
export const updateTaskView = z.strictObject({
  name: saveTaskView.shape.name, view: saveTaskView.shape.view, filter: savedFilter, sortField: z.enum(taskSorts), sortOrder: z.enum(['ASC', 'DESC']), audience: z.enum(viewAudiences),
}).partial();
export type UpdateTaskView = z.infer<typeof updateTaskView>;

/** Which view the tasks open with; null: the list. */
export const defaultTaskView = z.strictObject({ id: z.uuid().nullable() });
export type DefaultTaskView = z.infer<typeof defaultTaskView>;
