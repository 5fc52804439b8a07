import type { FieldErrors, FieldValues, Resolver } from 'react-hook-form';
import type { z } from 'zod';

export type IssueWords = (issue: z.core.$ZodIssue, path: string) => string;

/** Puts a message at a dotted path, as react-hook-form wants its errors. */
function place(errors: Record<string, unknown>, path: readonly PropertyKey[], message: string, type: string): void {
  const [head, ...rest] = path;
  const key = String(head ?? 'root');
  if (rest.length === 0) {
    errors[key] ??= { type, message };
    return;
  }
  const inner = (errors[key] ??= {}) as Record<string, unknown>;
  place(inner, rest, message, type);
}

/**
 * Validates a form with the contract's own schema, so that a rule is written once for the form and the server.
 * `toInput` turns what the fields hold into what the contract wants (an empty text into null, for instance).
 */
export function zodResolver<Values extends FieldValues>(
  schema: z.ZodType, words: IssueWords, toInput: (values: Values) => unknown = (values) => values,
): Resolver<Values> {
  return (values) => {
    const checked = schema.safeParse(toInput(values));
    if (checked.success) return { values, errors: {} };
    const errors: Record<string, unknown> = {};
    for (const issue of checked.error.issues) {
      const path = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] ?? ''] : issue.path;
      place(errors, path, words(issue, path.join('.')), issue.code);
    }
    return { values: {}, errors: errors as FieldErrors<Values> };
  };
}
