import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Asset } from '@ioc/shared/assets';
import type { CatchUp, EventPacket } from '@ioc/shared/events';
import type { ImportFinding } from '@ioc/shared/imports';
import type { Page } from '@ioc/shared/list';
import { toCsv } from '#platform/tabular';
import { headOf } from '../../testing/builders.js';
import { startTestApp, type TestApp } from '../../testing/test-app.js';
import { ImportBench } from './import-bench.fixture.js';
import { parseSheet } from './parse-sheet.js';
import { defaultLimits } from './sheet.types.js';

const masts = (rows: readonly string[]): string => ['Mã trạm;Tên trạm;Nhà mạng;Vĩ độ;Kinh độ;Chiều cao;Công nghệ', ...rows].join('\r\n');
const good = masts(['M-1;Trạm Một;Viettel;22,2;106,2;42,5;4G, 5G', 'M-2;Trạm Hai;VNPT;22,3;106,7;36;4G']);

describe('importing an office\'s file', () => {
  let test: TestApp;
  let bench: ImportBench;
  beforeAll(async () => {
    test = await startTestApp();
    bench = new ImportBench(test, 'manager');
  });
  afterAll(() => test.close());

  it('is for those who hold the right, and units only for those who may edit territory', async () => {
    const file = Buffer.from(good);
    const post = async (name: string, target: string) =>
      (await (await test.as(name)).send('POST', `/api/imports/${target}`, file, { 'x-file-name': 'tram.csv' })).body['code'];
    expect(await post('operator', 'bts')).toBe('access.not-permitted');
    expect(await post('auditor', 'bts')).toBe('access.not-permitted');
    expect(await post('xa.bac', 'bts')).toBe('access.not-permitted');
    expect(await post('manager', 'units')).toBe('access.not-permitted');
    expect(await post('admin', 'bts')).toBe('access.not-permitted');
    expect(await post('admin', 'bts-stations')).toBe('access.not-permitted');
    expect(await post('admin', 'units')).toBeUndefined();
    expect((await test.anonymous.send('POST', '/api/imports/bts', file, { 'x-file-name': 'tram.csv' })).status).toBe(401);
    expect((await (await test.as('auditor')).get('/api/imports')).status).toBe(403);
  });

  it('refuses at once what is no table, in the reader\'s language', async () => {
    const manager = await test.as('manager');
    const post = (body: Buffer | undefined, headers: Record<string, string>) => manager.send('POST', '/api/imports/bts', body, headers);
    const old = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(4_096)]);
    const refused = await post(old, { 'x-file-name': 'bieu.xls', 'accept-language': 'en' });
    expect(refused).toMatchObject({ status: 422, body: { code: 'import.unreadable' } });
    expect(String(refused.body['title'])).toContain('choose File → Save As');
    expect((await post(Buffer.alloc(0), { 'x-file-name': 'a.csv' })).body['code']).toBe('import.file-required');
    expect((await post(Buffer.from('a,b\n1,2\n'), {})).body['code']).toBe('request.invalid');
    expect((await manager.send('POST', '/api/imports/trains', Buffer.from('a'), { 'x-file-name': 'a.csv' })).status).toBe(422);
  });

  it('says every error with row, column and remedy, writes nothing, and takes the corrected file', async () => {
    const before = await bench.tables();
    const wrong = masts([
      'M-1;Trạm Một;Viettel;22,2;106,2;420;4G, 6G', 'M-2;;Không Ai;22,3;109,7;36;4G', 'M-2;Trạm Hai;VNPT;22,3;106,7;36;4G', 'M-4;Trạm Bốn;VNPT;106,8;22,3;36;4G',
    ]);
    const job = await bench.check('bts', wrong, 'trạm.csv');
    expect(job).toMatchObject({ state: 'checked', fileName: 'trạm.csv', rowsTotal: 4, toUpdate: 0, byName: 'Lãnh Đạo IOC' });
    const found = await bench.findings(job.id, 'error,warning');
    expect(found.map(({ row, column, code }) => [row, column, code])).toEqual([
      [2, 'Chiều cao', 'import.number-out-of-range'],
      [2, 'Công nghệ', 'import.choice-unknown'],
      [3, 'Tên trạm', 'import.value-empty'],
      [3, 'Nhà mạng', 'import.owner-unknown'],
      [3, 'Vĩ độ', 'import.outside-province'],
      [4, null, 'import.duplicate-code'],
      [5, 'Vĩ độ', 'import.coordinates-swapped'],
    ]);
    expect(found[3]?.sentence).toBe('Dòng 3, cột “Nhà mạng”: Không tìm thấy đơn vị “Không Ai”. Hãy dùng mã, tên hoặc tên tắt như trong danh mục đơn vị.');
    expect((await bench.findings(job.id, 'error', 'en'))[4]?.sentence).toMatch(/^Row 3, column “Vĩ độ”: Point .* is outside Tỉnh Thử Nghiệm\./);
    expect(job.errors).toBe(6);
    expect((await bench.apply(job)).body).toMatchObject({ code: 'import.has-errors' });
    expect(await bench.tables()).toEqual(before);

    const mended = await bench.check('bts', good);
    expect(mended).toMatchObject({ errors: 0, toCreate: 2, toUpdate: 0, unchanged: 0 });
    expect(await bench.tables()).toEqual(before);
    expect((await bench.apply(mended)).body).toMatchObject({ state: 'applied', toCreate: 2, appliedAt: '2026-11-23T02:00:00.000Z' });
    const asset = await bench.asset('M-1');
    expect(asset).toMatchObject({
      name: 'Trạm Một', unitName: 'Xã Đường Bắc', ownerOrgName: 'Viettel', location: [106.2, 22.2], lifecycle: 'active', state: 'unknown',
      attributes: { technologies: ['4G', '5G'], mastHeightM: 42.5 }, version: 1,
    });
  });

  it('changes nothing when the same file comes again, and only what differs when it does', async () => {
    expect(await bench.check('bts', good)).toMatchObject({ toCreate: 0, toUpdate: 0, unchanged: 2, errors: 0 });
    const job = await bench.check('bts', good.replace('Trạm Hai', 'Trạm Hai Mới'));
    expect(job).toMatchObject({ toCreate: 0, toUpdate: 1, unchanged: 1 });
    await bench.apply(job);
    expect(await bench.asset('M-2')).toMatchObject({ name: 'Trạm Hai Mới', version: 2, attributes: { mastHeightM: 36 } });
  });

  it('leaves alone what the file does not speak of, and empties what it shows empty', async () => {
    await bench.run('bts', 'Mã;Chiều cao\nM-2;\n');
    expect(await bench.asset('M-2')).toMatchObject({ name: 'Trạm Hai Mới', ownerOrgName: 'VNPT', attributes: { technologies: ['4G'] } });
  });

  it('reads files with a mark, decomposed letters and decimal commas', async () => {
    const text = `\ufeff${'Mã;Tên;Loại;Vĩ độ;Kinh độ\r\nBC-9;Bưu cục Phường Nam;Bưu cục cấp 3;22,31;106,61'.normalize('NFD')}`;
    const job = await bench.run('post', text);
    expect(job).toMatchObject({ state: 'applied', toCreate: 1 });
    expect(await bench.asset('BC-9')).toMatchObject({ name: 'Bưu cục Phường Nam'.normalize('NFC'), attributes: { type: 'post_office_3' } });
  });

  it('finds an exported file unchanged, as CSV and as GeoJSON', async () => {
    const manager = await test.as('manager');
    for (const kind of ['bts', 'post', 'radio'] as const) {
      for (const format of ['csv', 'geojson'] as const) {
        const answer = await manager.get<{ text: string } & Record<string, unknown>>(`/api/assets/export?kind=${kind}&format=${format}`);
        const file = format === 'csv' ? answer.body.text : JSON.stringify(answer.body);
        const job = await bench.check(kind, file, `${kind}.${format}`);
        const unchanged = (await manager.get<Page<Asset>>(`/api/assets?kind=${kind}`)).body.total;
        expect([kind, format, job.errors, job.toCreate, job.toUpdate, job.unchanged]).toEqual([kind, format, 0, 0, 0, unchanged]);
      }
    }
  });

  it('exports names that a spreadsheet would run as formulas disarmed, and reads them back as they are', async () => {
    const manager = await test.as('manager');
    const names = ['=cmd|\' /C calc\'!A0', '+84 912', '@SUM(A1)', '-2+3', 'Trạm "Đường Hoà"; Đỗ Ẩm', '\'=1'];
    await bench.run('post', toCsv(['Mã', 'Tên', 'Loại', 'Vĩ độ', 'Kinh độ'], names.map((name, at) => ({
      'Mã': `CT-${at}`, 'Tên': name, 'Loại': 'Bưu cục cấp 3', 'Vĩ độ': 22.31 + at / 1_000, 'Kinh độ': 106.41,
    }))));
    const { text } = (await manager.get<{ text: string }>('/api/assets/export?kind=post&format=csv&q=CT-')).body;
    const { rows } = await parseSheet(Buffer.from(text), 'post.csv', defaultLimits);
    expect(rows.map(({ cells }) => cells['name'])).toEqual(names);
    for (const line of text.trim().split('\r\n').slice(1)) expect(line).toMatch(/^CT-\d,(?:"?'|"Trạm ""Đường Hoà""; Đỗ Ẩm")/);
    expect(await bench.check('post', text, 'post.csv')).toMatchObject({ errors: 0, toCreate: 0, toUpdate: 0, unchanged: names.length });
  });

  it('exports a filter that nothing passes as a table with headings alone, and as an empty collection', async () => {
    const manager = await test.as('manager');
    const exported = <Body>(format: string) => manager.get<Body>(`/api/assets/export?kind=bts&format=${format}&q=khong-co-tram-nay`);
    const csv = await exported<{ text: string }>('csv');
    expect(csv.status).toBe(200);
    expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const [head, ...lines] = csv.body.text.trim().split('\r\n');
    expect([head?.split(',').slice(0, 2), lines]).toEqual([['code', 'name'], []]);
    expect((await exported('geojson')).body).toEqual({ type: 'FeatureCollection', features: [] });
  });

  it('gives files without codes the same codes every time, and says so', async () => {
    const text = 'Tên,Loại,Vĩ độ,Kinh độ\nBưu cục Chợ,Bưu cục cấp 3,22.11,106.31\n';
    const job = await bench.check('post', text);
    expect(await bench.codes(job.id)).toContain('import.code-generated');
    await bench.apply(job);
    expect(await bench.check('post', text)).toMatchObject({ toCreate: 0, unchanged: 1 });
  });

  it('takes one value for every row and another choice of columns', async () => {
    const job = await bench.check('post', 'Mã,Tên,Nơi nào,Bắc,Đông\nKB-1,Kiosk Một,Phố Mới,22.12,106.32\n');
    expect((await bench.codes(job.id, 'error')).toSorted()).toEqual(['import.field-missing', 'import.location-missing']);
    const wrong = await bench.remap(job, { lat: 'Tây' });
    expect(wrong.body).toMatchObject({ code: 'request.invalid' });
    const again = await bench.remapped(job, { address: 'Nơi nào', lat: 'Bắc', lng: 'Đông', type: '=Đại lý' });
    expect(again).toMatchObject({ state: 'checked', errors: 0, toCreate: 1 });
    await bench.apply(again);
    expect(await bench.asset('KB-1')).toMatchObject({ address: 'Phố Mới', attributes: { type: 'agency' } });
    expect((await bench.remap(again, { lat: 'Bắc' })).body).toMatchObject({ code: 'request.version-stale' });
  });

  it('warns of a site of the same owner within 30 m', async () => {
    const job = await bench.check('bts', masts(['M-7;Trạm Bảy;Viettel;22,2001;106,2;30;4G', 'M-8;Trạm Tám;VNPT;22,2001;106,2;30;4G']));
    expect((await bench.findings(job.id, 'warning')).map(({ row, code, params }) => [row, code, params])).toEqual([[2, 'import.near-existing', { metres: 11, code: 'M-1' }]]);
  });

  it('keeps people within their area, also for records that would move into it', async () => {
    await test.transactions.query(
      `insert into users (username, full_name, role, org_id, everywhere, unit_ids, org_ids, sector_codes, password_hash)
       select 'manager.bac', 'Lãnh Đạo Bắc', role, $1, false, $2, '{}', '{}', password_hash from users where username = 'manager'`,
      [test.province.orgs['ub-bac'], [test.province.units.bac]],
    );
    const local = new ImportBench(test, 'manager.bac');
    const rows = ['BTS-2;Chuyển Về Đây;VNPT;22,2;106,25;30;4G', 'M-50;Ở Ngoài;VNPT;22,2;106,8;30;4G', 'M-51;Ở Trong;VNPT;22,25;106,25;30;4G'];
    const job = await local.check('bts', masts(rows));
    expect((await local.findings(job.id, 'error')).map(({ row, code }) => [row, code])).toEqual([[2, 'import.not-permitted'], [3, 'import.not-permitted']]);
    expect(job.toCreate + job.toUpdate).toBe(1);
    expect(await bench.asset('BTS-2')).toMatchObject({ name: 'Trạm Nam Sơn', version: 1 });

    const own = await local.check('bts', masts(rows.slice(2)));
    await test.transactions.query(`update users set unit_ids = $1 where username = 'manager.bac'`, [[test.province.units.nam]]);
    test.clock.advance(3_600_000);
    expect((await local.apply(own)).body).toMatchObject({ code: 'access.not-permitted' });
    expect((await local.settled(own.id)).state).toBe('checked');
  });

  it('lets an administrator look at a file of assets and neither match its columns nor apply it', async () => {
    const [job, admin] = [await bench.check('bts', masts(['M-61;Trạm;Viettel;22,2;106,29;30;4G'])), new ImportBench(test, 'admin')];
    expect((await admin.settled(job.id)).toCreate).toBe(1);
    for (const answer of [await admin.remap(job, { height: null }), await admin.apply(job)]) {
      expect(answer).toMatchObject({ status: 403, body: { code: 'access.not-permitted', params: { permission: 'asset:write' } } });
    }
    expect((await bench.apply(job)).status).toBe(200);
  });

  it('says how far a long check is while it goes on, and no oftener than a person can read', async () => {
    const rows = 3_000;
    const file = masts(Array.from({ length: rows }, (_, n) => `L-${n};Trạm ${n};Viettel;${(22.01 + (n % 60) / 150).toFixed(5)};${(106.01 + Math.floor(n / 60) / 150).toFixed(5)};30;4G`));
    const progressOf = async (head: number, id: string): Promise<number[][]> => {
      const { events } = (await (await test.as('manager')).get<EventPacket>(`/api/events?after=${head}`)).body;
      return events.flatMap((event) => (event.name === 'import.progressed' && event.data.id === id && event.data.state === 'checking' && event.data.rowsTotal > 0 ? [[event.data.rowsDone, event.data.rowsTotal]] : []));
    };
    const unhurried = await headOf(test);
    const first = await bench.check('bts', file);
    expect(await progressOf(unhurried, first.id)).toEqual([[0, rows]]);
    // On this clock every look takes a quarter of a second, as a check of so many rows does on a busy machine.
    const still = test.clock.now.bind(test.clock);
    test.clock.now = () => {
      test.clock.advance(250);
      return still();
    };
    try {
      const head = await headOf(test);
      const job = await bench.check('bts', file);
      expect(await progressOf(head, job.id)).toEqual([0, 500, 1_000, 1_500, 2_000, 2_500, 3_000].map((done) => [done, rows]));
      expect(job).toMatchObject({ state: 'checked', rowsDone: rows, errors: 0, toCreate: rows });
    } finally {
      test.clock.now = still;
    }
  });

  it('shows and tells an import only to those of its sector and office', async () => {
    const other = new ImportBench(test, 'manager.tttt');
    const refused = await other.check('bts', masts(['M-52;Trạm;Viettel;22,2;106,28;30;4G']));
    expect(await other.codes(refused.id, 'error')).toEqual(['import.not-permitted']);
    const radio = await bench.check('radio', 'Mã,Tên,Công nghệ,Vĩ độ,Kinh độ\nTT-9,Đài Mới,FM,22.3,106.3\n');
    const masted = await bench.check('bts', good);
    const person = await test.as('manager.tttt');
    expect((await person.get(`/api/imports/${radio.id}`)).status).toBe(200);
    expect((await person.get(`/api/imports/${masted.id}`)).status).toBe(404);
    const heard = (await person.get<CatchUp>('/api/events?after=0')).body as EventPacket;
    const jobs = heard.events.flatMap((event) => (event.name === 'import.progressed' ? [event.data.id] : []));
    expect([jobs.includes(radio.id), jobs.includes(masted.id)]).toEqual([true, false]);
  });

  it('keeps the old commune an asset was registered under beside the one of today', async () => {
    const { id } = await bench.run('post', 'Mã,Tên,Loại,Vĩ độ,Kinh độ,Xã\nBC-20,Bưu cục Cũ,Bưu cục cấp 3,22.21,106.33,Hợp Giang\nBC-21,Bưu cục Lạc,Bưu cục cấp 3,22.21,106.34,Nam Sơn\n');
    expect(await bench.asset('BC-20')).toMatchObject({ unitName: 'Xã Đường Bắc', originUnitName: 'Xã Hợp Giang' });
    expect(await bench.codes(id, 'warning')).toEqual(['import.unit-differs']);
  });

  it('refuses steps of the life cycle that a person could not take either', async () => {
    const job = await bench.check('bts', 'Mã,Vòng đời\nM-1,Dự kiến\n');
    expect(await bench.codes(job.id, 'error')).toEqual(['import.lifecycle-refused']);
  });

  it('brings in the parts of assets and moves the version of the asset', async () => {
    const text = 'Mã trạm gốc,Mã vị trí,Nhà mạng,Công nghệ,Băng tần\nM-1-4G,M-1,Viettel,4G,1800 MHz; 2100 MHz\nX-1,KHONG-CO,Viettel,4G,\n';
    const wrong = await bench.check('bts-stations', text);
    expect((await bench.findings(wrong.id, 'error')).map(({ row, column, code }) => [row, column, code])).toEqual([[3, 'Mã vị trí', 'import.asset-unknown']]);
    const right = text.split('\n').slice(0, 2).join('\n');
    expect(await bench.run('bts-stations', right)).toMatchObject({ toCreate: 1 });
    expect(await bench.check('bts-stations', right)).toMatchObject({ toCreate: 0, unchanged: 1 });
    const { id } = await bench.asset('M-1');
    const asset = (await (await test.as('manager')).get<Asset>(`/api/assets/${id}`)).body;
    expect(asset.parts).toMatchObject([{ code: 'M-1-4G', kind: 'station', attributes: { operator: 'Viettel', bands: ['1800', '2100'] } }]);
    expect(asset.version).toBe(2);
    expect(await bench.run('radio-clusters', 'code,assetCode,hamlet,speakers,lat,lng\nTT-1-1,TT-1,Xóm Một,4,22.13,106.13\n')).toMatchObject({ state: 'applied', toCreate: 1 });
  });

  it('tells screens row by row when little changed, and once a commune when much did', async () => {
    const operator = await test.as('operator');
    const names = async (work: () => Promise<unknown>) => {
      const { to } = (await operator.get<CatchUp>('/api/events?after=1000000')).body;
      await work();
      const caught = (await operator.get<CatchUp>(`/api/events?after=${to}`)).body as EventPacket;
      return caught.events.filter(({ name }) => name.startsWith('asset.')).map(({ name }) => name);
    };
    expect(await names(() => bench.run('bts', masts(['M-30;Trạm Mới;Viettel;22,4;106,2;30;4G'])))).toEqual(['asset.created']);
    const many = Array.from({ length: 60 }, (_, index) => ({ 'Mã': `N-${index}`, 'Tên': `Trạm ${index}`, 'Nhà mạng': 'Viettel', 'Vĩ độ': 22.4 + index / 1000, 'Kinh độ': 106.4 + (index % 2) / 5 }));
    expect(await names(() => bench.run('bts', toCsv(Object.keys(many[0] ?? {}), many)))).toEqual(['asset.batch-changed', 'asset.batch-changed']);
  });

  it('is refused when a record changed since the check, and checks the file again', async () => {
    const job = await bench.check('bts', good.replace('Trạm Một', 'Trạm Một Sửa'));
    const { id, version } = await bench.asset('M-1');
    const manager = await test.as('manager');
    expect((await manager.send('PATCH', `/api/assets/${id}`, { address: 'Phố Mới' }, { 'if-match': `"${version}"` })).status).toBe(200);
    const refused = await bench.apply(job);
    expect(refused).toMatchObject({ status: 409, body: { code: 'import.changed-since' } });
    expect((await bench.asset('M-1')).name).toBe('Trạm Một');
    const again = await bench.settled(job.id);
    expect(again).toMatchObject({ state: 'checked', toUpdate: 2 });
    expect((await bench.apply(job)).body).toMatchObject({ code: 'request.version-stale' });
    expect((await bench.apply(again)).body).toMatchObject({ state: 'applied' });
    expect(await bench.asset('M-1')).toMatchObject({ name: 'Trạm Một Sửa', address: 'Phố Mới' });
    expect((await bench.apply({ ...again, version: again.version + 2 })).body).toMatchObject({ code: 'import.not-checked' });
  });

  it('is refused when a new code was taken meanwhile', async () => {
    const job = await bench.check('bts', masts(['M-40;Trạm Bốn Mươi;Viettel;22,41;106,22;30;4G']));
    await bench.run('bts', masts(['M-40;Trạm Của Người Khác;Viettel;22,42;106,23;30;4G']));
    expect((await bench.apply(job)).body).toMatchObject({ code: 'import.changed-since' });
    expect((await bench.asset('M-40')).name).toBe('Trạm Của Người Khác');
  });

  it('takes up after a start what a crash left behind', async () => {
    const job = await bench.check('bts', good);
    await test.transactions.query(`update imports set state = 'checking', lease_until = null, rows_total = 0 where id = $1`, [job.id]);
    await bench.resume();
    expect(await bench.settled(job.id)).toMatchObject({ state: 'checked', rowsTotal: 2 });
    await test.transactions.query(`update imports set state = 'applying', lease_until = $2 where id = $1`, [job.id, new Date(test.clock.now().getTime() + 60_000)]);
    await bench.resume();
    expect((await bench.settled(job.id)).state).toBe('applying');
    test.clock.advance(61_000);
    await bench.resume();
    expect((await bench.settled(job.id)).state).toBe('checked');
  });

  it('leaves a message instead of a job that never ends when a file turns out unreadable', async () => {
    const job = await bench.check('bts', 'Mã,Tên\n');
    expect(job).toMatchObject({ state: 'failed', errors: 1 });
    expect(await bench.codes(job.id)).toEqual(['import.no-rows']);
  });

  it('pages findings, errors first', async () => {
    const rows = Array.from({ length: 30 }, (_, index) => `Q-${index};;Không Ai;22,2;106,2;30;4G`);
    const job = await bench.check('bts', masts(rows));
    const page = (await (await test.as('manager')).get<Page<ImportFinding>>(`/api/imports/${job.id}/findings?page=2&perPage=20&severity=error`)).body;
    expect([page.data.length, page.total, page.data[0]?.severity]).toEqual([20, job.errors, 'error']);
  });
});
