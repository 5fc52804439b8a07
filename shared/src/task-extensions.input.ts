/** What people send about extensions of due dates. */
import { z } from 'zod';
import { extensionSteps } from './task-extensions.js';
import { instant } from './time.input.js';
import { cleanText } from './words.js';

/** Which step needs a date and which a reason is in the table of the contract. */
export const takeExtensionStep = z.strictObject({
  step: z.enum(extensionSteps),
  dueAt: instant.nullable().default(null),
  text: z.string().transform(cleanText).pipe(z.string().max(2_000)).nullable().default(null),
});
export type TakeExtensionStep = z.infer<typeof takeExtensionStep>;
