/** A refusal as the screens see it: its code decides what to do, its message is the sentence for the person. */
import { problemMessages } from '@ioc/shared/problem-messages';
import type { ProblemBody, ProblemCode, ProblemParams } from '@ioc/shared/problems';
import type { Locale } from '@ioc/shared/words';
import { currentLocale } from '../i18n/locale';

/** react-admin puts `errors` on the fields of the form that was sent. */
export type ProblemErrorBody = ProblemBody & { errors?: Record<string, string> };

export class ProblemError extends Error {
  readonly status: number;
  readonly body: ProblemErrorBody;

  constructor(body: ProblemBody) {
    super(problemSentence(body, currentLocale()));
    this.name = 'ProblemError';
    this.status = body.status;
    this.body = body.fields?.length
      ? { ...body, errors: Object.fromEntries(body.fields.map((field) => [field.path, field.message])) }
      : { ...body };
  }

  get code(): ProblemCode {
    return this.body.code;
  }
}

export const isProblem = (error: unknown, code?: ProblemCode): error is ProblemError =>
  error instanceof ProblemError && (code === undefined || error.code === code);

const fill = (sentence: string, params: ProblemParams): string =>
  sentence.replace(/\{(\w+)\}/g, (placeholder, name: string) => String(params[name] ?? placeholder));

/** A newer server may refuse with a code this screen does not know yet; its own title is then the best sentence. */
export function problemSentence(body: ProblemBody, locale: Locale): string {
  const words = Object.hasOwn(problemMessages, body.code) ? problemMessages[body.code] : undefined;
  return words ? fill(words[locale], { requestId: body.requestId, ...body.params }) : body.title;
}

/** A refusal that no server worded: it could not be reached, or something between answered instead. */
export function ownProblem(code: 'system.unavailable' | 'system.failed' | 'request.not-found', status: number): ProblemError {
  const title = problemMessages[code][currentLocale()];
  return new ProblemError({ type: 'about:blank', title, status, code, params: {}, requestId: '–' });
}

const statesAProblem = (value: unknown): value is ProblemBody =>
  typeof value === 'object' && value !== null && 'code' in value && typeof value.code === 'string';

export function problemFrom(status: number, answer: unknown): ProblemError {
  if (statesAProblem(answer)) return new ProblemError({ ...answer, status, params: answer.params ?? {} });
  if (status === 502 || status === 503 || status === 504) return ownProblem('system.unavailable', 503);
  return status === 404 ? ownProblem('request.not-found', 404) : ownProblem('system.failed', status);
}
