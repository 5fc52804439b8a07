import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { IntegrationKey, NewIntegrationKey } from '@ioc/shared/access';
import { startTestApp, testNow, type TestApp } from '../../testing/test-app.js';

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
});
