import { problemStatus, type FieldProblem, type ProblemCode, type ProblemParams } from '@ioc/shared/problems';
import type { Words } from '@ioc/shared/words';

/** Words where the reader's language decides; a plain text where it says the same in all. */
export type RefusedField = Omit<FieldProblem, 'message'> & { message: string | Words };

/** A refusal that a person can cause and understand. Anything else that is thrown is a bug and answered with 500. */
export class Problem extends Error {
  readonly status: number;

  constructor(
    readonly code: ProblemCode,
    readonly params: ProblemParams = {},
    readonly detail: { fields?: RefusedField[]; current?: unknown; retryAfterSeconds?: number } = {},
  ) {
    super(code);
    this.name = 'Problem';
    this.status = problemStatus[code];
  }
}
