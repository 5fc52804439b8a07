/** What people send about the parts of coordinating units. */
import { z } from 'zod';
import { stepEvidence } from './task-evidence.input.js';
import { partSteps } from './task-parts.js';
import { instant } from './time.input.js';
import { cleanText } from './words.js';

export const givePart = z.strictObject({
  required: z.string().transform(cleanText).pipe(z.string().min(3).max(1_000)),
  /** Null: as the task. */
  dueAt: instant.nullable().default(null),
  isMandatory: z.boolean().default(true),
});
export type GivePart = z.infer<typeof givePart>;

/** With the task itself: whose part it is stands beside it. */
export const partOfTask = givePart.extend({ orgId: z.uuid() });
export type PartOfTask = z.infer<typeof partOfTask>;

export const takePartStep = z.strictObject({
  step: z.enum(partSteps),
  text: z.string().transform(cleanText).pipe(z.string().max(2_000)).nullable().default(null),
  /** On the way only: what is done in full is reported as such. */
  percent: z.number().int().min(0).max(99).nullable().default(null),
  attachmentIds: stepEvidence.attachmentIds,
  difficulties: stepEvidence.difficulties,
  proposals: stepEvidence.proposals,
});
export type TakePartStep = z.infer<typeof takePartStep>;
