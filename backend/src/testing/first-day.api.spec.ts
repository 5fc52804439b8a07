import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AssetRow } from '@ioc/shared/assets';
import type { Page } from '@ioc/shared/list';
import type { Organisation } from '@ioc/shared/organisations';
import type { Sector } from '@ioc/shared/sectors';
import type { Task } from '@ioc/shared/tasks';
import type { AdminUnit } from '@ioc/shared/territory';
import { toGeoJson } from '#platform/tabular';
import { ImportBench } from '../features/imports/import-bench.fixture.js';
import { dayMs, ifMatch } from './builders.js';
import { addPerson, startFirstDay, type EmptyApp } from './first-day.js';

const square = (west: number, south: number): [number, number][] => [[west, south], [west + 0.5, south], [west + 0.5, south + 0.5], [west, south + 0.5], [west, south]];
const boundaries = JSON.stringify(toGeoJson([['01273', 'Phường Thục Phán', 106], ['01279', 'Phường Nùng Trí Cao', 106.5]].map(([code, name, west]) => ({
  geometry: { type: 'Polygon' as const, coordinates: [square(Number(west), 22)] }, properties: { code: String(code), name: String(name), parentCode: '04', validFrom: '2025-07-01' },
}))));
const offices = `Mã;Tên;Tên viết tắt;Loại;Đơn vị cấp trên;Địa bàn;Lĩnh vực;Được chủ trì nhiệm vụ
UBT;Ủy ban nhân dân tỉnh Cao Bằng;UBND tỉnh;UBND tỉnh;;04;;không
IOC;Trung tâm giám sát, điều hành thông minh;IOC;Trung tâm;UBT;04;PAHT;có
UB-01273;UBND phường Thục Phán;UBND Thục Phán;UBND cấp xã;UBT;01273;;có
VTL;Viettel Cao Bằng;Viettel;Doanh nghiệp viễn thông;;;HTS;có
`;
const masts = 'Mã trạm;Tên trạm;Nhà mạng;Vĩ độ;Kinh độ;Công nghệ\nVTL-001;Trạm Thục Phán 1;Viettel;22,1;106,1;4G; 5G\nVTL-002;Trạm Nùng Trí Cao 1;VTL;22,1;106,6;4G\n'.replace('4G; 5G', '"4G; 5G"');

/** The road that docs/operate/install.md describes, from what the migrations leave behind, without a word of SQL. */
describe('the first day of an installation without the demo', () => {
  let test: EmptyApp;
  const list = async <Row>(path: string): Promise<Row[]> => (await (await test.as('admin')).get<Page<Row>>(path)).body.data;
  beforeAll(async () => {
    test = await startFirstDay();
  });
  afterAll(() => test.close());

  it('begins with the eleven sectors and with nothing else', async () => {
    const sectors = await list<Sector>('/api/sectors');
    expect(sectors.map(({ code }) => code)).toEqual(['KTXH', 'HCC', 'PAHT', 'ANTT', 'ATTT', 'TTTT', 'HTS', 'YTE', 'GDDT', 'NNMT', 'DLVH']);
    expect(sectors.every(({ nameVi, nameEn, ownerOrgId }) => nameVi !== '' && nameEn !== '' && ownerOrgId === null)).toBe(true);
    expect([await list('/api/units'), await list('/api/organisations'), await list('/api/assets')]).toEqual([[], [], []]);
  });

  it('ends with a task given and received: units, organisations, people, assets, in this order', async () => {
    const admin = new ImportBench(test, 'admin');
    await admin.run('units', 'Mã,Tên,Hiệu lực từ\n04,Tỉnh Cao Bằng,01/01/2000\n', 'tinh.csv');
    expect(await admin.run('units', boundaries, 'xa.geojson')).toMatchObject({ toCreate: 2 });
    expect(await admin.run('organisations', offices, 'co quan.csv')).toMatchObject({ toCreate: 4 });
    const organisations = new Map((await list<Organisation>('/api/organisations')).map((one) => [one.code, one]));
    const [unit] = await list<AdminUnit>('/api/units?q=Thuc Phan&on=2026-11-23');
    expect(organisations.get('UB-01273')).toMatchObject({ parentId: organisations.get('UBT')?.id, unitId: unit?.id });
    const viettel = organisations.get('VTL')?.id ?? '';
    await addPerson(test, 'lanh.dao', 'manager');
    await addPerson(test, 'viettel', 'unit_officer', viettel);

    const manager = new ImportBench(test, 'lanh.dao');
    expect(await manager.run('bts', masts, 'tram.csv')).toMatchObject({ toCreate: 2 });
    const mast: AssetRow = await manager.asset('VTL-001');
    expect(mast).toMatchObject({ unitName: 'Phường Thục Phán', ownerOrgId: viettel });

    const dueAt = new Date(test.clock.now().getTime() + 10 * dayMs).toISOString();
    const given = await (await test.as('lanh.dao')).send<Task>('POST', '/api/tasks', {
      title: 'Kiểm tra nguồn điện dự phòng', content: null, requiredResult: 'Biên bản kiểm tra', priority: 'thuong', sectorCode: 'HTS',
      leadOrgId: viettel, coordinatingOrgIds: [organisations.get('UB-01273')?.id], dueAt, subject: { kind: 'asset', id: mast.id },
    });
    expect([given.status, given.body]).toMatchObject([201, { state: 'assigned', leadOrgId: viettel }]);
    const received = await (await test.as('viettel')).send<Task>('POST', `/api/tasks/${given.body.id}/steps`, { step: 'receive' }, ifMatch(given.body.version));
    expect([received.status, received.body.state]).toEqual([200, 'received']);
  });
});
