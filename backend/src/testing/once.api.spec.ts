import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { IntegrationKey, NewIntegrationKey, User } from '@ioc/shared/access';
import type { ImportJob } from '@ioc/shared/imports';
import type { Page } from '@ioc/shared/list';
import { startTestApp, type Person, type TestApp } from './test-app.js';

const reused = { status: 409, body: { code: 'request.key-reused' } };

describe('what is made once however often it is asked for', () => {
  let test: TestApp;
  let [manager, admin] = [] as unknown as [Person, Person];
  beforeAll(async () => {
    test = await startTestApp();
    [manager, admin] = [await test.as('manager'), await test.as('admin')];
  });
  afterAll(() => test.close());

  it('is a user, and nothing made of the password is kept under the key', async () => {
    const scope = { everywhere: true, unitIds: [], orgIds: [], sectorCodes: [] };
    const body = { username: 'moi', password: 'mat khau thu nghiem', fullName: 'Người Mới', phone: null, orgId: null, position: null, role: 'leader', scope, locale: 'vi' };
    const create = (more: object = {}) => admin.send<User>('POST', '/api/users', { ...body, ...more }, { 'idempotency-key': 'nguoi-1' });
    const answers = await Promise.all([create(), create(), create({ password: 'mat khau khac hoan toan' })]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(new Set(answers.map(({ body: { id } }) => id)).size).toBe(1);
    expect((await admin.get<Page<User>>('/api/users?q=moi')).body.total).toBe(1);
    expect(await create({ fullName: 'Người Khác' })).toMatchObject(reused);
    // Without a key the name alone speaks.
    expect((await admin.send('POST', '/api/users', body)).body).toMatchObject({ code: 'access.username-taken' });
  });

  it('is an integration key, whose secret is told once', async () => {
    const path = `/api/users/${test.province.users['nms']}/keys`;
    const create = (name: string, userPath = path) => admin.send<NewIntegrationKey>('POST', userPath, { name, validDays: 30 }, { 'idempotency-key': 'khoa-1' });
    const before = (await admin.get<IntegrationKey[]>(path)).body.length;
    const first = await create('Đài tỉnh');
    expect(first.status).toBe(201);
    expect(await create('Đài tỉnh')).toMatchObject({ status: 409, body: { code: 'access.key-already-made', params: { name: 'Đài tỉnh' } } });
    expect(await create('Đài khác')).toMatchObject(reused);
    expect(await create('Đài tỉnh', `/api/users/${test.province.users['nms.vtl']}/keys`)).toMatchObject(reused);
    expect((await admin.get<IntegrationKey[]>(path)).body).toHaveLength(before + 1);
    const kept = await test.transactions.query<{ response: unknown }>(`select response from idempotency_keys where route = 'keys'`);
    expect(kept).toEqual([{ response: first.body.id }]);
    expect((await test.anonymous.get('/api/session', { authorization: `Bearer ${first.body.key}` })).status).toBe(200);
  });

  it('is an import, told by what is in the file', async () => {
    const begin = (text: string, target = 'bts', name = 'tram.csv') =>
      manager.send<ImportJob>('POST', `/api/imports/${target}`, Buffer.from(text), { 'x-file-name': name, 'idempotency-key': 'tep-1' });
    const file = 'Mã trạm;Tên trạm;Nhà mạng;Vĩ độ;Kinh độ\r\nM-1;Trạm Một;VTL;22,2;106,2';
    const [first, again] = [await begin(file), await begin(file, 'bts', 'tram (1).csv')];
    expect([first.status, again.status, again.body.id]).toEqual([202, 202, first.body.id]);
    expect(await begin(`${file}5`)).toMatchObject(reused);
    expect(await begin(file, 'post')).toMatchObject(reused);
    expect((await manager.get<Page<ImportJob>>('/api/imports')).body).toMatchObject({ total: 1, data: [{ fileName: 'tram.csv' }] });
  });
});
