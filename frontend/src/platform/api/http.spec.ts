import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { chooseLocale } from '../i18n/locale';
import { http, onSignedOut, onUnreachable } from './http';
import { isProblem, type ProblemError } from './problems';

interface Answer {
  status: number;
  text: string;
}

const sent: { url: string; init: RequestInit }[] = [];

function serverSays(answer: Answer | Error): void {
  globalThis.fetch = jest.fn(async (url: string, init: RequestInit) => {
    sent.push({ url, init });
    if (answer instanceof Error) throw answer;
    return { ok: answer.status < 300, status: answer.status, text: async () => answer.text };
  }) as unknown as typeof fetch;
}

const problem = (status: number, code: string, more: object = {}): Answer => ({
  status, text: JSON.stringify({ type: 'about:blank', title: 'Server wording', status, code, params: {}, requestId: 'r-1', ...more }),
});

const refusal = async (request: Promise<unknown>): Promise<ProblemError> => {
  const error: unknown = await request.catch((caught: unknown) => caught);
  if (!isProblem(error)) throw new Error('expected a refusal');
  return error;
};

const originalFetch = globalThis.fetch;
beforeEach(() => {
  sent.length = 0;
  chooseLocale('vi');
});
afterEach(() => {
  globalThis.fetch = originalFetch;
});

describe('http', () => {
  it('sends cookie, language, protection header, version and flat query', async () => {
    serverSays({ status: 200, text: '{"id":"a"}' });
    chooseLocale('en');
    const query = { state: ['raised', 'acknowledged'], q: '', unitId: null, attr: { technologies: ['4G', '5G'] } };
    await expect(http('PATCH', '/assets/a', { body: { name: 'b' }, version: 7, query })).resolves.toEqual({ id: 'a' });
    expect(sent[0]?.url).toBe('/api/assets/a?state=raised%2Cacknowledged&attr%5Btechnologies%5D=4G%2C5G');
    expect(sent[0]?.init).toMatchObject({
      method: 'PATCH',
      credentials: 'same-origin',
      body: '{"name":"b"}',
      headers: { 'if-match': '"7"', 'x-requested-with': 'ioc', 'accept-language': 'en', 'content-type': 'application/json' },
    });
  });

  it('sends a file as it is', async () => {
    serverSays({ status: 202, text: '{}' });
    const file = new Blob(['code;name']);
    await http('POST', '/imports/bts', { body: file });
    expect(sent[0]?.init.body).toBe(file);
    expect(sent[0]?.init.headers).toMatchObject({ 'content-type': 'application/octet-stream' });
  });

  it('says a refusal in the words of the server', async () => {
    serverSays(problem(409, 'asset.code-taken', { title: 'Mã “BTS-7” đã được dùng.', params: { code: 'BTS-7' } }));
    const error = await refusal(http('POST', '/assets', { body: {} }));
    expect(error).toMatchObject({ status: 409, code: 'asset.code-taken', message: 'Mã “BTS-7” đã được dùng.' });
    expect(error.body.params).toEqual({ code: 'BTS-7' });
  });

  it('puts refused fields where react-admin looks for them', async () => {
    serverSays(problem(422, 'request.invalid', { fields: [{ path: 'location.1', code: 'too_big', message: 'Ngoài Việt Nam' }] }));
    const error = await refusal(http('POST', '/assets', { body: {} }));
    expect(error.body.errors).toEqual({ 'location.1': 'Ngoài Việt Nam' });
    expect(Object.hasOwn(error, 'body')).toBe(true);
  });

  it('keeps the current record of a stale version', async () => {
    serverSays(problem(409, 'request.version-stale', { current: { id: 'a', version: 8 } }));
    expect((await refusal(http('PATCH', '/assets/a', { version: 7 }))).body.current).toEqual({ id: 'a', version: 8 });
  });

  it('words what no server said in the language of the screen', async () => {
    serverSays({ status: 500, text: '<html>' });
    chooseLocale('en');
    expect((await refusal(http('GET', '/assets'))).message).toContain('Tell the administrator');
  });

  const unreachable: [string, Answer | Error][] = [
    ['no network', new TypeError('Failed to fetch')],
    ['a proxy without a server', { status: 502, text: '<html>Bad gateway</html>' }],
    ['a server that is busy', { status: 503, text: '' }],
  ];
  it.each(unreachable)('says "unavailable" for %s and tells the link', async (_, answer) => {
    serverSays(answer);
    let told = 0;
    const stop = onUnreachable(() => (told += 1));
    expect((await refusal(http('GET', '/tasks'))).code).toBe('system.unavailable');
    expect(told).toBe(1);
    stop();
  });

  it('tells when the session has ended, not when a password was wrong', async () => {
    let told = 0;
    const stop = onSignedOut(() => (told += 1));
    serverSays(problem(401, 'access.wrong-credentials'));
    await refusal(http('POST', '/session', { body: {} }));
    expect(told).toBe(0);
    serverSays(problem(401, 'access.signed-out'));
    await refusal(http('GET', '/tasks'));
    expect(told).toBe(1);
    stop();
  });

  it('lets an abandoned request end as what it is', async () => {
    serverSays(Object.assign(new Error('aborted'), { name: 'AbortError' }));
    await expect(http('GET', '/tasks')).rejects.toThrow('aborted');
  });
});
