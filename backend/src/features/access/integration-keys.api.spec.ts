import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { IntegrationKey, NewIntegrationKey } from '@ioc/shared/access';
import { headOf, ifMatch } from '../../testing/builders.js';
import { listenTo, once, startTestApp, testNow, type TestApp } from '../../testing/test-app.js';

const dayMs = 86_400_000;

describe('keys of service accounts', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await startTestApp();
  });
  afterAll(() => test.close());

  const push = (key: string) =>
    test.anonymous.send('POST', '/ingest/readings', { readings: [{ code: 'BTS-1', at: testNow.toISOString(), state: 'online' }] }, { authorization: `Bearer ${key}` });

  it('are made by an administrator, shown once, and end at once when revoked', async () => {
    const admin = await test.as('admin');
    const path = `/api/users/${test.province.users['nms']}/keys`;
    const made = await admin.send<NewIntegrationKey>('POST', path, { name: 'Giám sát mạng 2' });
    expect(made.status).toBe(201);
    expect((await push(made.body.key)).body).toMatchObject({ applied: 1 });

    const listed = await admin.get<IntegrationKey[]>(path);
    expect(listed.body.map(({ name, lastUsedAt }) => [name, lastUsedAt !== null])).toEqual([['nms', false], ['Giám sát mạng 2', true]]);
    expect(JSON.stringify(listed.body)).not.toContain(made.body.key);

    expect((await admin.send('DELETE', `${path}/${made.body.id}`)).status).toBe(204);
    expect((await push(made.body.key)).status).toBe(401);
  });

  it('belong to service accounts only, and only administrators make them', async () => {
    const [admin, manager] = [await test.as('admin'), await test.as('manager')];
    expect((await admin.send('POST', `/api/users/${test.province.users['operator']}/keys`, { name: 'Không được' })).body).toMatchObject({ code: 'access.not-a-service' });
    expect((await manager.send('POST', `/api/users/${test.province.users['nms']}/keys`, { name: 'Không được' })).status).toBe(403);
  });

  it('show how they begin and until when they hold, and open nothing after that', async () => {
    const admin = await test.as('admin');
    const path = `/api/users/${test.province.users['nms.vtl']}/keys`;
    const made = (await admin.send<NewIntegrationKey>('POST', path, { name: 'Một ngày', validDays: 1 })).body;
    expect(made.expiresAt).toBe(new Date(test.clock.now().getTime() + dayMs).toISOString());
    expect(made.prefix).toBe(made.key.slice(0, 9));
    expect((await admin.get<IntegrationKey[]>(path)).body).toMatchObject([{ name: 'nms vtl', expiresAt: null }, { prefix: made.prefix, expiresAt: made.expiresAt }]);
    test.clock.advance(dayMs - 1_001);
    expect((await push(made.key)).status).toBe(200);
    test.clock.advance(1_001);
    expect((await push(made.key)).status).toBe(401);
    expect(await (await test.signIn('admin')).send('POST', path, { name: 'Quá khứ', validDays: 0 })).toMatchObject({ status: 422, body: { fields: [{ path: 'validDays' }] } });
  });

  it('are told of to those who see users, without the key, and of an end once', async () => {
    const [admin, operator] = [await test.signIn('admin'), await test.signIn('operator')];
    const [sees, seesNot] = [await listenTo(admin.socket()), await listenTo(operator.socket())];
    const path = `/api/users/${test.province.users['nms']}/keys`;
    const made = (await admin.send<NewIntegrationKey>('POST', path, { name: 'Nghe được' })).body;
    for (let again = 0; again < 2; again += 1) expect((await admin.send('DELETE', `${path}/${made.id}`)).status).toBe(204);
    const head = await headOf(test);
    await Promise.all([sees.reached(head), seesNot.reached(head)]);
    expect(sees.heard.map(({ name }) => name)).toEqual(['user.key-created', 'user.key-revoked']);
    expect(JSON.stringify(sees.heard)).not.toContain(made.key);
    expect(seesNot.heard).toEqual([]);
  });

  it('lose their sockets at once when revoked, and everything when the account is a person now', async () => {
    const admin = await test.signIn('admin');
    const id = test.province.users['nms.vtl'] ?? '';
    const made = (await admin.send<NewIntegrationKey>('POST', `/api/users/${id}/keys`, { name: 'Nghe sự kiện' })).body;
    const socket = test.anonymous.socket({ key: made.key });
    await once(socket, 'connect');
    const gone = once(socket, 'disconnect');
    await admin.send('DELETE', `/api/users/${id}/keys/${made.id}`);
    await gone;

    expect((await push(test.province.keys.vtl)).status).toBe(200);
    const { version } = (await admin.get<{ version: number }>(`/api/users/${id}`)).body;
    await admin.send('PATCH', `/api/users/${id}`, { role: 'operator' }, ifMatch(version));
    expect((await test.anonymous.get('/api/alarms', { authorization: `Bearer ${test.province.keys.vtl}` })).status).toBe(401);
  });
});
