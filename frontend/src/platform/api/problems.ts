/** A refusal as the screens see it: its code decides what to do, its message is the sentence for the person. */
import type { ProblemBody, ProblemCode } from '@ioc/shared/problems';
import type { Choices } from '@ioc/shared/words';
import { currentLocale } from '../i18n/locale';

/** react-admin puts `errors` on the fields of the form that was sent. */
export type ProblemErrorBody = ProblemBody & { errors?: Record<string, string> };

export class ProblemError extends Error {
  readonly status: number;
  readonly body: ProblemErrorBody;

  constructor(body: ProblemBody) {
    // The server words every refusal in the language the request announced.
    super(body.title);
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

/** Not for this person, or not there for them: unlike a failure it says that the last answer no longer holds. */
export const isWithheld = (error: unknown): boolean => isProblem(error) && (error.status === 403 || error.status === 404);

type OwnCode = 'system.unavailable' | 'system.failed' | 'request.not-found';

/** The words of the contract would bring every schema into the sign-in page; these three are said without a server. */
const ownSentences: Choices<OwnCode> = {
  'system.unavailable': {
    vi: 'Không kết nối được máy chủ. Hãy thử lại sau ít phút.', en: 'The server cannot be reached. Try again in a few minutes.',
  },
  'system.failed': { vi: 'Máy chủ trả lời không đúng dạng. Hãy báo quản trị.', en: 'The answer of the server makes no sense. Tell the administrator.' },
  'request.not-found': { vi: 'Không tìm thấy nội dung này.', en: 'This could not be found.' },
};

/** A refusal that no server worded: it could not be reached, or something between answered instead. */
export function ownProblem(code: OwnCode, status: number): ProblemError {
  const title = ownSentences[code][currentLocale()];
  return new ProblemError({ type: 'about:blank', title, status, code, params: {}, requestId: '–' });
}

const statesAProblem = (value: unknown): value is ProblemBody =>
  typeof value === 'object' && value !== null && 'code' in value && typeof value.code === 'string';

export function problemFrom(status: number, answer: unknown): ProblemError {
  if (statesAProblem(answer)) return new ProblemError({ ...answer, status, params: answer.params ?? {} });
  if (status === 502 || status === 503 || status === 504) return ownProblem('system.unavailable', 503);
  return status === 404 ? ownProblem('request.not-found', 404) : ownProblem('system.failed', status);
}
