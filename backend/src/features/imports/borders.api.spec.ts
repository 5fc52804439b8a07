import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { toGeoJson } from '#platform/tabular';
import { startTestApp, type TestApp } from '../../testing/test-app.js';
import { ImportBench } from './import-bench.fixture.js';

const masts = (rows: readonly string[]): string => ['Mã trạm;Tên trạm;Nhà mạng;Vĩ độ;Kinh độ;Chiều cao;Công nghệ', ...rows].join('\r\n');
/** The two communes with their common border at this longitude. */
const dividedAt = (lng: number): string => {
  const commune = (code: string, name: string, west: number, east: number) => ({
    geometry: { type: 'Polygon' as const, coordinates: [[[west, 22], [east, 22], [east, 22.5], [west, 22.5], [west, 22]]] }, properties: { code, name },
  });
  return JSON.stringify(toGeoJson([commune('01001', 'Xã Đường Bắc', 106, lng), commune('01002', 'Phường Nam Sơn', lng, 107)]));
};

describe('importing what stands near a border', () => {
  let test: TestApp;
  let bench: ImportBench;
  beforeAll(async () => {
    test = await startTestApp();
    bench = new ImportBench(test, 'manager');
  });
  afterAll(() => test.close());
  const look = (): Promise<unknown> => test.transactions.query(`update assets set border_checked = true where code = 'M-21'`);

  it('says which rows stand near a border, until a person has looked and the place is the same', async () => {
    const rows = (lat: string) => masts([`M-21;Trạm Ranh;Viettel;${lat};106,4998;30;4G`, 'M-22;Trạm Giữa;Viettel;22,3;106,2;30;4G']);
    const borders = async (id: string) => (await bench.findings(id, 'warning')).filter(({ code }) => code === 'import.near-border').map(({ row, params }) => [row, params]);
    const job = await bench.check('bts', rows('22,3'));
    expect(await borders(job.id)).toEqual([[2, { metres: 21, unit: 'Phường Nam Sơn' }]]);
    await bench.apply(job);
    expect(await bench.asset('M-21')).toMatchObject({ borderMetres: 21, isBorderChecked: false });
    expect(await bench.asset('M-22')).toMatchObject({ borderMetres: null });
    await look();
    expect(await borders((await bench.check('bts', rows('22,3'))).id)).toEqual([]);
    const moved = await bench.check('bts', rows('22,31'));
    expect(await borders(moved.id)).toHaveLength(1);
    await bench.apply(moved);
    expect(await bench.asset('M-21')).toMatchObject({ borderMetres: 21, isBorderChecked: false });
  });

  it('asks again when the border moves, and no more when it moves away', async () => {
    await look();
    const admin = new ImportBench(test, 'admin');
    await admin.run('units', dividedAt(106.4999), 'ranh giới.geojson');
    expect(await bench.asset('M-21')).toMatchObject({ unitName: 'Xã Đường Bắc', borderMetres: 10, isBorderChecked: false });
    await look();
    await admin.run('units', dividedAt(106.4996), 'ranh giới.geojson');
    expect(await bench.asset('M-21')).toMatchObject({ unitName: 'Phường Nam Sơn', borderMetres: 21, isBorderChecked: false });
    await admin.run('units', dividedAt(106.6), 'ranh giới.geojson');
    expect(await bench.asset('M-21')).toMatchObject({ unitName: 'Xã Đường Bắc', borderMetres: null, isBorderChecked: false });
  });
});
