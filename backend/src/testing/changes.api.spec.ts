import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { User } from '@ioc/shared/access';
import type { Asset, AssetRow } from '@ioc/shared/assets';
import type { ChangeLog } from '@ioc/shared/changes';
import type { EventPacket } from '@ioc/shared/events';
import type { ImportJob } from '@ioc/shared/imports';
import { headOf, ifMatch } from './builders.js';
import { testPassword } from './small-province.js';
import { startTestApp, until, type Person, type TestApp } from './test-app.js';

describe('the history of edits', () => {
  let test: TestApp;
  let [manager, admin] = [] as unknown as [Person, Person];
  beforeAll(async () => {
    test = await startTestApp();
    [manager, admin] = [await test.as('manager'), await test.as('admin')];
  });
  afterAll(() => test.close());

  const logOf = async (person: Person, path: string): Promise<ChangeLog> => (await person.get<ChangeLog>(`/api/${path}/changes`)).body;
  const edit = async (person: Person, id: string, change: object): Promise<Asset> => {
    const { version } = (await person.get<Asset>(`/api/assets/${id}`)).body;
    const { status, body } = await person.send<Asset>('PATCH', `/api/assets/${id}`, change, ifMatch(version));
    expect(status).toBe(200);
    return body;
  };

  it('says who changed which fields of an asset from what to what, newest first, also of one that was loaded before', async () => {
    const id = test.province.assets['post-bac'];
    expect(await logOf(manager, `assets/${id}`)).toEqual({ data: [], total: 0, since: null });
    await edit(manager, id, { name: 'Bưu cục Đường Bắc 1', attributes: { type: 'post_office_3', phone: null } });
    test.clock.advance(60_000);
    await edit(await test.as('xa.bac'), id, { address: 'Thôn 1' });
    const { data, total, since } = await logOf(manager, `assets/${id}`);
    expect(total).toBe(2);
    expect(data).toMatchObject([
      { name: 'asset.updated', byName: 'Cán Bộ Xã Bắc', isFromWithheld: false, changes: [{ field: 'address', from: null, to: 'Thôn 1' }] },
      { name: 'asset.updated', byName: 'Lãnh Đạo IOC', changes: [{ field: 'name', from: 'Bưu cục Đường Bắc', to: 'Bưu cục Đường Bắc 1' }] },
    ]);
    expect(since).toBe(data[1]?.at);
    const page = (await manager.get<ChangeLog>(`/api/assets/${id}/changes?page=2&perPage=1`)).body;
    expect(page).toMatchObject({ total: 2, data: [{ byName: 'Lãnh Đạo IOC' }] });
  });

  it('counts neither a state nor what was saved as it was, and tells of the end of an asset', async () => {
    const made = await manager.send<Asset>('POST', '/api/assets', {
      kind: 'bts', code: 'NEW-1', name: 'Trạm mới', address: null, location: [106.2, 22.2], ownerOrgId: test.province.orgs.vtl, lifecycle: 'active', attributes: { mastClass: 'A2b' },
    });
    const { id } = made.body;
    const set = await manager.send<Asset>('POST', `/api/assets/${id}/state`, { state: 'maintenance', note: '' }, ifMatch(made.body.version));
    expect(set.status).toBe(201);
    await edit(manager, id, { name: 'Trạm mới' });
    await edit(manager, id, { attributes: { mastClass: 'A2a' } });
    await edit(manager, id, { lifecycle: 'decommissioned' });
    expect((await logOf(manager, `assets/${id}`)).data.map(({ name, changes }) => ({ name, changes }))).toEqual([
      { name: 'asset.removed', changes: [{ field: 'lifecycle', from: 'active', to: 'decommissioned' }] },
      { name: 'asset.updated', changes: [{ field: 'attributes.mastClass', from: 'A2b', to: 'A2a' }] },
      { name: 'asset.created', changes: [] },
    ]);
  });

  it('keeps from a commune what an asset was while it stood in another one', async () => {
    const id = test.province.assets['bts-nam-vnp'];
    await edit(manager, id, { name: 'Tên cũ ở Nam' });
    await edit(manager, id, { location: [106.3, 22.3], name: 'Tên ở Bắc' });
    const [north, south] = [await test.as('xa.bac'), await test.as('xa.nam')];
    const shown = await logOf(north, `assets/${id}`);
    expect(shown).toMatchObject({ total: 1, data: [{ isFromWithheld: true, changes: [{ field: 'name', from: null, to: 'Tên ở Bắc' }, { field: 'location' }, { field: 'unitName', from: null, to: 'Xã Đường Bắc' }] }] });
    expect(JSON.stringify(shown)).not.toMatch(/ở Nam|Nam Sơn|106\.72/);
    expect((await south.get(`/api/assets/${id}/changes`)).status).toBe(404);
    const all = await logOf(manager, `assets/${id}`);
    expect(all).toMatchObject({ total: 2, data: [{ isFromWithheld: false, changes: [{ from: 'Tên cũ ở Nam' }, {}, { from: 'Phường Nam Sơn' }] }, {}] });
  });

  it('has what a short file changed', async () => {
    const file = 'Mã trạm;Tên trạm;Nhà mạng;Vĩ độ;Kinh độ\r\nBTS-1;Trạm theo tệp;VTL;22,1;106,1';
    const { id } = (await manager.send<ImportJob>('POST', '/api/imports/bts', Buffer.from(file), { 'x-file-name': 'tram.csv' })).body;
    const read = async () => (await manager.get<ImportJob>(`/api/imports/${id}`)).body;
    await until(async () => (await read()).state !== 'checking');
    const applied = await manager.send<ImportJob>('POST', `/api/imports/${id}/apply`, undefined, ifMatch((await read()).version));
    expect(applied.body).toMatchObject({ state: 'applied' });
    const [last] = (await logOf(manager, `assets/${test.province.assets['bts-bac']}`)).data;
    expect(last).toMatchObject({ byName: 'Lãnh Đạo IOC', changes: [{ field: 'name', from: 'Trạm Đường Bắc', to: 'Trạm theo tệp' }] });
  });

  it('tells of a user what an administrator changed, and of a password only that there is a new one', async () => {
    const { units, users } = test.province;
    const id = users['xa.nam'] ?? '';
    const { version, scope } = (await admin.get<User>(`/api/users/${id}`)).body;
    const more = { position: 'Chuyên viên', password: 'mot mat khau rat moi', scope: { ...scope, unitIds: [units.nam, units.bac] } };
    expect((await admin.send('PATCH', `/api/users/${id}`, more, ifMatch(version))).status).toBe(200);
    const shown = await logOf(await test.as('auditor'), `users/${id}`);
    expect(shown.data).toMatchObject([{
      name: 'user.updated', byName: 'Quản Trị',
      changes: [
        { field: 'position', from: null, to: 'Chuyên viên' },
        { field: 'scope.units', from: ['Phường Nam Sơn'], to: ['Phường Nam Sơn', 'Xã Đường Bắc'] },
        { field: 'password', from: null, to: null },
      ],
    }]);
    expect(JSON.stringify(shown)).not.toContain('mot mat khau');
    expect((await (await test.as('operator')).get(`/api/users/${id}/changes`)).status).toBe(403);
    expect((await admin.get('/api/users/00000000-0000-4000-8000-000000000001/changes')).status).toBe(404);
  });

  it('tells of a user who was made, of an own password and of keys', async () => {
    const own = await test.as('operator2');
    expect((await own.send('POST', '/api/session/password', { currentPassword: testPassword, newPassword: 'mot mat khau khac han' })).status).toBe(204);
    expect((await logOf(admin, `users/${test.province.users['operator2']}`)).data).toMatchObject([{ name: 'user.password-changed', byName: 'Trực Ban Hai', changes: [] }]);
    const nms = `/api/users/${test.province.users['nms']}`;
    const key = (await admin.send<{ id: string; key: string }>('POST', `${nms}/keys`, { name: 'Đài tỉnh' })).body;
    await admin.send('DELETE', `${nms}/keys/${key.id}`);
    const log = await logOf(admin, nms.slice('/api/'.length));
    expect(log.data).toMatchObject([
      { name: 'user.key-revoked', changes: [{ field: 'key', from: 'Đài tỉnh', to: null }] },
      { name: 'user.key-created', changes: [{ field: 'key', from: null, to: 'Đài tỉnh' }] },
    ]);
    expect(JSON.stringify(log)).not.toContain(key.key);
  });

  it('is never sent with the events it was made from', async () => {
    const head = await headOf(test);
    await edit(manager, test.province.assets['radio-bac'], { name: 'Đài đổi tên' });
    const { events } = (await manager.get<EventPacket>(`/api/events?after=${head}`)).body;
    expect(events.map((event) => Object.keys(event).sort())).toEqual([['at', 'by', 'data', 'id', 'name', 'seq']]);
    expect((events[0]?.data as AssetRow).name).toBe('Đài đổi tên');
    expect(JSON.stringify(events)).not.toContain('Đài xã Đường Bắc');
  });
});
