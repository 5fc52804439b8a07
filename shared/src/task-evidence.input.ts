/** What a step may carry besides its words. */
import { z } from 'zod';
import { cleanText } from './words.js';

const words = z.string().transform(cleanText).pipe(z.string().max(2_000)).nullable().default(null);

export const stepEvidence = {
  /** Files the same person has uploaded and no step has taken along yet. How many is a setting. */
  attachmentIds: z.array(z.uuid()).max(100).default([]),
  difficulties: words,
  proposals: words,
  /** Only where an alarm of the site is still open. */
  overrideReason: words,
  /** Only where a task asks for evidence and it is not there. */
  evidenceReason: words,
};
