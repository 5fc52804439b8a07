import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Asset } from '@ioc/shared/assets';
import type { ChangeLog } from '@ioc/shared/changes';
import type { EventPacket } from '@ioc/shared/events';
import { headOf, ifMatch } from '../../testing/builders.js';
import { startTestApp, type Person, type TestApp } from '../../testing/test-app.js';

const station = (code: string, more: Record<string, unknown> = {}) => ({ code, location: null, attributes: { operator: 'Viettel', technology: '4G' }, ...more });

describe('parts of assets', () => {
  let test: TestApp;
  let [manager, officer, foreign] = [] as unknown as [Person, Person, Person];
  beforeAll(async () => {
    test = await startTestApp();
    [manager, officer, foreign] = [await test.as('manager'), await test.as('xa.bac'), await test.as('xa.nam')];
  });
  afterAll(() => test.close());

  const assetOf = async (id: string, person = manager) => (await person.get<Asset>(`/api/assets/${id}`)).body;
  const add = async (id: string, body: object, person = manager, headers: Record<string, string> = {}) =>
    person.send<Asset>('POST', `/api/assets/${id}/parts`, body, { ...ifMatch((await assetOf(id)).version), ...headers });

  it('are added, edited and ended by who may write the asset, live and with its history', async () => {
    const id = test.province.assets['bts-bac'];
    const head = await headOf(test);
    const made = await add(id, station('BTS-1-4G'), officer);
    expect(made).toMatchObject({ status: 201, body: { version: 2, parts: [{ code: 'BTS-1-4G', kind: 'station', attributes: { operator: 'Viettel', technology: '4G' }, location: null }] } });
    const partId = made.body.parts[0]?.id ?? '';
    const path = `/api/assets/${id}/parts/${partId}`;
    const edited = await officer.send<Asset>('PATCH', path, { attributes: { operator: 'Viettel', technology: '5G', bands: ['3500'] } }, ifMatch(2));
    expect(edited.body).toMatchObject({ version: 3, parts: [{ attributes: { technology: '5G', bands: ['3500'] } }] });
    expect((await manager.send('PATCH', path, { code: 'BTS-1-X' }, ifMatch(2))).body).toMatchObject({ code: 'request.version-stale' });
    expect((await manager.send<Asset>('PATCH', path, { code: 'BTS-1-4G' }, ifMatch(3))).body.version).toBe(3);

    expect((await foreign.send('PATCH', path, { code: 'X-1' }, ifMatch(3))).body).toMatchObject({ code: 'asset.not-found' });
    for (const name of ['operator', 'leader', 'admin', 'auditor']) {
      expect((await (await test.as(name)).send('DELETE', path, undefined, ifMatch(3))).body).toMatchObject({ code: 'access.not-permitted' });
    }
    expect((await officer.send<Asset>('DELETE', path, undefined, ifMatch(3))).body).toMatchObject({ version: 4, parts: [] });
    expect((await officer.send('DELETE', path, undefined, ifMatch(4))).body).toMatchObject({ code: 'asset.part-not-found' });

    const { data } = (await manager.get<ChangeLog>(`/api/assets/${id}/changes`)).body;
    expect(data.map(({ byName, changes }) => [byName, changes?.map(({ field, from, to }) => [field.slice('parts.BTS-1-4G.'.length), from, to])])).toEqual([
      ['Cán Bộ Xã Bắc', [['code', 'BTS-1-4G', null], ['operator', 'Viettel', null], ['technology', '5G', null], ['bands', ['3500'], null]]],
      ['Cán Bộ Xã Bắc', [['technology', '4G', '5G'], ['bands', null, ['3500']]]],
      ['Cán Bộ Xã Bắc', [['code', null, 'BTS-1-4G'], ['operator', null, 'Viettel'], ['technology', null, '4G']]],
    ]);
    const { events } = (await manager.get<EventPacket>(`/api/events?after=${head}`)).body;
    expect(events.map(({ name }) => name)).toEqual(['asset.updated', 'asset.updated', 'asset.updated']);
  });

  it('are refused when their declaration does not know them, and the field is named', async () => {
    const id = test.province.assets['bts-bac'];
    const fieldsOf = async (body: object, assetId = id) => ((await add(assetId, body)).body as unknown as { fields?: { path: string }[] }).fields?.map(({ path }) => path);
    expect(await fieldsOf(station('S-1', { attributes: { operator: 'Viettel', technology: '9G' } }))).toEqual(['attributes.technology']);
    expect(await fieldsOf(station('S-1', { attributes: { technology: '4G', colour: 'đỏ' } }))).toEqual(['attributes.operator', 'attributes']);
    expect(await fieldsOf(station('S-1', { location: [106.2, 22.2] }))).toEqual(['location']);
    expect(await fieldsOf(station('mã có dấu'))).toEqual(['code']);
    expect((await add(test.province.assets['post-bac'], station('S-1'))).body).toMatchObject({ code: 'asset.has-no-parts' });
  });

  it('have a code of their own among all parts, and are made once for one wish', async () => {
    const [id, other] = [test.province.assets['radio-bac'], test.province.assets['fm-nam']];
    const cluster = { code: 'TT-1-1', location: [106.13, 22.13], attributes: { hamlet: 'Xóm Một', speakers: 4 } };
    const key = { 'idempotency-key': 'cum-1' };
    const version = (await assetOf(id)).version;
    const send = () => officer.send<Asset>('POST', `/api/assets/${id}/parts`, cluster, { ...ifMatch(version), ...key });
    const [first, again] = [await send(), await send()];
    expect([first.status, again.status, again.body.parts.length]).toEqual([201, 201, 1]);
    expect(first.body.parts[0]?.location).toEqual([106.13, 22.13]);
    expect((await add(other, cluster)).body).toMatchObject({ code: 'asset.code-taken', params: { code: 'TT-1-1' } });
  });
});
