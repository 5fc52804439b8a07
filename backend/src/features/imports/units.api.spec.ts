import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CatchUp, EventPacket } from '@ioc/shared/events';
import type { Page } from '@ioc/shared/list';
import type { AdminUnit } from '@ioc/shared/territory';
import { toGeoJson } from '#platform/tabular';
import { startTestApp, type TestApp } from '../../testing/test-app.js';
import { ImportBench } from './import-bench.fixture.js';

type Ring = [number, number][];

const square = (west: number, south: number, size: number): Ring =>
  [[west, south], [west + size, south], [west + size, south + size], [west, south + size], [west, south]];
const areas = (units: readonly { code: string; name: string; ring: Ring; validFrom?: string }[]): string =>
  JSON.stringify(toGeoJson(units.map(({ ring, ...properties }) => ({ geometry: { type: 'Polygon', coordinates: [ring] }, properties }))));

describe('importing units', () => {
  let test: TestApp;
  let bench: ImportBench;
  const unit = async (code: string) => (await (await test.as('admin')).get<Page<AdminUnit>>(`/api/units?q=${code}&on=2026-11-23`)).body.data[0];
  beforeAll(async () => {
    test = await startTestApp();
    bench = new ImportBench(test, 'admin');
  });
  afterAll(() => test.close());

  it('gives a known unit a new boundary, moves the assets and tells everybody', async () => {
    const file = areas([
      { code: '01001', name: 'Xã Đường Bắc', ring: square(106, 22, 0.4) },
      { code: '01002', name: 'Phường Nam Sơn', ring: [[106.4, 22], [107, 22], [107, 22.5], [106.4, 22.5], [106.4, 22]] },
    ]);
    await test.transactions.query(`update assets set location = st_setsrid(st_makepoint(106.45, 22.1), 4326) where code = 'BTS-1'`);
    const officer = await test.as('xa.nam');
    const { to } = (await officer.get<CatchUp>('/api/events?after=1000000')).body;
    expect(await bench.run('units', file, 'ranh giới.geojson')).toMatchObject({ toCreate: 0, toUpdate: 2 });
    expect((await bench.asset('BTS-1')).unitName).toBe('Phường Nam Sơn');
    const heard = ((await officer.get<CatchUp>(`/api/events?after=${to}`)).body as EventPacket).events.map(({ name }) => name);
    expect(heard).toEqual(expect.arrayContaining(['territory.changed', 'asset.batch-changed']));
    expect(await bench.check('units', file, 'ranh giới.geojson')).toMatchObject({ toUpdate: 0, unchanged: 2, errors: 0 });
    expect(await unit('01001')).toMatchObject({ validFrom: '2025-07-01', areaKm2: 100, version: 2 });
  });

  it('mends what crosses itself, and names the neighbour whose ground is taken', async () => {
    const bow: Ring = [[105, 21], [105.1, 21.1], [105.1, 21], [105, 21.1], [105, 21]];
    const job = await bench.check('units', areas([
      { code: '02001', name: 'Xã Cắt Nhau', ring: bow, validFrom: '2026-01-01' },
      { code: '02002', name: 'Xã Lấn Sang', ring: square(105.9, 22, 0.2), validFrom: '2026-01-01' },
      { code: '02003', name: 'Xã Lấn Bạn', ring: square(105.9, 22.1, 0.2), validFrom: '2026-01-01' },
    ]), 'a.geojson');
    expect(job).toMatchObject({ errors: 0, toCreate: 3 });
    expect((await bench.findings(job.id, 'warning')).map(({ row, code, params }) => [row, code, params['other'] ?? params['reason']])).toEqual([
      [1, 'import.polygon-mended', expect.stringContaining('Self-intersection')],
      [2, 'import.polygon-overlaps', 'Xã Đường Bắc'],
      [3, 'import.polygon-overlaps', 'Xã Đường Bắc'],
      [3, 'import.polygon-overlaps', 'Xã Lấn Sang'],
    ]);
  });

  it('respects that codes are used again, one period after another', async () => {
    const heading = 'Mã,Tên,Mã cấp trên,Hiệu lực từ,Hiệu lực đến,Dân số\n';
    const clash = await bench.check('units', `${heading}01001,Xã Trùng Mã,04,01/01/2026,,100\n`);
    expect((await bench.findings(clash.id, 'error')).map(({ column, code, params }) => [column, code, params['from']])).toEqual([['Hiệu lực từ', 'import.periods-overlap', '2025-07-01']]);
    const file = `${heading}01001,Xã Đường Bắc,04,01/07/2025,01/01/2026,100\n01001,Xã Kế Tiếp,04,01/01/2026,,200\n`;
    expect(await bench.run('units', file)).toMatchObject({ toCreate: 1, toUpdate: 1 });
    expect(await unit('01001')).toMatchObject({ name: 'Xã Kế Tiếp', validFrom: '2026-01-01', parentId: test.province.units.province, population: 200 });
  });

  it('joins communes to a parent of the same file and asks for what it cannot know', async () => {
    const file = 'Mã,Tên,Mã cấp trên,Hiệu lực từ\n5,Tỉnh Mới,,01/07/2025\n3001,Xã Con,5,01/07/2025\n';
    const job = await bench.run('units', file);
    expect(await bench.codes(job.id, 'info')).toEqual(expect.arrayContaining(['import.code-padded', 'import.level-derived']));
    expect((await unit('03001'))?.parentId).toBe((await unit('05'))?.id);
    const open = await bench.check('units', 'Mã,Tên,Mã cấp trên\n03002,Xã Mới,05\n03003,Nơi Nào,77\n');
    expect((await bench.findings(open.id, 'error')).map(({ row, code }) => [row, code])).toEqual([[2, 'import.valid-from-missing'], [3, 'import.valid-from-missing']]);
    const dated = await bench.remapped(open, { validFrom: '=01/07/2025' });
    expect((await bench.findings(dated.id, 'error')).map(({ row, code }) => [row, code])).toEqual([[3, 'import.kind-unclear']]);
    const orphan = await bench.check('units', 'Mã,Tên,Mã cấp trên,Hiệu lực từ\n03004,Xã Mồ Côi,77,01/07/2025\n');
    expect(await bench.codes(orphan.id, 'error')).toEqual(['import.parent-unknown']);
  });
});
