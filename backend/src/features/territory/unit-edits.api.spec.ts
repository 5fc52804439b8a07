import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AssetRow } from '@ioc/shared/assets';
import type { ChangeLog } from '@ioc/shared/changes';
import type { CatchUp, EventPacket } from '@ioc/shared/events';
import type { AdminUnit } from '@ioc/shared/territory';
import { headOf, ifMatch } from '../../testing/builders.js';
import { startTestApp, type Person, type TestApp } from '../../testing/test-app.js';

describe('units edited by hand', () => {
  let test: TestApp;
  let admin: Person;
  beforeAll(async () => {
    test = await startTestApp();
    admin = await test.as('admin');
  });
  afterAll(() => test.close());

  const wish = (code: string, more: Record<string, unknown> = {}) => ({
    code, name: 'Xã Mới', kind: 'commune', parentId: test.province.units.province, validFrom: '2026-01-01', validTo: null, areaKm2: 12.5, population: 3_000, legalAct: '1657/NQ-UBTVQH15', ...more,
  });
  const make = (code: string, more: Record<string, unknown> = {}, headers?: Record<string, string>) => admin.send<AdminUnit>('POST', '/api/units', wish(code, more), headers);
  const patch = (unit: AdminUnit, change: object, person = admin) => person.send<AdminUnit>('PATCH', `/api/units/${unit.id}`, change, ifMatch(unit.version));
  const logOf = async (id: string, person = admin) => (await person.get<ChangeLog>(`/api/units/${id}/changes`)).body;

  it('are the administrator\'s to write and everybody\'s to read, and all are told', async () => {
    const [manager, officer] = [await test.as('manager'), await test.as('xa.bac')];
    const head = await headOf(test);
    const made = await make('01010');
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ code: '01010', level: 'commune', parentId: test.province.units.province, hasBoundary: false, version: 1 });
    for (const person of [manager, officer]) {
      expect((await person.send('POST', '/api/units', wish('01011'))).body).toMatchObject({ code: 'access.not-permitted', params: { permission: 'territory:write' } });
      expect((await patch(made.body, { name: 'Tên khác' }, person)).status).toBe(403);
      expect((await person.get<AdminUnit>(`/api/units/${made.body.id}`)).body.name).toBe('Xã Mới');
    }
    const heard = (await officer.get<CatchUp>(`/api/events?after=${head}`)).body as EventPacket;
    expect(heard.events).toMatchObject([{ name: 'territory.changed', data: { unitIds: [made.body.id] } }]);
  });

  it('are made once however often the same wish is sent', async () => {
    const [first, again] = [await make('01012', {}, { 'idempotency-key': 'don-vi-1' }), await make('01012', {}, { 'idempotency-key': 'don-vi-1' })];
    expect([again.status, again.body.id]).toEqual([201, first.body.id]);
    expect((await make('01012')).body).toMatchObject({ code: 'territory.periods-overlap', params: { code: '01012' } });
  });

  it('remember who changed what, with names for ids, and nothing where nothing changed', async () => {
    const { body: unit } = await make('01013');
    const saved = await patch(unit, { name: ' Xã Đổi Tên ', population: 3_100, parentId: null });
    expect(saved.body).toMatchObject({ name: 'Xã Đổi Tên', population: 3_100, parentId: null, areaKm2: 12.5, version: 2 });
    await patch(saved.body, { population: 3_100 });
    expect(await logOf(unit.id, await test.as('xa.nam'))).toMatchObject({
      total: 2,
      data: [
        { name: 'territory.changed', byName: 'Quản Trị', changes: [{ field: 'name', from: 'Xã Mới', to: 'Xã Đổi Tên' }, { field: 'parent', from: 'Tỉnh Thử Nghiệm', to: null }, { field: 'population', from: 3_000, to: 3_100 }] },
        { changes: [] },
      ],
    });
    expect((await patch(saved.body, { name: 'Muộn rồi' })).body).toMatchObject({ code: 'request.version-stale', current: { name: 'Xã Đổi Tên', version: 3 } });
    expect((await admin.send('PATCH', `/api/units/${unit.id}`, { name: 'Không mốc' })).status).toBe(428);
  });

  it.each([
    ['a code of another length', { code: '0101' }, 'request.invalid', ['code']],
    ['an end before the beginning', { validTo: '2025-12-31' }, 'request.invalid', ['validTo']],
    ['a name of one letter', { name: ' X ' }, 'request.invalid', ['name']],
    ['a field nobody knows', { polygon: [] }, 'request.invalid', ['']],
  ] as const)('are refused with %s, which is named', async (_, more, code, fields) => {
    const refused = await make('01014', more);
    expect(refused).toMatchObject({ status: 422, body: { code } });
    expect((refused.body as unknown as { fields: { path: string }[] }).fields.map(({ path }) => path)).toEqual(fields);
  });

  it('belong to a higher unit of their time only', async () => {
    const { units } = test.province;
    expect((await make('01015', { parentId: units.nam })).body).toMatchObject({ code: 'territory.parent-refused', params: { day: '2026-01-01' } });
    expect((await make('01015', { parentId: units.province, validFrom: '1999-01-01' })).body).toMatchObject({ code: 'territory.parent-refused' });
    const { body: unit } = await make('01015');
    expect((await patch(unit, { kind: 'district' })).body).toMatchObject({ code: 'request.invalid', fields: [{ path: 'kind', message: expect.stringContaining('cùng cấp') }] });
    expect((await patch(unit, { kind: 'ward' })).body).toMatchObject({ kind: 'ward', level: 'commune' });
    const province = (await admin.get<AdminUnit>(`/api/units/${units.province}`)).body;
    expect((await patch(province, { validTo: '2026-06-01' })).body).toMatchObject({ code: 'territory.has-units-below' });
  });

  it('end with those who carry on: the old name finds them, and what lay there follows the ground', async () => {
    const { units, assets } = test.province;
    const { body: heir } = await make('01016', { name: 'Xã Kế Thừa' });
    const nam = (await admin.get<AdminUnit>(`/api/units/${units.nam}`)).body;
    const end = (body: object, person = admin) => person.send<AdminUnit>('POST', `/api/units/${nam.id}/end`, { legalAct: null, ...body }, ifMatch(nam.version));
    expect((await end({ validTo: '2026-11-01', successorIds: [heir.id] }, await test.as('manager'))).status).toBe(403);
    expect((await end({ validTo: '2026-11-01', successorIds: [units.province] })).body).toMatchObject({ code: 'territory.successor-refused', params: { day: '2026-11-01' } });
    expect((await end({ validTo: '2025-01-01', successorIds: [] })).body).toMatchObject({ code: 'request.invalid', fields: [{ path: 'validTo' }] });
    const ended = await end({ validTo: '2026-11-01', successorIds: [heir.id], legalAct: '12/NQ-HĐND' });
    expect(ended.body).toMatchObject({ validTo: '2026-11-01', version: nam.version + 1 });
    expect((await admin.send('POST', `/api/units/${nam.id}/end`, { validTo: '2026-11-02', successorIds: [], legalAct: null }, ifMatch(ended.body.version))).body).toMatchObject({ code: 'territory.ended-already' });
    expect((await admin.get<AdminUnit>(`/api/units/${heir.id}`)).body.formerNames).toEqual(['Phường Nam Sơn']);
    expect((await logOf(nam.id)).data[0]?.changes).toEqual([{ field: 'validTo', from: null, to: '2026-11-01' }, { field: 'successors', from: null, to: ['Xã Kế Thừa'] }]);
    // Its boundary is in force no more, so nothing lies in it any more.
    expect((await (await test.as('manager')).get<AssetRow>(`/api/assets/${assets['bts-nam']}`)).body.unitId).toBeNull();
  });
});
