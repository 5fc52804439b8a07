import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { assetKindCodes, assetKinds } from '@ioc/shared/asset-kinds';
import type { Asset, AssetRow, AssetSnapshot } from '@ioc/shared/assets';
import type { KindDeclaration } from '@ioc/shared/kind';
import type { Page } from '@ioc/shared/list';
import type { ImportBench } from '../features/imports/import-bench.fixture.js';
import type { TestApp } from './test-app.js';

/** The example of docs/develop/add-a-kind.md, with parts. */
const camera = {
  name: { vi: 'Camera', en: 'Camera' },
  plural: { vi: 'Camera', en: 'Cameras' },
  symbol: 'hexagon',
  sector: 'HTS',
  ownerKinds: ['police', 'department'],
  telemetry: { intervalSeconds: 120 },
  severity: { offline: 'minor', degraded: 'warning' },
  fields: [
    { name: 'vendor', label: { vi: 'Nhà cung cấp', en: 'Vendor' }, type: 'text', maxLength: 80 },
    { name: 'view', label: { vi: 'Góc nhìn', en: 'View' }, type: 'choice', required: true, filter: true, choices: { road: { vi: 'Đường', en: 'Road' }, square: { vi: 'Quảng trường', en: 'Square' } } },
  ],
  parts: { kind: 'lens', name: { vi: 'Ống kính', en: 'Lens' }, plural: { vi: 'Ống kính', en: 'Lenses' }, located: false, fields: [{ name: 'zoom', label: { vi: 'Thu phóng', en: 'Zoom' }, type: 'number', min: 1, max: 100 }] },
} as const satisfies KindDeclaration;

describe('a fourth kind of asset', () => {
  let test: TestApp;
  let bench: ImportBench;

  beforeAll(async () => {
    // Declared before anything that reads the declarations is loaded, as a line in asset-kinds.ts would be.
    Object.assign(assetKinds, { camera });
    (assetKindCodes as string[]).push('camera');
    const { startTestApp } = await import('./test-app.js');
    const { ImportBench: Bench } = await import('../features/imports/import-bench.fixture.js');
    test = await startTestApp();
    bench = new Bench(test, 'manager');
  });
  afterAll(() => test.close());

  it('needs its declaration alone: form, list, filter, parts, map, readings, alarm, export and import follow', async () => {
    const manager = await test.as('manager');
    const wish = (attributes: object) => ({ kind: 'camera', code: 'CAM-1', name: 'Camera cầu Bằng Giang', address: null, location: [106.2, 22.2], ownerOrgId: test.province.orgs.so, lifecycle: 'active', attributes });
    expect((await manager.send('POST', '/api/assets', wish({ view: 'sky' }))).body).toMatchObject({ code: 'request.invalid', fields: [{ path: 'attributes.view' }] });
    const made = await manager.send<Asset>('POST', '/api/assets', wish({ view: 'road', vendor: 'Hãng A' }));
    expect(made).toMatchObject({ status: 201, body: { kind: 'camera', unitName: 'Xã Đường Bắc' } });
    const part = await manager.send<Asset>('POST', `/api/assets/${made.body.id}/parts`, { code: 'CAM-1-1', location: null, attributes: { zoom: 30 } }, { 'if-match': '"1"' });
    expect(part.body.parts).toMatchObject([{ kind: 'lens', attributes: { zoom: 30 } }]);

    const count = async (filter: string) => (await manager.get<Page<AssetRow>>(`/api/assets?kind=camera&${filter}`)).body.total;
    expect([await count(''), await count('attr[view]=road'), await count('attr[view]=square')]).toEqual([1, 1, 0]);
    expect((await manager.get<AssetSnapshot>('/api/map/assets/camera')).body).toMatchObject({ kind: 'camera', codes: ['CAM-1'], filters: [{ field: 'view', choices: ['road', 'square'], bits: [1] }] });

    await test.ingest([{ code: 'CAM-1', at: test.clock.now().toISOString(), state: 'degraded' }]);
    await test.settle();
    expect((await manager.get<Page<{ severity: string }>>(`/api/alarms?assetId=${made.body.id}`)).body.data[0]).toMatchObject({ assetKind: 'camera', severity: 'warning' });

    for (const format of ['csv', 'geojson']) {
      const { body } = await manager.get<{ text: string } & Record<string, unknown>>(`/api/assets/export?kind=camera&format=${format}`);
      const file = format === 'csv' ? body.text : JSON.stringify(body);
      expect(await bench.check('camera' as 'bts', file, `camera.${format}`)).toMatchObject({ errors: 0, toCreate: 0, toUpdate: 0, unchanged: 1 });
    }
    expect((await manager.get<{ text: string }>('/api/assets/export/parts?kind=camera')).body.text).toContain('CAM-1-1,CAM-1,30');
  });

  it('finds no code that asks for a kind by name', () => {
    const sides = ['backend/src/features', 'backend/src/platform', 'frontend/src/features', 'frontend/src/app', 'shared/src'];
    const root = new URL('../../../', import.meta.url);
    const naming = sides.flatMap((side) => readdirSync(new URL(side, root), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file) && !/\.(spec|testing|fixture)\.|migrations\/|(^|\/)(kind-\w+|asset-kinds)\.ts$/.test(file))
      .filter((file) => /(['"`])(bts|post|radio)\1/.test(readFileSync(new URL(`${side}/${file}`, root), 'utf8')))
      .map((file) => `${side}/${file}`));
    // Files of parts alone: which target of the import holds the parts of which kind.
    expect(naming).toEqual(['shared/src/import-fields.ts']);
  });
});
