import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { AssetRow } from '@ioc/shared/assets';
import type { Page } from '@ioc/shared/list';
import type { SearchResults } from '@ioc/shared/search';
import type { AdminUnit } from '@ioc/shared/territory';
import { startFirstDay, type EmptyApp } from '../../testing/first-day.js';
import { startTestApp, type TestApp } from '../../testing/test-app.js';
import { ImportBench } from './import-bench.fixture.js';

/** The published lists where they lie beside the project, otherwise rows of the same shape. */
const folder = join(import.meta.dirname, '../../../../../shared/domain');
const isReal = existsSync(join(folder, 'cao-bang-161.csv'));
const old = isReal ? readFileSync(join(folder, 'cao-bang-161.csv')) : Buffer.from(`old_code,old_name,old_type,district_code,district,new_code,new_name
01267,Phường Sông Hiến,phuong,040,Thành phố Cao Bằng,01273,Phường Thục Phán
01273,Phường Hợp Giang,phuong,040,Thành phố Cao Bằng,01273,Phường Thục Phán
01282,Phường Đề Thám,phuong,040,Thành phố Cao Bằng,01273,Phường Thục Phán
01696,Xã Hoàng Tung,xa,051,Huyện Hoà An,01273,Phường Thục Phán
01705,Xã Hưng Đạo,xa,051,Huyện Hoà An,01273,Phường Thục Phán
01303,Xã Quảng Lâm,xa,042,Huyện Bảo Lâm,01304,Xã Quảng Lâm
01304,Xã Thạch Lâm,xa,042,Huyện Bảo Lâm,01304,Xã Quảng Lâm
`);
const present = isReal ? readFileSync(join(folder, 'cao-bang-56.csv')) : Buffer.from(`new_code,new_name,area_km2,lat,lon,predecessors,old_districts
01273,Phường Thục Phán,55.44,22.678,106.189,01267 Phường Sông Hiến;01273 Phường Hợp Giang;01282 Phường Đề Thám;01696 Xã Hoàng Tung;01705 Xã Hưng Đạo,Huyện Hoà An;Thành phố Cao Bằng
01304,Xã Quảng Lâm,120.5,22.9,105.6,01303 Xã Quảng Lâm;01304 Xã Thạch Lâm,Huyện Bảo Lâm
`);
const [oldCount, presentCount] = isReal ? [161, 56] : [7, 2];
const today = '2026-11-23';

jest.setTimeout(240_000);

describe(`the reorganisation of 01/07/2025 (${isReal ? 'real' : 'made here'})`, () => {
  let test: EmptyApp;
  let admin: ImportBench;
  const units = async (query: string) => (await (await test.as('admin')).get<Page<AdminUnit>>(`/api/units?${query}`)).body.data;
  beforeAll(async () => {
    test = await startFirstDay();
    admin = new ImportBench(test, 'admin');
    await admin.run('units', 'Mã,Tên,Hiệu lực từ\n04,Tỉnh Cao Bằng,01/01/2000\n', 'tinh.csv');
  });
  afterAll(() => test.close());

  it('comes in as two files: the units that were, and those of today with what they were formed from', async () => {
    const early = await admin.remapped(await admin.check('units', present, 'xa moi.csv'), { code: 'new_code', name: 'new_name', validFrom: '=2025-07-01', parentCode: '=04', predecessors: 'predecessors' });
    expect(Object.keys(await admin.tally(early.id, 'error'))).toEqual(['import.predecessor-unknown']);
    const was = await admin.remapped(await admin.check('units', old, 'xa cu.csv'), {
      code: 'old_code', name: 'old_name', kind: 'old_type', validFrom: '=2020-03-01', validTo: '=2025-07-01', parentCode: '=04', predecessors: null,
    });
    expect([was.errors, was.toCreate]).toEqual([0, oldCount]);
    expect((await admin.apply(was)).status).toBe(200);
    const now = await admin.remapped(early, {});
    expect([now.errors, now.toCreate]).toEqual([0, presentCount]);
    expect((await admin.apply(now)).status).toBe(200);
    const again = await admin.remapped(await admin.check('units', present, 'xa moi.csv'), { code: 'new_code', name: 'new_name', validFrom: '=2025-07-01', parentCode: '=04', predecessors: 'predecessors' });
    expect([again.errors, again.unchanged]).toEqual([0, presentCount]);
  });

  it('lets an old code and an old name find the unit of today, and each unit name the others', async () => {
    for (const q of ['01267', 'song hien', '01273']) {
      const [unit, ...others] = await units(`q=${encodeURIComponent(q)}&on=${today}`);
      expect({ q, name: unit?.name, others: others.length }).toEqual({ q, name: 'Phường Thục Phán', others: 0 });
      expect(unit?.predecessors.map(({ code }) => code)).toEqual(['01267', '01273', '01282', '01696', '01705']);
      expect(unit?.successors).toEqual([]);
    }
    const versions = await units('q=01273');
    expect(versions.map(({ name, validFrom }) => [name, validFrom])).toEqual([['Phường Thục Phán', '2025-07-01'], ['Phường Hợp Giang', '2020-03-01']]);
    expect(versions[1]?.successors).toEqual([{ id: versions[0]?.id, code: '01273', name: 'Phường Thục Phán', validFrom: '2025-07-01', validTo: null }]);
    const { results } = (await (await test.as('admin')).get<SearchResults>('/api/map/search?q=01267')).body;
    expect(results).toMatchObject([{ kind: 'unit', title: 'Phường Thục Phán', formerName: 'Phường Sông Hiến (01267)' }]);
  });
});

