import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ChangeLog } from '@ioc/shared/changes';
import type { Page } from '@ioc/shared/list';
import type { Organisation } from '@ioc/shared/organisations';
import { startTestApp, type TestApp } from '../../testing/test-app.js';
import { ImportBench } from './import-bench.fixture.js';

const heading = 'Mã;Tên;Tên viết tắt;Loại;Đơn vị cấp trên;Địa bàn;Lĩnh vực;Được chủ trì nhiệm vụ\n';

describe('importing organisations', () => {
  let test: TestApp;
  let bench: ImportBench;
  const found = async (code: string) => (await (await test.as('admin')).get<Page<Organisation>>(`/api/organisations?q=${code}&perPage=500`)).body.data.find((one) => one.code === code);
  beforeAll(async () => {
    test = await startTestApp();
    bench = new ImportBench(test, 'admin');
  });
  afterAll(() => test.close());

  it('makes them with parents of the same file and changes them by their code', async () => {
    const file = `${heading}TT-CDS;Trung tâm Chuyển đổi số;TT CĐS;Trung tâm;SYT;;HTS; có\nSYT;Sở Y tế;;Sở, ban, ngành;UBT;04;YTE;x\nUB-01001;UBND xã Đường Bắc;UBND Đường Bắc;UBND cấp xã;UBND tỉnh;01001;;có\n`;
    const before = await bench.tables();
    const job = await bench.check('organisations', file);
    expect([job.errors, job.toCreate, job.toUpdate]).toEqual([0, 2, 1]);
    expect(await bench.tables()).toEqual(before);
    expect((await bench.apply(job)).status).toBe(200);
    const [centre, department] = [await found('TT-CDS'), await found('SYT')];
    expect(department).toMatchObject({ name: 'Sở Y tế', shortName: 'Sở Y tế', kind: 'department', parentId: test.province.orgs.ubt, unitId: test.province.units.province, sectorCodes: ['YTE'], canLeadTask: true });
    expect(centre).toMatchObject({ kind: 'center', parentId: department?.id, sectorCodes: ['HTS'] });
    expect(await found('UB-01001')).toMatchObject({ shortName: 'UBND Đường Bắc', unitId: test.province.units.bac, version: 2 });
    expect(await bench.check('organisations', file)).toMatchObject({ toCreate: 0, toUpdate: 0, unchanged: 3, errors: 0 });
    const log = (await (await test.as('admin')).get<ChangeLog>(`/api/organisations/${test.province.orgs['ub-bac']}/changes`)).body;
    expect(log.data[0]?.changes?.map(({ field }) => field)).toEqual(['shortName', 'parent']);
    // what the file has no column for stays as it is
    await bench.run('organisations', 'Mã,Tên viết tắt\nSYT,Y tế\n');
    expect(await found('SYT')).toMatchObject({ name: 'Sở Y tế', shortName: 'Y tế', sectorCodes: ['YTE'], version: 2 });
  });

  it('says what is wrong with which row and column, and how to mend it', async () => {
    const file = `${heading}A1;Đơn vị một;;Sở, ban, ngành;Không có;;;\nA2;Đơn vị hai;;Loại lạ;;;;\nA3;Đơn vị ba;;Khác;;99999;;\nA4;Đơn vị bốn;;Khác;;;LA;\nA1;Đơn vị một nữa;;Khác;;;;\n;Không mã;;Khác;;;;\nB1;Vòng một;;Khác;B2;;;\nB2;Vòng hai;;Khác;B1;;;\nSKHCN2;Sở Khoa học và Công nghệ;;Sở, ban, ngành;;;;có lẽ\n`;
    const job = await bench.check('organisations', file);
    expect((await bench.findings(job.id, 'error,warning')).map(({ row, column, code }) => `${row} ${column}: ${code}`).sort()).toEqual([
      '10 Tên: import.org-name-taken', '10 Được chủ trì nhiệm vụ: import.boolean-invalid', '2 Đơn vị cấp trên: import.org-parent-unknown', '3 Loại: import.choice-unknown',
      '4 Địa bàn: import.org-unit-unknown', '5 Lĩnh vực: import.sector-unknown', '6 Mã: import.duplicate-code', '7 Mã: import.value-empty',
      '8 Đơn vị cấp trên: import.org-parent-loop', '9 Đơn vị cấp trên: import.org-parent-loop',
    ]);
    for (const language of ['vi', 'en']) for (const { sentence } of await bench.findings(job.id, 'error', language)) expect(sentence).not.toMatch(/[{}]/);
    const bare = await bench.check('organisations', 'Mã,Tên\nC1,Đơn vị C\n');
    expect((await bench.findings(bare.id, 'error')).map(({ code, params }) => [code, params['field']])).toEqual([['import.field-missing', 'Loại']]);
    expect(await bench.remapped(bare, { kind: '=Khác' })).toMatchObject({ errors: 0, toCreate: 1 });
  });

  it('is for whoever may write them, row by row', async () => {
    const refused = await (await test.as('manager')).send('POST', '/api/imports/organisations', Buffer.from(`${heading}D1;D;;Khác;;;;\n`), { 'x-file-name': 'a.csv' });
    expect(refused).toMatchObject({ status: 403, body: { code: 'access.not-permitted', params: { permission: 'organisation:write' } } });
    await test.transactions.query(`insert into users (username, full_name, role, org_id, everywhere, org_ids, password_hash) select 'admin.vtl', 'Quản trị Viettel', 'admin', $1, false, $2, password_hash from users where username = 'admin'`, [test.province.orgs.vtl, [test.province.orgs.vtl]]);
    const local = new ImportBench(test, 'admin.vtl');
    const job = await local.check('organisations', `${heading}VTL-9;Đội chín;;Khác;VTL;;;\nVNP-9;Đội VNPT;;Khác;VNP;;;\nVNP;VNPT;VNPT mới;Doanh nghiệp viễn thông;;;;\n`);
    expect((await local.findings(job.id, 'error')).map(({ row, code }) => [row, code])).toEqual([[3, 'import.not-permitted'], [4, 'import.not-permitted']]);
  });

  it('is checked again when somebody changed one of them meanwhile', async () => {
    const job = await bench.check('organisations', 'Mã,Tên viết tắt\nVNP,VNPT Tỉnh\n');
    await (await test.as('admin')).send('PATCH', `/api/organisations/${test.province.orgs.vnp}`, { name: 'VNPT đổi tên' }, { 'if-match': '"1"' });
    expect(await bench.apply(job)).toMatchObject({ status: 409, body: { code: 'import.changed-since' } });
    expect(await found('VNP')).toMatchObject({ shortName: 'VNPT' });
  });
});
