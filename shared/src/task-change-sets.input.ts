/** What people send to change many tasks at once. */
import { z } from 'zod';
import { remindTask } from './reminders.input.js';
import { mostChanged } from './task-change-sets.js';
import { taskPriorities } from './tasks.js';
import { taskFilterBody } from './tasks.input.js';
import { instant } from './time.input.js';
import { cleanText } from './words.js';

/** As the person saw them: what was changed meanwhile is refused like a single edit. */
const tasks = z.array(z.strictObject({ id: z.uuid(), version: z.number().int().min(1) })).min(1).max(mostChanged)
  .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, { params: { code: 'list.twice' } });
const reason = z.string().transform(cleanText).pipe(z.string().min(3).max(2_000));

const remind = z.strictObject({ action: z.literal('remind'), text: remindTask.shape.text });
const due = z.strictObject({ action: z.literal('due'), dueAt: instant, text: reason });
const priority = z.strictObject({ action: z.literal('priority'), priority: z.enum(taskPriorities), text: reason.optional() });
const reassign = z.strictObject({ action: z.literal('reassign'), leadOrgId: z.uuid(), text: reason.optional() });
const drop = z.strictObject({ action: z.literal('drop'), text: reason });

/** The wish, whichever tasks it is for. */
export const taskChange = z.discriminatedUnion('action', [remind, due, priority, reassign, drop]);
export type TaskChange = z.infer<typeof taskChange>;

const to = { tasks };
export const changeTasks = z.discriminatedUnion('action', [remind.extend(to), due.extend(to), priority.extend(to), reassign.extend(to), drop.extend(to)]);
export type ChangeTasks = z.infer<typeof changeTasks>;

/** What would come of a wish for all tasks of a filter. */
export const previewTaskChange = z.strictObject({ change: taskChange, filter: taskFilterBody });
export type PreviewTaskChange = z.infer<typeof previewTaskChange>;
