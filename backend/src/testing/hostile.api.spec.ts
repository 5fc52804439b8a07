import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Task } from '@ioc/shared/tasks';
import { assignWith, dayMs, ifMatch } from './builders.js';
import { addressOf, methodOf, routeTable } from './route-table.js';
import { startTestApp, type Person, type TestApp } from './test-app.js';

/** Values that text, a number or an instant may have on the wire and that something behind it may stumble over. */
const texts = ['\u0000', 'a\u0000b', '\ud800', 'a\udc00b', '\uffff', '__proto__', '${7*7}', "'; drop table users; --", '%s%n', '\u202e\u2066', 'ﷺ'.repeat(30)];
const instants = ['0000-01-01T00:00:00Z', '0000-01-01T00:00:00+14:00', '9999-12-31T23:59:59-23:59', '2026-11-23T02:00:00.123456789Z', '2026-06-30T23:59:60Z'];

/** As an address or a header can carry it. */
const wellFormed = (text: string): string => Buffer.from(text).toString();

describe('a hostile request', () => {
  let test: TestApp;
  let manager: Person;
  let admin: Person;
  const raw = (person: Person, method: string, path: string, body: string, headers: Record<string, string> = {}) =>
    fetch(test.url + path, { method, body, headers: { cookie: person.cookie, 'x-requested-with': 'ioc', 'content-type': 'application/json', ...headers } });
  const isClean = (status: number) => status < 500;

  beforeAll(async () => {
    test = await startTestApp({ IOC_LOG_LEVEL: 'silent' });
    [manager, admin] = [await test.as('manager'), await test.as('admin')];
  });
  afterAll(() => test.close());

  it('with odd text is stored clean or refused, in every field', async () => {
    const { assets, orgs, units } = test.province;
    const scope = { everywhere: false, unitIds: [units.bac], orgIds: [], sectorCodes: [] as string[] };
    const operator = await test.as('operator');
    for (const [n, text] of texts.entries()) {
      const statuses = [
        await assignWith(test, manager, { title: `Nhiệm vụ ${text}`, content: text }),
        await assignWith(test, manager, { sectorCode: text.slice(0, 20) }),
        await assignWith(test, manager, {}, { 'idempotency-key': encodeURIComponent(wellFormed(text)) }),
        await manager.send('POST', '/api/assets', { kind: 'post', code: `BC-${n + 10}`, name: `Điểm ${text}`, address: text, location: [106.2, 22.2], ownerOrgId: orgs.vtl, lifecycle: 'active', attributes: { type: text } }),
        await manager.send('POST', '/api/assets', { kind: 'post', code: `BD-${n + 10}`, name: `Điểm ${text}`, address: text, location: [106.2, 22.2], ownerOrgId: orgs.vtl, lifecycle: 'active', attributes: { type: 'agency' } }),
        await manager.send('POST', `/api/assets/${assets['post-bac']}/state`, { state: 'online', note: text }, ifMatch(n + 1)),
        await operator.send('POST', '/api/alarms', { assetId: assets['bts-nam'], severity: 'minor', note: `Báo ${text}` }),
        await admin.send('POST', '/api/users', { username: `nguoi${n}`, password: `mat khau thu nghiem ${text}`, fullName: `Họ Tên ${text}`, phone: text.slice(0, 30), orgId: null, position: text, role: 'leader', scope, locale: 'vi' }),
        await admin.send('POST', '/api/users', { username: `khac${n}`, password: 'mat khau thu nghiem', fullName: 'Họ Tên', phone: null, orgId: null, position: null, role: 'leader', scope: { ...scope, sectorCodes: [text.slice(0, 20)] }, locale: 'vi' }),
        await admin.send('POST', '/api/organisations', { code: `MOI-${n}`, name: `Đơn vị ${text}`, shortName: text.slice(0, 20), kind: 'other', parentId: null, unitId: null, sectorCodes: [text.slice(0, 20)], canLeadTask: true }),
        await admin.send('PATCH', `/api/organisations/${orgs.vtl}`, { name: `Viettel ${text}` }, ifMatch(n + 1)),
        await admin.send('POST', `/api/users/${test.province.users['nms']}/keys`, { name: `Khóa ${text}` }),
        await test.anonymous.send('POST', '/api/session', { username: `x${text}`.slice(0, 60), password: text }),
        await test.anonymous.send('POST', '/ingest/readings', { readings: [{ code: text.slice(0, 40), at: test.clock.now().toISOString(), state: 'online' }] }, { authorization: `Bearer ${test.province.keys.province}` }),
        await manager.send('POST', '/api/imports/bts', Buffer.from(`Mã;Tên\r\n${text};${text}`), { 'x-file-name': encodeURIComponent(`${wellFormed(text)}.csv`) }),
        await manager.get(`/api/tasks?sectorCode=${encodeURIComponent(wellFormed(text))}`),
        await manager.get(`/api/assets?kind=post&attr[type]=${encodeURIComponent(wellFormed(text))}`),
      ].map(({ status }) => status);
      expect({ text, failed: statuses.flatMap((status, at) => (isClean(status) ? [] : [at])) }).toEqual({ text, failed: [] });
    }
  });

  it('with an instant at the edge of the calendar is answered', async () => {
    for (const at of instants) {
      const answers = [await test.ingest([{ code: 'BTS-1', at, state: 'online' }]), await assignWith(test, manager, { dueAt: at })];
      expect({ at, failed: answers.filter(({ status }) => !isClean(status)).length }).toEqual({ at, failed: 0 });
    }
    expect(await test.ingest([{ code: 'BTS-1', at: instants[0] ?? '', state: 'online' }])).toMatchObject({ status: 422, body: { fields: [{ path: 'readings.0.at' }] } });
    for (const on of ['0000-01-01', '9999-12-31']) expect(isClean((await manager.get(`/api/units?on=${on}`)).status)).toBe(true);
  });

  it('with numbers beyond all measure is answered', async () => {
    for (const path of ['/api/assets?page=100000&perPage=500', '/api/assets?page=-1', '/api/assets?page=1e999', '/api/assets?page=NaN', '/api/assets?page=0x10', '/api/assets?perPage=-5', '/api/assets?perPage=1.5', '/api/events?after=9007199254740991', '/api/events?after=1e300', '/api/events?after=-1']) {
      expect({ path, isClean: isClean((await manager.get(path)).status) }).toEqual({ path, isClean: true });
    }
    const at = test.clock.now().toISOString();
    for (const value of ['1e999', '-1e999', '1e308', '5e-324', '123456789012345678901234567890']) {
      const { status } = await raw(test.anonymous, 'POST', '/ingest/readings', `{"readings":[{"code":"BTS-1","at":"${at}","state":"online","metrics":{"signal":${value}}}]}`, { authorization: `Bearer ${test.province.keys.province}` });
      expect({ value, isClean: isClean(status) }).toEqual({ value, isClean: true });
    }
    for (const location of [[1e308, 22], [106, 1e999], [null, 22], [106.2, 22.2, 5], [-106.2, -22.2]]) {
      expect((await manager.send('PATCH', `/api/assets/${test.province.assets['radio-bac']}`, { location }, ifMatch(1))).status).toBe(422);
    }
  });

  it('with keys of the language itself changes nothing', async () => {
    const own = (await assignWith(test, manager)).body;
    for (const key of ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty']) {
      for (const [person, method, path, wrap] of [
        [manager, 'PATCH', `/api/tasks/${own.id}`, (inner: string) => inner],
        [manager, 'PATCH', `/api/assets/${test.province.assets['radio-bac']}`, (inner: string) => `{"attributes":${inner}}`],
        [admin, 'PATCH', `/api/users/${test.province.users['leader']}`, (inner: string) => inner],
      ] as const) {
        const { status } = await raw(person, method, path, wrap(`{"${key}":{"isAdmin":true,"everywhere":true}}`), ifMatch(1));
        expect({ key, path, isClean: isClean(status) }).toEqual({ key, path, isClean: true });
      }
      for (const query of [`sort=${key}`, `state=${key}`, `kind=${key}`, `kind=bts&attr[${key}]=1`, `${key}[x]=1`, `${key}=1`]) {
        expect({ query, isClean: isClean((await manager.get(`/api/assets?${query}`)).status) }).toEqual({ query, isClean: true });
      }
    }
    expect(({} as Record<string, unknown>)['isAdmin']).toBeUndefined();
    expect((await manager.get<Task>(`/api/tasks/${own.id}`)).body).toMatchObject({ title: own.title, state: 'assigned' });
  });

  it('may not set what the product sets: every body knows its fields', async () => {
    const foreign = { id: test.province.users['admin'], version: 7, state: 'completed', assignerId: test.province.users['admin'], createdAt: '2020-01-01T00:00:00Z', synthetic: true, unitId: test.province.units.nam };
    const own = (await assignWith(test, manager)).body;
    const { assets } = test.province;
    for (const [key, value] of Object.entries(foreign)) {
      const answers = [
        await assignWith(test, manager, { [key]: value }),
        await manager.send('PATCH', `/api/tasks/${own.id}`, { [key]: value }, ifMatch(own.version)),
        await manager.send('POST', `/api/tasks/${own.id}/steps`, { step: 'cancel', text: 'Thôi', ...(key === 'state' ? { state: value } : { [key]: value }) }, ifMatch(own.version)),
        await manager.send('PATCH', `/api/assets/${assets['radio-bac']}`, { [key]: value }, ifMatch(1)),
        await (await test.as('operator')).send('POST', '/api/alarms', { assetId: assets['bts-bac'], severity: 'minor', note: 'Báo', [key]: value }),
      ];
      expect({ key, statuses: answers.map(({ status }) => status) }).toEqual({ key, statuses: answers.map(() => 422) });
    }
  });

  it.each(['', '*', '"x"', '"-1"', '"1", "2"', 'W/"', '"99999999999"', '"1e3"', '1.5'])('is not taken for a version: If-Match %j', async (version) => {
    const path = `/api/assets/${test.province.assets['radio-bac']}`;
    expect(await manager.send('PATCH', path, { name: 'Đài khác' }, { 'if-match': version })).toMatchObject({ status: 428, body: { code: 'request.version-required' } });
  });

  it('cannot use the Idempotency-Key of another person, nor its own for something else', async () => {
    const operator = await test.as('operator');
    const key = { 'idempotency-key': 'mot-khoa' };
    const dueAt = new Date(test.clock.now().getTime() + 10 * dayMs).toISOString();
    const [mine, theirs] = [await assignWith(test, manager, { title: 'Của lãnh đạo', dueAt }, key), await assignWith(test, operator, { title: 'Của trực ban', dueAt }, key)];
    expect([mine.status, theirs.status, mine.body.id === theirs.body.id]).toEqual([201, 201, false]);
    expect((await assignWith(test, manager, { title: 'Của lãnh đạo', dueAt }, key)).body.id).toBe(mine.body.id);
    expect(await assignWith(test, manager, { title: 'Việc khác hẳn', dueAt }, key)).toMatchObject({ status: 409, body: { code: 'request.key-reused' } });
  });

  it('does not get the session it brings along: signing in makes a new secret', async () => {
    const planted = 'a'.repeat(43);
    const answer = await test.anonymous.send('POST', '/api/session', { username: 'leader', password: 'mat khau thu nghiem' }, { cookie: `ioc_session=${planted}` });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('set-cookie')).not.toContain(planted);
    expect((await test.anonymous.get('/api/session', { cookie: `ioc_session=${planted}` })).status).toBe(401);
  });

  it('cannot write from a foreign page, on any route', async () => {
    const writes = routeTable.filter((row) => methodOf(row) !== 'GET');
    const id = '00000000-0000-4000-8000-000000000001';
    for (const row of writes) {
      for (const headers of [{ origin: 'https://evil.example' }, { origin: 'null' }, { origin: `${test.url}.evil.example` }]) {
        const { status, body } = await admin.send(methodOf(row) as 'POST', addressOf(row, { id, keyId: id, orgId: id, commentId: id, partId: id }), {}, headers);
        expect({ route: row.route, origin: headers.origin, status, code: body['code'] }).toEqual({ route: row.route, origin: headers.origin, status: 403, code: 'access.foreign-origin' });
      }
    }
    expect((await admin.get('/api/session')).status).toBe(200);
  });

  it('as anything but JSON in UTF-8 is refused', async () => {
    for (const [type, body] of [['text/plain', '{}'], ['application/x-www-form-urlencoded', 'title=x'], ['multipart/form-data; boundary=x', '--x--'], ['application/json; charset=utf-16', '{}'], ['application/xml', '<x/>']] as const) {
      const { status } = await raw(manager, 'POST', '/api/tasks', body, { 'content-type': type });
      expect({ type, refused: status >= 400 && isClean(status) }).toEqual({ type, refused: true });
    }
    const deep = `{"title":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
    expect(isClean((await raw(manager, 'POST', '/api/tasks', deep)).status)).toBe(true);
    expect(isClean((await raw(manager, 'PATCH', `/api/assets/${test.province.assets['radio-bac']}`, `{"attributes":{"technology":${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}}}`, ifMatch(1))).status)).toBe(true);
  });
});
