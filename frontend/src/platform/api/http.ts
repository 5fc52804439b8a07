/** The only fetch of the screens: same-origin cookie, language, version, and every refusal as one kind of error. */
import { currentLocale } from '../i18n/locale';
import { ownProblem, problemFrom, type ProblemError } from './problems';
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

function answerIn(text: string): unknown {
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
  const answer = answerIn(await response.text());
  if (response.ok) return answer as T;
  throw told(response.status, answer);
}

/** Long enough for the browser to have taken the bytes over. */
const keepUrlMs = 60_000;

/** Asks for a file and hands it to the person under the name the server gives it: a refusal is heard here, and not found in the file. */
export async function download(method: Method, path: string, options: HttpOptions = {}): Promise<void> {
  const response = await send(method, path, options);
  if (!response.ok) throw told(response.status, answerIn(await response.text()));
  const name = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? '';
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await response.blob());
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), keepUrlMs);
}

/** The refusal, after whoever has to know of it was told. */
function told(status: number, answer: unknown): ProblemError {
  const problem = problemFrom(status, answer);
  if (problem.code === 'access.signed-out') signedOut.forEach((listener) => listener());
  if (problem.code === 'system.unavailable') unreachable.forEach((listener) => listener());
  return problem;
}

export interface UploadOptions extends Pick<HttpOptions, 'headers' | 'signal'> {
  /** From 0 to 1; a fetch does not tell how far a body is. */
  onProgress: (share: number) => void;
}

/** Sends a file and says how far it is. Answers and refusals are those of `http`. */
export function upload<T>(path: string, file: Blob, { onProgress, signal, headers }: UploadOptions): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', apiUrl(path));
    for (const [name, value] of Object.entries(requestHeaders({ body: file, ...(headers ? { headers } : {}) }))) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => {
      const answer = answerIn(request.responseText);
      if (request.status >= 200 && request.status < 300) resolve(answer as T);
      else reject(told(request.status, answer));
    };
    request.onerror = () => reject(told(503, undefined));
    request.onabort = () => reject(new DOMException('aborted', 'AbortError'));
    signal?.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}