describe('predecessors in a file of units', () => {
  let test: TestApp;
  let bench: ImportBench;
  const heading = 'Mã;Tên;Mã cấp trên;Hiệu lực từ;Hiệu lực đến;Thành lập từ\n';
  const find = async (q: string) => (await (await test.as('admin')).get<Page<AdminUnit>>(`/api/units?q=${encodeURIComponent(q)}&on=${today}`)).body.data;
  beforeAll(async () => {
    test = await startTestApp();
    bench = new ImportBench(test, 'admin');
  });
  afterAll(() => test.close());

  it('are followed over several reorganisations, for units and for the assets in them', async () => {
    await bench.run('units', `${heading}01001;Xã Đường Bắc;04;01/07/2025;01/01/2026;01001 Xã Hợp Giang\n02001;Xã Đại Bắc;04;01/01/2026;;01001@01/07/2025\n`);
    await test.transactions.query(`update assets set unit_id = (select id from admin_units where code = '02001') where code = 'TT-1'`);
    expect((await find('hợp giang')).map(({ name }) => name)).toEqual(['Xã Đại Bắc']);
    const assets = (await (await test.as('manager')).get<Page<AssetRow>>('/api/assets?q=01001')).body.data;
    expect(assets.map(({ code }) => code)).toContain('TT-1');
  });

  it('leave what the file does not speak of, and go when the cell is empty', async () => {
    await bench.run('units', 'Mã;Tên;Hiệu lực từ\n02001;Xã Đại Bắc Mới;01/01/2026\n');
    expect((await find('02001'))[0]?.predecessors).toHaveLength(1);
    await bench.run('units', 'Mã;Hiệu lực từ;Thành lập từ\n02001;01/01/2026;\n');
    expect((await find('02001'))[0]?.predecessors).toEqual([]);
  });

  it('that cannot be are refused, with the row, the column and the way out', async () => {
    const file = `${heading}03001;Xã Một;04;01/01/2027;;99999\n03002;Xã Hai;04;01/01/2027;;01002\n03003;Xã Ba;04;01/01/2027;;Phường Nam Sơn\n03004;Xã Bốn;04;01/01/2027;;01001\n`;
    const job = await bench.check('units', file);
    expect((await bench.findings(job.id, 'error')).map(({ row, column, code }) => `${row} ${column}: ${code}`)).toEqual([
      '2 Thành lập từ: import.predecessor-unknown', '3 Thành lập từ: import.predecessor-in-force', '4 Thành lập từ: import.predecessor-invalid', '5 Thành lập từ: import.predecessor-ambiguous',
    ]);
    for (const language of ['vi', 'en']) for (const { sentence } of await bench.findings(job.id, 'error', language)) expect(sentence).not.toMatch(/[{}]/);
  });

  it('that went into several units were split', async () => {
    await bench.run('units', `${heading}04000;Xã Chia;04;01/01/2020;01/07/2025;\n04001;Xã Chia Một;04;01/07/2025;;04000\n04002;Xã Chia Hai;04;01/07/2025;;04000\n`);
    expect((await find('04000')).map(({ name }) => name).sort()).toEqual(['Xã Chia Hai', 'Xã Chia Một']);
    const types = await test.transactions.query<{ type: string }>(`select type from admin_unit_changes c join admin_units f on f.id = c.from_unit_id where f.code = '04000'`);
    expect(types.map(({ type }) => type)).toEqual(['split', 'split']);
  });
});
