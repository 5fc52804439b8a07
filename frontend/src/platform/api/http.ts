/** The only fetch of the screens: same-origin cookie, language, version, and every refusal as one kind of error. */
import { currentLocale } from '../i18n/locale';
import { ownProblem, problemFrom } from './problems';
import { queryString, type Query } from './query';

export type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

export interface HttpOptions {
  /** Sent as JSON, or as it is when it is a file. */
  body?: unknown;
  query?: Query;
  /** The version the change is based on; travels as If-Match. */
  version?: number;
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

export const apiUrl = (path: string, query?: Query): string => `/api${path}${queryString(query)}`;

type Listener = () => void;
const signedOut = new Set<Listener>();
const unreachable = new Set<Listener>();

const watch = (listeners: Set<Listener>) => (listener: Listener): Listener => {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
};

/** Hears every answer that says the session has ended. */
export const onSignedOut = watch(signedOut);

/** Hears every request that found no server: the live link then looks for itself instead of waiting. */
export const onUnreachable = watch(unreachable);

function requestHeaders({ body, version, headers }: HttpOptions): Record<string, string> {
  return {
    accept: 'application/json',
    'accept-language': currentLocale(),
    // A foreign page cannot set this header without being asked first: protection against forged requests.
    'x-requested-with': 'ioc',
    ...(body === undefined ? {} : { 'content-type': body instanceof Blob ? 'application/octet-stream' : 'application/json' }),
    ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
    ...headers,
  };
}

const isAbort = (error: unknown): boolean => error instanceof Error && error.name === 'AbortError';

async function send(method: Method, path: string, options: HttpOptions): Promise<Response> {
  const { body, signal } = options;
  try {
    return await fetch(apiUrl(path, options.query), {
      method,
      credentials: 'same-origin',
      headers: requestHeaders(options),
      ...(body === undefined ? {} : { body: body instanceof Blob ? body : JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    });
  } catch (error) {
    if (isAbort(error)) throw error;
    unreachable.forEach((listener) => listener());
    throw ownProblem('system.unavailable', 503);
  }
}

async function answerOf(response: Response): Promise<unknown> {
  const text = await response.text();
  if (!text) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // A proxy's HTML page, or a page of this application where an interface was expected.
    return undefined;
  }
}

/** `path` is without the `/api` prefix: `http<AlarmBoard>('GET', '/alarms/board')`. */
export async function http<T>(method: Method, path: string, options: HttpOptions = {}): Promise<T> {
  const response = await send(method, path, options);
  const answer = await answerOf(response);
  if (response.ok) return answer as T;
  const problem = problemFrom(response.status, answer);
  if (problem.code === 'access.signed-out') signedOut.forEach((listener) => listener());
  if (problem.code === 'system.unavailable') unreachable.forEach((listener) => listener());
  throw problem;
}
