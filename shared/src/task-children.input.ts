/** What a step says about the children of a task. */
import { z } from 'zod';
import { childFates } from './task-children.js';
import { cleanText } from './words.js';

export const stepChildren = {
  /** Only with `cancel`, and needed there while children are open. */
  children: z.enum(childFates).nullable().default(null),
  /** Only with `submit`: why the result is submitted while children are open. */
  childrenReason: z.string().transform(cleanText).pipe(z.string().max(2_000)).nullable().default(null),
};
