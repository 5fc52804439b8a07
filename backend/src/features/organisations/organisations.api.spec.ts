import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ChangeLog } from '@ioc/shared/changes';
import type { CatchUp, EventPacket } from '@ioc/shared/events';
import type { Page } from '@ioc/shared/list';
import type { Organisation } from '@ioc/shared/organisations';
import type { CreateOrganisation } from '@ioc/shared/organisations.input';
import { ifMatch } from '../../testing/builders.js';
import { startTestApp, type Person, type TestApp } from '../../testing/test-app.js';

describe('organisations', () => {
  let test: TestApp;
  let admin: Person;
  const made = (given: Partial<CreateOrganisation>): CreateOrganisation => ({
    code: 'STC', name: 'Sở Tài chính', shortName: 'Sở TC', kind: 'department', parentId: test.province.orgs.ubt, unitId: test.province.units.province,
    sectorCodes: ['HTS'], canLeadTask: true, ...given,
  });
  const create = (person: Person, given: Partial<CreateOrganisation>, headers: Record<string, string> = {}) => person.send<Organisation & Record<string, unknown>>('POST', '/api/organisations', made(given), headers);
  const update = (person: Person, { id, version }: Pick<Organisation, 'id' | 'version'>, change: object) =>
    person.send<Organisation & Record<string, unknown>>('PATCH', `/api/organisations/${id}`, change, ifMatch(version));
  beforeAll(async () => {
    test = await startTestApp();
    admin = await test.as('admin');
  });
  afterAll(() => test.close());

  it('are made and changed by an administrator alone, told to everybody and kept in the history', async () => {
    const officer = await test.as('xa.nam');
    const { to } = (await officer.get<CatchUp>('/api/events?after=1000000')).body;
    expect(await create(await test.as('manager'), {})).toMatchObject({ status: 403, body: { code: 'access.not-permitted' } });
    const stc = await create(admin, { name: '  Sở Tài chính ' });
    expect([stc.status, stc.body]).toMatchObject([201, { name: 'Sở Tài chính', version: 1, sectorCodes: ['HTS'] }]);
    expect((await update(officer, stc.body, { shortName: 'TC' })).status).toBe(403);
    const renamed = await update(admin, stc.body, { shortName: 'TC', parentId: null });
    expect(renamed).toMatchObject({ status: 200, body: { shortName: 'TC', parentId: null, version: 2 } });
    expect(await update(admin, stc.body, { shortName: 'Muộn' })).toMatchObject({ status: 409, body: { code: 'request.version-stale', current: { version: 2 } } });
    const heard = ((await officer.get<CatchUp>(`/api/events?after=${to}`)).body as EventPacket).events.map(({ name }) => name);
    expect(heard).toEqual(['organisation.created', 'organisation.updated']);
    const { data } = (await officer.get<ChangeLog>(`/api/organisations/${stc.body.id}/changes`)).body;
    expect(data.map(({ name, byName, changes }) => [name, byName, changes])).toEqual([
      ['organisation.updated', 'Quản Trị', [{ field: 'shortName', from: 'Sở TC', to: 'TC' }, { field: 'parent', from: 'UBND tỉnh', to: null }]],
      ['organisation.created', 'Quản Trị', []],
    ]);
  });

  it('are made once however often one asks under one key, and have a code of their own', async () => {
    const key = { 'idempotency-key': 'so-cong-thuong' };
    const [first, again] = [await create(admin, { code: 'SCT', name: 'Sở Công Thương' }, key), await create(admin, { code: 'SCT', name: 'Sở Công Thương' }, key)];
    expect([first.status, again.body.id]).toEqual([201, first.body.id]);
    expect(await create(admin, { code: 'SCT' })).toMatchObject({ status: 409, body: { code: 'organisation.code-taken', params: { code: 'SCT', name: 'Sở Công Thương' } } });
    expect(await create(admin, { code: 'có dấu' })).toMatchObject({ status: 422, body: { fields: [{ path: 'code' }] } });
    expect(await create(admin, { code: 'X-1', sectorCodes: ['KHONG'] })).toMatchObject({ status: 404, body: { code: 'sector.not-found' } });
    const list = await admin.get<Page<Organisation>>('/api/organisations?q=so+cong+thuong');
    expect(list.body.data.map(({ code }) => code)).toEqual(['SCT']);
  });

  it('cannot belong to themselves, not even by way of others', async () => {
    const above = (await create(admin, { code: 'A', name: 'Trên' })).body;
    const below = (await create(admin, { code: 'B', name: 'Dưới', parentId: above.id })).body;
    for (const parentId of [above.id, below.id]) {
      expect(await update(admin, above, { parentId })).toMatchObject({ status: 422, body: { code: 'organisation.parent-loop' } });
    }
  });

  it('within the scope of an administrator of one office are those below it', async () => {
    const { orgs } = test.province;
    const own = (await create(admin, { code: 'OWN', name: 'Đơn vị của Viettel', parentId: orgs.vtl })).body;
    await test.transactions.query(`insert into users (username, full_name, role, org_id, everywhere, org_ids, password_hash) select 'admin.vtl', 'Quản trị Viettel', 'admin', $1, false, $2, password_hash from users where username = 'admin'`, [orgs.vtl, [orgs.vtl, own.id]]);
    const local = await test.as('admin.vtl');
    expect((await create(local, { code: 'VTL-1', name: 'Đội ứng cứu', parentId: orgs.vtl })).status).toBe(201);
    expect((await create(local, { code: 'VTL-2', name: 'Đội khác', parentId: null })).status).toBe(403);
    expect((await update(local, own, { shortName: 'Của Viettel' })).status).toBe(200);
    expect((await update(local, { id: orgs.vnp, version: 1 }, { shortName: 'VNPT mới' })).status).toBe(403);
    expect((await update(local, { ...own, version: 2 }, { parentId: orgs.vnp })).status).toBe(403);
  });
});
