/** What people send about the checklist of a task. */
import { z } from 'zod';
import { checklistLine } from './tasks.input.js';

const line = z.number().int().min(1).max(100_000);

/** A new line has a text; every other step names its line. */
export const takeChecklistStep = z.discriminatedUnion('step', [
  z.strictObject({ step: z.literal('add'), text: checklistLine }),
  z.strictObject({ step: z.literal('remove'), n: line }),
  z.strictObject({ step: z.literal('tick'), n: line }),
  z.strictObject({ step: z.literal('untick'), n: line }),
]);
export type TakeChecklistStep = z.infer<typeof takeChecklistStep>;
