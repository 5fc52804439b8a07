import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AssetRow } from '@ioc/shared/assets';
import type { AssetKind } from '@ioc/shared/asset-kinds';
import type { ChangeLog } from '@ioc/shared/changes';
import type { ImportJob, ImportTarget } from '@ioc/shared/imports';
import type { Page } from '@ioc/shared/list';
import type { AdminUnit } from '@ioc/shared/territory';
import { addAssets } from '../../testing/builders.js';
import { startTestApp, type Person, type TestApp } from '../../testing/test-app.js';
import { ImportBench } from './import-bench.fixture.js';

type File = { text: string } & Record<string, unknown>;

describe('an exported file', () => {
  let test: TestApp;
  let [manager, admin] = [] as unknown as [Person, Person];
  let [assets, units] = [] as unknown as [ImportBench, ImportBench];

  beforeAll(async () => {
    test = await startTestApp();
    [manager, admin] = [await test.as('manager'), await test.as('admin')];
    [assets, units] = [new ImportBench(test, 'manager'), new ImportBench(test, 'admin')];
    await test.transactions.query(`update admin_units set legal_act = '=1+1', area_km2 = 6700.38, centre = st_setsrid(st_makepoint(106.12345679, 22.1), 4326) where code = '01002'`);
    await addAssets(test, [
      { code: 'F-1', attributes: { technologies: ['4G', '5G'], mastClass: 'A2b', generator: true, tenants: [], powerMain: 'grid', inServiceOn: '2019-03-01', mastHeightM: 42.5 } },
      { code: 'F-2', attributes: { technologies: ['3G'], mastClass: 'A2a', generator: false } },
      { code: 'F-3', unitId: test.province.units.nam, ownerOrgId: test.province.orgs.vnp, lifecycle: 'suspended', attributes: { technologies: ['5G'] } },
      { code: 'F-4', lifecycle: 'decommissioned', attributes: { technologies: ['5G'] } },
    ]);
    await test.transactions.query(`update assets set location = st_setsrid(st_makepoint(106.8, 22.2), 4326) where code = 'F-3'`);
    await test.transactions.query(`update assets set location = st_setsrid(st_makepoint(106.3, 22.3), 4326) where code = 'F-2'`);
    await test.transactions.query(`update asset_states set state = 'offline', since = now() where asset_id in (select id from assets where code = 'F-1')`);
    await test.transactions.query(
      `insert into asset_parts (asset_id, kind, code, attributes, location) select id, p.kind, p.code, p.attributes, p.location from assets a join (values
         ('BTS-1', 'station', 'BTS-1-4G', '{"operator": "Viettel", "technology": "4G", "bands": ["1800", "2100"], "totalPowerW": 12.5, "onAirOn": "2020-01-31"}'::jsonb, null::geometry),
         ('BTS-2', 'station', 'BTS-2-4G', '{"operator": "+84 Viettel; Vinaphone", "technology": "4G"}', null),
         ('TT-1', 'cluster', 'TT-1-1', '{"hamlet": "Xóm \\"Một\\", Đường Bắc", "speakers": 4, "backupPower": true}', st_setsrid(st_makepoint(106.123456789, 22.13), 4326)),
         ('TT-1', 'cluster', 'TT-1-2', '{"hamlet": "Xóm Hai"}', null)) as p(asset, kind, code, attributes, location) on p.asset = a.code`,
    );
  });
  afterAll(() => test.close());

  const fileOf = async (person: Person, path: string): Promise<string> => {
    const { status, body } = await person.get<File>(path);
    expect(status).toBe(200);
    return path.includes('format=geojson') ? JSON.stringify(body) : body.text;
  };
  const rowsOf = (csv: string): string[] => csv.replace('\ufeff', '').split('\r\n').slice(1).filter(Boolean);
  const codesOf = (csv: string): string[] => rowsOf(csv).map((line) => line.split(',')[0] ?? '');
  const figures = ({ errors, warnings, toCreate, toUpdate, unchanged }: ImportJob) => ({ errors, warnings, toCreate, toUpdate, unchanged });
  /** How a file was read is always told; it is no finding about what stands in it. */
  const told = async (bench: ImportBench, { id }: ImportJob) => (await bench.codes(id)).filter((code) => !/^import\.(read-as|number-style)-/.test(code));
  const same = (unchanged: number) => ({ errors: 0, warnings: 0, toCreate: 0, toUpdate: 0, unchanged });
  const oneMore = (unchanged: number) => ({ errors: 0, warnings: 0, toCreate: 0, toUpdate: 1, unchanged });

  it.each(['csv', 'geojson'] as const)('of units as %s is found unchanged, and one edited cell is one change', async (format) => {
    const file = await fileOf(admin, `/api/units/export?format=${format}`);
    const { total } = (await admin.get<Page<AdminUnit>>('/api/units')).body;
    const again = await units.check('units', file, `units.${format}`);
    expect(figures(again)).toEqual(same(total));
    expect(await told(units, again)).toEqual([]);
    const unit = async (id: string) => (await admin.get<AdminUnit>(`/api/units/${id}`)).body;
    const before = await unit(test.province.units.nam);
    const name = format === 'csv' ? 'Phường Nam Sơn Một' : 'Phường Nam Sơn Hai';
    const edited = file.replace(before.name, name);
    expect(figures(await units.check('units', edited, `units.${format}`))).toEqual(oneMore(total - 1));
    await units.run('units', edited, `units.${format}`);
    expect(await unit(test.province.units.nam)).toEqual({ ...before, name, version: before.version + 1 });
  });

  it('of units carries the shapes corner by corner', async () => {
    const { features } = JSON.parse(await fileOf(admin, '/api/units/export?format=geojson&on=2026-11-23&level=commune')) as { features: { geometry: { type: string }; properties: { code: string } }[] };
    expect(features.map(({ geometry, properties }) => [properties.code, geometry.type])).toEqual([['01001', 'MultiPolygon'], ['01002', 'MultiPolygon']]);
  });

  it.each([
    ['', 4], ['on=2026-11-23', 3], ['on=2024-01-01', 2], ['level=province', 1], ['q=hop giang', 2], ['level=commune&q=01002', 1],
  ])('of units has the rows of the filter "%s"', async (filter, count) => {
    const shown = (await admin.get<Page<AdminUnit>>(`/api/units?${filter}&sort=code`)).body.data.map(({ code }) => code);
    const codes = codesOf(await fileOf(admin, `/api/units/export?${filter}`));
    expect([codes.length, [...codes].sort()]).toEqual([count, [...shown].sort()]);
  });

  it.each([
    ['bts', 'bts-stations', 2, '2020-01-31', '2020-02-01'], ['radio', 'radio-clusters', 2, 'Xóm Hai', 'Xóm Ba'],
  ] as const)('of the parts of %s is found unchanged, and one edited cell is one change', async (kind, target: ImportTarget, count, from, to) => {
    const file = await fileOf(manager, `/api/assets/export/parts?kind=${kind}`);
    const again = await assets.check(target, file, 'parts.csv');
    expect([figures(again), await told(assets, again)]).toEqual([same(count), []]);
    expect(figures(await assets.check(target, file.replace(from, to), 'parts.csv'))).toEqual(oneMore(count - 1));
  });

  it('of parts, edited and imported, is told in the history of the asset', async () => {
    const file = await fileOf(manager, '/api/assets/export/parts?kind=bts');
    await assets.run('bts-stations', file.replace('BTS-1-4G,BTS-1,Viettel,4G', 'BTS-1-4G,BTS-1,Viettel,5G').replace('BTS-2-4G,BTS-2', 'BTS-2-4G,BTS-3'), 'parts.csv');
    const told = async (id: string) => (await manager.get<ChangeLog>(`/api/assets/${id}/changes`)).body.data.map(({ byName, changes }) => [byName, changes?.map(({ field, from, to }) => [field, from, to])]);
    const moved = [['code', 'BTS-2-4G'], ['operator', '+84 Viettel; Vinaphone'], ['technology', '4G']] as const;
    expect(await told(test.province.assets['bts-bac'])).toEqual([['Lãnh Đạo IOC', [['parts.BTS-1-4G.technology', '4G', '5G']]]]);
    expect(await told(test.province.assets['bts-nam'])).toEqual([['Lãnh Đạo IOC', moved.map(([field, value]) => [`parts.BTS-2-4G.${field}`, value, null])]]);
    expect(await told(test.province.assets['bts-nam-vnp'])).toEqual([['Lãnh Đạo IOC', moved.map(([field, value]) => [`parts.BTS-2-4G.${field}`, null, value])]]);
    await assets.run('bts-stations', file, 'parts.csv');
  });

  it.each(['bts', 'post', 'radio'] as const)('of %s is found unchanged, and gives one change for one edited cell', async (kind: AssetKind) => {
    const [first] = (await manager.get<Page<AssetRow>>(`/api/assets?kind=${kind}&sort=code`)).body.data;
    const { total } = (await manager.get<Page<AssetRow>>(`/api/assets?kind=${kind}`)).body;
    for (const format of ['csv', 'geojson']) {
      const again = await assets.check(kind, await fileOf(manager, `/api/assets/export?kind=${kind}&format=${format}`), `a.${format}`);
      expect([format, figures(again), await told(assets, again)]).toEqual([format, same(total), []]);
    }
    const file = await fileOf(manager, `/api/assets/export?kind=${kind}&format=csv`);
    expect(figures(await assets.check(kind, file.replace(first?.name ?? '', 'Tên Đã Sửa'), 'a.csv'))).toMatchObject({ errors: 0, toCreate: 0, toUpdate: 1, unchanged: total - 1 });
  });

  it.each([
    ['', ['BTS-1', 'BTS-2', 'BTS-3', 'F-1', 'F-2', 'F-3']],
    ['q=nam son', ['BTS-2', 'BTS-3', 'F-3']],
    ['q=f-1', ['F-1']],
    ['state=offline', ['F-1']],
    ['state=unknown,offline&q=f-', ['F-1', 'F-2', 'F-3']],
    ['lifecycle=suspended,decommissioned', ['F-3', 'F-4']],
    ['unitId=$nam', ['BTS-2', 'BTS-3', 'F-3']],
    ['ownerOrgId=$vnp', ['BTS-3', 'F-3']],
    ['attr[technologies]=5G', ['BTS-1', 'F-1', 'F-3']],
    ['attr[technologies]=3G,5G', ['BTS-1', 'F-1', 'F-2', 'F-3']],
    ['attr[mastClass]=A2a', ['BTS-2', 'F-2']],
    ['attr[generator]=true', ['F-1']],
    ['attr[generator]=false', ['F-2']],
    ['attr[technologies]=5G&attr[mastClass]=A2b&state=offline', ['F-1']],
    ['attr[powerMain]=solar', []],
  ])('has the rows of the list for the filter "%s"', async (wanted, codes) => {
    const filter = wanted.replace('$nam', test.province.units.nam).replace('$vnp', test.province.orgs.vnp);
    const list = (await manager.get<Page<AssetRow>>(`/api/assets?kind=bts&perPage=100&${filter}`)).body;
    expect(list.data.map(({ code }) => code).sort()).toEqual(codes);
    expect(codesOf(await fileOf(manager, `/api/assets/export?kind=bts&format=csv&${filter}`))).toEqual(codes);
    const collection = JSON.parse(await fileOf(manager, `/api/assets/export?kind=bts&format=geojson&${filter}`)) as { features: { properties: { code: string } }[] };
    expect(collection.features.map(({ properties }) => properties.code)).toEqual(codes);
    const parts = rowsOf(await fileOf(manager, `/api/assets/export/parts?kind=bts&${filter}`)).map((line) => line.split(',')[1]);
    expect(parts).toEqual(['BTS-1', 'BTS-2'].filter((code) => codes.includes(code)));
  });

  it('holds only what its reader may see, and is refused to who may not export', async () => {
    const officer = await test.as('xa.bac');
    expect(codesOf(await fileOf(officer, '/api/assets/export/parts?kind=bts'))).toEqual(['BTS-1-4G']);
    expect(codesOf(await fileOf(officer, '/api/units/export'))).toHaveLength(4);
    expect((await (await test.as('operator')).get('/api/assets/export/parts?kind=bts')).body).toMatchObject({ code: 'access.not-permitted' });
    expect((await (await test.as('nms')).get('/api/units/export')).body).toMatchObject({ code: 'access.not-permitted' });
    expect((await manager.get('/api/assets/export/parts?kind=post')).body).toMatchObject({ code: 'asset.has-no-parts' });
    expect((await manager.get('/api/assets/export/parts')).body).toMatchObject({ code: 'request.invalid', fields: [{ path: 'kind' }] });
  });
});
