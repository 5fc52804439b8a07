/** What people send about an import, and how imports are asked for. */
import { z } from 'zod';
import { findingSeverities, importStates, importTargets } from './imports.js';
import { listQuery, oneOfMany } from './list.input.js';

export const remapImport = z.strictObject({ mapping: z.record(z.string().max(40), z.string().max(200).nullable()) });
export type RemapImport = z.infer<typeof remapImport>;

/** Of tasks: into which plan, and whether they are given at once. */
export const beginImport = z.object({ planId: z.uuid().optional(), asDraft: z.stringbool().default(true) });
export type BeginImport = z.infer<typeof beginImport>;

export const answerImport = z.strictObject({
  asDraft: z.boolean(),
  answers: z.array(z.strictObject({ text: z.string().min(1).max(300), orgId: z.uuid().nullable(), keep: z.boolean() })).max(500),
});
export type AnswerImport = z.infer<typeof answerImport>;

export const importQuery = listQuery.extend({ target: oneOfMany(importTargets).optional(), state: oneOfMany(importStates).optional() });
export type ImportQuery = z.infer<typeof importQuery>;
export const findingQuery = listQuery.extend({ severity: oneOfMany(findingSeverities).optional() });
export type FindingQuery = z.infer<typeof findingQuery>;
