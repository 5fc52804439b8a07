import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import type { ProblemBody } from '@ioc/shared/problems';
import { headOf } from './builders.js';
import { startTestApp, until, type Person, type TestApp } from './test-app.js';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe('answers over HTTP', () => {
  let test: TestApp;
  let admin: Person;
  let operator: Person;
  const post = (path: string, body: string, headers: Record<string, string> = {}) =>
    fetch(test.url + path, { method: 'POST', body, headers: { cookie: operator.cookie, 'x-requested-with': 'ioc', 'content-type': 'application/json', ...headers } });

  beforeAll(async () => {
    test = await startTestApp({ IOC_BODY_LIMIT_BYTES: '50000', IOC_LOG_LEVEL: 'silent' });
    [admin, operator] = await Promise.all([test.as('admin'), test.as('operator')]);
  });
  afterAll(() => test.close());

  it('describe a refusal as problem+json, with the number of the request', async () => {
    const answer = await operator.get<ProblemBody>('/api/users');
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer.body).toEqual({
      type: 'urn:ioc:problem:access.not-permitted', code: 'access.not-permitted', status: 403, params: { permission: 'user:read' },
      title: 'Bạn không có quyền làm việc này (xem người dùng). Hãy liên hệ quản trị nếu cần.', requestId: expect.stringMatching(uuid),
    });
    expect(answer.headers.get('x-request-id')).toBe(answer.body.requestId);
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  it.each([
    ['en', 'see users'], ['en-GB,vi;q=0.5', 'see users'], ['vi', 'xem người dùng'], ['fr', 'xem người dùng'], ['', 'xem người dùng'],
  ])('speak the language asked for: %j', async (language, words) => {
    expect((await operator.get<ProblemBody>('/api/users', { 'accept-language': language })).body.title).toContain(words);
  });

  it('name every field that is not right', async () => {
    const answer = await operator.send<ProblemBody>('POST', '/api/tasks', { title: 'ab', priority: 'sometimes', subject: { kind: 'asset', id: 'x' } });
    expect(answer).toMatchObject({ status: 422, body: { code: 'request.invalid' } });
    expect(answer.body.fields?.map(({ path }) => path)).toEqual(expect.arrayContaining(['title', 'priority', 'subject.id', 'dueAt']));
  });

  it('say what is wrong with a field in the language asked for', async () => {
    const body = { title: 'ab', content: 'x'.repeat(20_000), priority: 'sometimes', sectorCode: 'HTS', leadOrgId: 'x', coordinatingOrgIds: [], dueAt: 'mai', subject: null, extra: 1 };
    const said = async (language: string) => {
      const { fields } = (await operator.send<ProblemBody>('POST', '/api/tasks', body, { 'accept-language': language })).body;
      return Object.fromEntries((fields ?? []).map(({ path, message }) => [path, message]));
    };
    expect(await said('vi')).toMatchObject({
      title: 'Ít nhất 5 ký tự.', priority: 'Chỉ nhận: hoa_toc, khan, thuong.', leadOrgId: 'Không phải mã định danh UUID.',
      dueAt: 'Không phải ngày giờ theo ISO 8601.', '': 'Không có trường extra.',
    });
    expect(await said('en')).toMatchObject({ title: 'Too small: expected string to have >=5 characters', leadOrgId: 'Invalid UUID' });
  });

  it('refuse a body that is too large, naming the limit, and one that is no JSON', async () => {
    const large = await post('/api/tasks', JSON.stringify({ content: 'x'.repeat(60_000) }));
    expect({ status: large.status, body: await large.json() }).toMatchObject({ status: 413, body: { code: 'request.too-large', params: { limit: '0,05 MB' } } });
    for (const body of ['{"title": ', '[1,2', 'không phải JSON', '"text"', '']) {
      const answer = await post('/api/tasks', body);
      expect({ status: answer.status, body: await answer.json() }).toMatchObject({ status: 422, body: { code: 'request.invalid' } });
    }
  });

  it('know nothing of unknown addresses', async () => {
    for (const path of ['/api/khong-co', '/api', '/api/assets/x/y/z', '/ingest']) {
      expect(await operator.get(path)).toMatchObject({ status: 404, body: { code: 'request.not-found' } });
    }
  });

  it.each([
    '/api/assets?sort=password_hash', '/api/assets?sort=code;drop table users', '/api/assets?sort=constructor', '/api/users?sort=__proto__', '/api/tasks?sort=t.id', '/api/alarms?order=sideways',
    '/api/assets?perPage=501', '/api/assets?page=0', '/api/assets?state=broken', '/api/assets?attr[mastClass]=A2b', '/api/assets?kind=bts&attr[owner]=1', '/api/assets?q=a&q=b',
    '/api/assets/khong-phai-uuid', '/api/map/assets/cau', '/api/units?on=hom-qua', '/api/assets?ids=1,2', `/api/assets?q=${'x'.repeat(101)}`,
  ])('refuse %s', async (path) => {
    expect(await admin.get(path)).toMatchObject({ status: path.startsWith('/api/tasks') ? 403 : 422 });
    expect((await operator.get(path)).status).toBe(path.startsWith('/api/users') ? 403 : 422);
  });

  it('take the largest page there is', async () => {
    expect((await operator.get('/api/assets?perPage=500&sort=name&order=DESC')).status).toBe(200);
  });

  it.each(['%00', '%25', '_', "' or 1=1 --", '\\', '{}', '%F0%9F%92%A9', '%ED%A0%80'])('search for %s without breaking', async (q) => {
    for (const path of ['/api/assets', '/api/alarms', '/api/tasks', '/api/units', '/api/organisations', '/api/map/search']) {
      expect((await operator.get(`${path}?q=${q.startsWith('%') ? q : encodeURIComponent(q)}`)).status).toBeLessThan(500);
    }
  });

  it('tell nothing about what went wrong inside', async () => {
    await test.transactions.query(`alter table sectors rename column color to colour`);
    const answer = await operator.get<ProblemBody>('/api/sectors');
    await test.transactions.query(`alter table sectors rename column colour to color`);
    expect(answer).toMatchObject({ status: 500, body: { code: 'system.failed' } });
    expect(Object.keys(answer.body).sort()).toEqual(['code', 'params', 'requestId', 'status', 'title', 'type']);
    expect(JSON.stringify(answer.body)).not.toMatch(/select|column|\.ts|\.js|node_modules|Error/i);
    expect(answer.body.title).toContain(answer.body.requestId);
  });

  it('leave one line in the log for what went wrong inside, under the number the person was given', async () => {
    const told: { level: string; message: string; rest: unknown[] }[] = [];
    const keep = (level: string) => (message: unknown, ...rest: unknown[]): void => {
      if (rest.at(-1) === 'http') told.push({ level, message: String(message), rest });
    };
    await test.transactions.query(`alter table sectors rename column color to colour`);
    Logger.overrideLogger({ log: keep('log'), warn: keep('warn'), error: keep('error'), fatal: keep('fatal') });
    try {
      const { body } = await operator.get<ProblemBody>('/api/sectors');
      expect(told).toEqual([{ level: 'error', message: expect.stringMatching(/column .*color.* does not exist[^]*\n\s+at /), rest: [body.requestId, 'http'] }]);
      // What a person can cause is no line in the log of what went wrong.
      await operator.get('/api/users');
      expect(told).toHaveLength(1);
    } finally {
      Logger.overrideLogger(false);
      await test.transactions.query(`alter table sectors rename column colour to color`);
    }
  });

  it('count the events that this node has delivered', async () => {
    const published = async () => Number(/^ioc_events_published_total (\d+)$/m.exec((await test.anonymous.get<{ text: string }>('/metrics')).body.text)?.[1]);
    const before = await published();
    expect((await operator.send('POST', '/api/alarms', { assetId: test.province.assets['bts-bac'], severity: 'minor', note: 'Thử còi' })).status).toBe(201);
    const head = await headOf(test);
    await until(async () => (await test.anonymous.get<{ text: string }>('/metrics')).body.text.includes(`ioc_events_last_seq ${head}\n`));
    expect(await published()).toBeGreaterThan(before);
  });

  it('carry the headers that protect a page', async () => {
    const { headers } = await test.anonymous.get('/healthz');
    expect(headers.get('content-security-policy')).toContain(`default-src 'self'`);
    expect(headers.get('content-security-policy')).toContain(`frame-ancestors 'none'`);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-powered-by')).toBeNull();
  });

  it('tell the outside how the process is', async () => {
    expect(await test.anonymous.get('/healthz')).toMatchObject({ status: 200, body: { status: 'ok' } });
    expect(await test.anonymous.get('/readyz')).toMatchObject({ status: 200, body: { database: 'ok', queue: 'ok' } });
    await test.ingest([{ code: 'BTS-1', at: test.clock.now().toISOString(), state: 'online' }]);
    const { text } = (await test.anonymous.get<{ text: string }>('/metrics')).body;
    expect(text).toMatch(/^ioc_readings_total\{outcome="applied"\} 1$/m);
    expect(text).toMatch(/^ioc_refused_total\{code="access\.not-permitted"\} \d+$/m);
    for (const name of ['ioc_http_seconds_bucket', 'ioc_sockets', 'ioc_events_last_seq', 'ioc_listener_lag_events', 'nodejs_eventloop_lag_seconds']) expect(text).toContain(name);
  });

  it('know the number of the last event from the start on, before anything new happens', async () => {
    const head = await headOf(test);
    expect(head).toBeGreaterThan(0);
    const restarted = (await test.another()).person('');
    expect((await restarted.get<{ text: string }>('/metrics')).body.text).toMatch(new RegExp(`^ioc_events_last_seq ${head}$`, 'm'));
  });
});

describe('the limit of requests', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await startTestApp({ IOC_REQUESTS_PER_MINUTE: '30', IOC_TRUST_PROXY: '127.0.0.1' });
  });
  afterAll(() => test.close());

  it('holds per person, says when to come back, and ends with the minute', async () => {
    const [busy, other] = [await test.signIn('operator', { 'x-forwarded-for': '10.0.0.1' }), await test.signIn('manager', { 'x-forwarded-for': '10.0.0.1' })];
    const statuses = [];
    for (let n = 0; n < 31; n += 1) statuses.push((await busy.get('/api/sectors')).status);
    expect(statuses).toEqual([...Array.from({ length: 30 }, () => 200), 429]);
    const refused = await busy.get('/api/sectors');
    expect(refused).toMatchObject({ status: 429, body: { code: 'request.too-many' } });
    const seconds = Number(refused.headers.get('retry-after'));
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(60);
    expect((await other.get('/api/sectors')).status).toBe(200);
    test.clock.advance(seconds * 1_000);
    expect((await busy.get('/api/sectors')).status).toBe(200);
  });

  it('holds per address for whoever is not signed in', async () => {
    const statuses = [];
    for (let n = 0; n < 31; n += 1) statuses.push((await test.anonymous.get('/api/sectors', { 'x-forwarded-for': '10.9.9.9' })).status);
    expect(statuses.filter((status) => status === 429)).toHaveLength(1);
    expect((await test.anonymous.get('/api/sectors', { 'x-forwarded-for': '10.9.9.8' })).status).toBe(401);
  });
});
