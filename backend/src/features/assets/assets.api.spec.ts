import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Asset, AssetRow, StateChange } from '@ioc/shared/assets';
import type { ChangeLog } from '@ioc/shared/changes';
import type { EventPacket } from '@ioc/shared/events';
import type { Page } from '@ioc/shared/list';
import type { SearchResults } from '@ioc/shared/search';
import { addAssets } from '../../testing/builders.js';
import { startTestApp, type TestApp } from '../../testing/test-app.js';

const match = (asset: { version: number }) => ({ 'if-match': `"${asset.version}"` });

describe('the registry of assets', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await startTestApp();
  });
  afterAll(() => test.close());

  const wish = (code: string, more: Record<string, unknown> = {}) => ({
    kind: 'bts', code, name: 'Trạm thử', address: null, location: [106.2, 22.2], ownerOrgId: test.province.orgs.vtl, lifecycle: 'active', attributes: { mastClass: 'A2b' }, ...more,
  });

  it('places a new asset in the unit that holds it and tells those who may see it', async () => {
    const [manager, officer] = [await test.as('manager'), await test.as('xa.bac')];
    const made = await manager.send<Asset>('POST', '/api/assets', wish('NEW-1'));
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ unitName: 'Xã Đường Bắc', state: 'unknown', version: 1 });
    expect((await officer.get(`/api/assets/${made.body.id}`)).status).toBe(200);
    const { events } = (await officer.get<EventPacket>('/api/events?after=0')).body;
    expect(events.map(({ name }) => name)).toContain('asset.created');
  });

  it('refuses what the declaration of the kind does not know, and says which field', async () => {
    const manager = await test.as('manager');
    const refused = await manager.send('POST', '/api/assets', wish('NEW-2', { attributes: { mastClass: 'Z9', colour: 'red' } }));
    expect(refused.status).toBe(422);
    expect((refused.body['fields'] as { path: string }[]).map(({ path }) => path).sort()).toEqual(['attributes', 'attributes.mastClass']);
    expect((await manager.send('POST', '/api/assets', wish('BTS-1'))).body).toMatchObject({ code: 'asset.code-taken' });
    expect((await manager.send('POST', '/api/assets', wish('NEW-3', { location: [108, 16] }))).body).toMatchObject({ code: 'asset.outside-province' });
  });

  it('lets a commune edit its own asset but not end it, and never another commune', async () => {
    const [officer, foreign, manager] = [await test.as('xa.bac'), await test.as('xa.nam'), await test.as('manager')];
    const id = test.province.assets['post-bac'];
    const asset = (await officer.get<Asset>(`/api/assets/${id}`)).body;
    const named = await officer.send<Asset>('PATCH', `/api/assets/${id}`, { name: 'Bưu cục mới' }, match(asset));
    expect(named.body).toMatchObject({ name: 'Bưu cục mới', version: asset.version + 1 });
    expect((await foreign.send('PATCH', `/api/assets/${id}`, { name: 'Không được' }, match(named.body))).status).toBe(404);
    const ended = { lifecycle: 'decommissioned' };
    expect((await officer.send('PATCH', `/api/assets/${id}`, ended, match(named.body))).body).toMatchObject({ code: 'access.not-permitted', params: { permission: 'asset:decommission' } });
    expect((await manager.send('PATCH', `/api/assets/${id}`, { lifecycle: 'planned' }, match(named.body))).body).toMatchObject({ code: 'asset.lifecycle-refused' });
    expect((await manager.send('PATCH', `/api/assets/${id}`, ended, match(named.body))).body).toMatchObject({ lifecycle: 'decommissioned' });
  });

  it('says to the old commune that a moved asset is gone, and to the new one that it is there', async () => {
    const [manager, north, south] = [await test.as('manager'), await test.as('xa.bac'), await test.as('xa.nam')];
    const head = (await manager.get<EventPacket>('/api/events?after=0')).body.to;
    const id = test.province.assets['bts-bac'];
    const asset = (await manager.get<Asset>(`/api/assets/${id}`)).body;
    expect((await manager.send<Asset>('PATCH', `/api/assets/${id}`, { location: [106.8, 22.3] }, match(asset))).body.unitName).toBe('Phường Nam Sơn');
    const heard = async (person: typeof north) => (await person.get<EventPacket>(`/api/events?after=${head}`)).body.events.map(({ name }) => name);
    expect(await heard(north)).toEqual(['asset.removed']);
    expect(await heard(south)).toEqual(['asset.updated']);
    expect(await heard(manager)).toEqual(['asset.removed', 'asset.updated']);
    expect((await north.get(`/api/assets/${id}`)).status).toBe(404);
  });

  it('finds a commune by its former name before all the assets that carry the name', async () => {
    await addAssets(test, Array.from({ length: 15 }, (_, n) => ({ code: `Hợp Giang ${n}` })));
    const officer = await test.as('xa.bac');
    const { results } = (await officer.get<SearchResults>('/api/map/search?q=hop%20giang')).body;
    expect(results[0]).toMatchObject({ kind: 'unit', title: 'Xã Đường Bắc', formerName: 'Xã Hợp Giang' });
    expect(results).toHaveLength(12);
    expect((await officer.get<SearchResults>(`/api/map/search?q=${encodeURIComponent('hợp giang 7')}`)).body.results[0]?.detail).toContain('Hợp Giang 7');
  });

  it('gives a unit its own assets as a file, and an operator none', async () => {
    const [officer, operator, manager] = [await test.as('xa.bac'), await test.as('operator'), await test.as('manager')];
    const codes = async (person: typeof officer) =>
      (await person.get<{ features: { properties: { code: string } }[] }>('/api/assets/export?kind=bts&format=geojson')).body.features.map(({ properties }) => properties.code);
    const [own, all] = [await codes(officer), await codes(manager)];
    const shown = (await officer.get<Page<AssetRow>>('/api/assets?kind=bts&perPage=500&sort=code')).body.data.map(({ code }) => code);
    expect(own.sort()).toEqual(shown.sort());
    expect(own.length).toBeGreaterThan(0);
    expect(all.length).toBeGreaterThan(own.length);
    expect(await operator.get('/api/assets/export?kind=bts&format=geojson')).toMatchObject({ status: 403, body: { code: 'access.not-permitted' } });
  });

  it('keeps who said how an asset is, and why', async () => {
    const operator = await test.as('operator');
    const id = test.province.assets['fm-nam'];
    const asset = (await operator.get<Asset>(`/api/assets/${id}`)).body;
    const set = await operator.send<Asset>('POST', `/api/assets/${id}/state`, { state: 'maintenance', note: 'Thay anten' }, match(asset));
    expect(set.body).toMatchObject({ state: 'maintenance', stateSource: 'person' });
    expect((await operator.get<StateChange[]>(`/api/assets/${id}/history`)).body[0]).toMatchObject({ from: 'unknown', to: 'maintenance', note: 'Thay anten', byName: 'Trực Ban' });
    expect((await operator.send('POST', `/api/assets/${id}/state`, { state: 'online', note: '' }, match(asset))).status).toBe(409);
  });

  it('asks a person about an asset near a border, once for each place', async () => {
    const [manager, officer, foreign] = [await test.as('manager'), await test.as('xa.bac'), await test.as('xa.nam')];
    const made = await manager.send<Asset>('POST', '/api/assets', wish('NEAR-1', { location: [106.4998, 22.1] }));
    expect(made.body).toMatchObject({ unitName: 'Xã Đường Bắc', borderMetres: 21, isBorderChecked: false });
    const waiting = async (border: string) => (await officer.get<Page<AssetRow>>(`/api/assets?kind=bts&border=${border}`)).body.data.map(({ code }) => code);
    expect([await waiting('unchecked'), await waiting('checked')]).toEqual([['NEAR-1'], []]);
    const path = `/api/assets/${made.body.id}`;
    expect((await foreign.send('PATCH', path, { isBorderChecked: true }, match(made.body))).status).toBe(404);
    expect((await (await test.as('operator')).send('PATCH', path, { isBorderChecked: true }, match(made.body))).status).toBe(403);
    const checked = await officer.send<Asset>('PATCH', path, { isBorderChecked: true }, match(made.body));
    expect(checked.body).toMatchObject({ isBorderChecked: true, version: 2 });
    expect([await waiting('unchecked'), await waiting('checked')]).toEqual([[], ['NEAR-1']]);
    const { data } = (await manager.get<ChangeLog>(`${path}/changes`)).body;
    expect(data[0]).toMatchObject({ byName: expect.any(String), changes: [{ field: 'isBorderChecked', from: false, to: true }] });
    const named = await officer.send<Asset>('PATCH', path, { name: 'Trạm ven ranh', location: [106.4998, 22.1] }, match(checked.body));
    expect(named.body).toMatchObject({ isBorderChecked: true });
    const moved = await officer.send<Asset>('PATCH', path, { location: [106.4997, 22.1] }, match(named.body));
    expect(moved.body).toMatchObject({ borderMetres: 31, isBorderChecked: false });
    const away = await officer.send<Asset>('PATCH', path, { location: [106.2, 22.1], isBorderChecked: true }, match(moved.body));
    expect(away.body).toMatchObject({ borderMetres: null, isBorderChecked: false });
  });
});
