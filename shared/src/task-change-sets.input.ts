/** What people send to change many tasks at once. */
import { z } from 'zod';
import { remindTask } from './reminders.input.js';
import { mostChanged } from './task-change-sets.js';
import { taskPriorities } from './tasks.js';
import { instant } from './time.input.js';
import { cleanText } from './words.js';

/** As the person saw them: what was changed meanwhile is refused like a single edit. */
const tasks = z.array(z.strictObject({ id: z.uuid(), version: z.number().int().min(1) })).min(1).max(mostChanged)
  .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, { params: { code: 'list.twice' } });
const reason = z.string().transform(cleanText).pipe(z.string().min(3).max(2_000));

export const changeTasks = z.discriminatedUnion('action', [
  z.strictObject({ action: z.literal('remind'), tasks, text: remindTask.shape.text }),
  z.strictObject({ action: z.literal('due'), tasks, dueAt: instant, text: reason }),
  z.strictObject({ action: z.literal('priority'), tasks, priority: z.enum(taskPriorities) }),
  z.strictObject({ action: z.literal('reassign'), tasks, leadOrgId: z.uuid() }),
  z.strictObject({ action: z.literal('drop'), tasks, text: reason }),
]);
export type ChangeTasks = z.infer<typeof changeTasks>;
