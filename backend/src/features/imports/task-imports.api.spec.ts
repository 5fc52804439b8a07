import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { LiveEvent } from '@ioc/shared/events';
import type { ImportJob } from '@ioc/shared/imports';
import type { Page } from '@ioc/shared/list';
import type { OrganisationAlias } from '@ioc/shared/organisation-aliases';
import type { Plan } from '@ioc/shared/plans';
import { taskImportFields, type UnitAnswer } from '@ioc/shared/task-import';
import { syntheticColumn } from '@ioc/shared/synthetic';
import { taskReportColumns } from '@ioc/shared/task-report';
import type { Task } from '@ioc/shared/tasks';
import ExcelJS from 'exceljs';
import { buildOrganisations } from '../../seed/organisations.js';
import { planItems } from '../../seed/tasks.plan.js';
import { assignWith, ifMatch } from '../../testing/builders.js';
import { startTestApp, type Answer, type Person, type TestApp } from '../../testing/test-app.js';
import { ImportBench } from './import-bench.fixture.js';

type Row = readonly (string | number | Date | null)[];
const head = ['TT', 'Nhiệm vụ', 'Cơ quan chủ trì', 'Cơ quan phối hợp', 'Thời gian hoàn thành', 'Sản phẩm', 'Lĩnh vực', 'Độ khẩn'];

async function workbook(rows: readonly Row[]): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('Phụ lục');
  sheet.addRow(['DANH MỤC NHIỆM VỤ']);
  sheet.addRow(head);
  rows.forEach((row) => sheet.addRow([...row]));
  return Buffer.from(await book.xlsx.writeBuffer());
}

const csv = (rows: readonly Row[], columns: readonly string[] = head): string =>
  [columns, ...rows].map((row) => row.map((cell) => `"${cell === null ? '' : String(cell)}"`).join(';')).join('\r\n');
const row = (title: string, more: { lead?: string; with?: string; due?: string | number | Date; result?: string; sector?: string; priority?: string } = {}): Row =>
  ['1', title, more.lead ?? 'Viettel', more.with ?? '', more.due ?? '31/12/2026', more.result ?? 'Báo cáo kết quả', more.sector ?? 'Hạ tầng số', more.priority ?? ''];

describe('the tasks of a plan', () => {
  let test: TestApp;
  let bench: ImportBench;
  let made = 0;

  beforeAll(async () => {
    test = await startTestApp();
    bench = new ImportBench(test, 'manager');
  });
  afterAll(() => test.close());

  const plan = async (): Promise<Plan> => (await (await test.as('manager')).send<Plan>('POST', '/api/plans', {
    title: 'Kế hoạch chuyển đổi số', docNumber: `${(made += 1)}/KH-UBND`, docDate: '2026-01-05', issuer: 'UBND tỉnh', startOn: '2026-01-05', endOn: null,
  })).body;
  const check = async (planId: string, file: string | Buffer, { asDraft = false, by = bench } = {}): Promise<ImportJob> =>
    by.check('tasks', file, typeof file === 'string' ? 'ke-hoach.csv' : 'ke-hoach.xlsx', `?planId=${planId}&asDraft=${asDraft}`);
  const said = async (job: ImportJob) => (await bench.findings(job.id, 'error,warning')).map(({ code, row: at, column }) => `${at} ${column}: ${code}`);
  const answer = async ({ id, version }: ImportJob, answers: readonly UnitAnswer[], asDraft = false): Promise<ImportJob> => {
    const sent = await (await test.as('manager')).send('POST', `/api/imports/${id}/answers`, { asDraft, answers }, ifMatch(version));
    if (sent.status !== 202) throw new Error(JSON.stringify(sent.body));
    return bench.settled(id);
  };
  const tasksOf = async (planId: string): Promise<Task[]> => (await (await test.as('manager')).get<Page<Task>>(`/api/tasks?planId=${planId}&perPage=500&sort=code`)).body.data;
  const full = async ({ id }: { id: string }): Promise<Task> => (await (await test.as('manager')).get<Task>(`/api/tasks/${id}`)).body;
  const eventsAfter = async (from: number): Promise<LiveEvent[]> => {
    await test.settle();
    return test.transactions.query<LiveEvent>(`select seq, name, data from events where seq > $1 and name not like 'notification.%' order by seq`, [from]);
  };
  const lastSeq = async (): Promise<number> => ((await test.transactions.query<{ seq: number }>(`select seq from event_head`))[0]?.seq ?? 0);

  it('are 96 in a workbook with units written in many ways, dates in four, and need no mending by hand', async () => {
    const demo = buildOrganisations();
    await test.transactions.query(
      `insert into organisations (code, name, short_name, kind, can_lead_task) select code, name, "shortName", kind, "canLeadTask"
       from jsonb_to_recordset($1::jsonb) as o(code text, name text, "shortName" text, kind text, "canLeadTask" boolean) where code not in (select code from organisations)`,
      [JSON.stringify(demo)],
    );
    await test.transactions.query(`update sectors set active = true`);
    const named = new Map((await test.transactions.query<{ code: string; name: string }>(`select code, name_vi as name from sectors`)).map(({ code, name }) => [code, name]));
    const bare = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd');
    const written = (code: string, way: number): string => {
      const { name, shortName } = demo.find((one) => one.code === code) ?? { name: code, shortName: code };
      return [name, shortName, bare(name).toUpperCase(), code, shortName.replace('&', ' và '), `${bare(shortName)} `][way % 6] ?? name;
    };
    const dates = [new Date('2026-12-31T00:00:00Z'), '31/12/2026', '2026-12-31', 46_387] as const;
    const communes = demo.filter(({ kind }) => kind === 'commune_committee');
    const rows = planItems.map(({ title, leadOrgCode, requiredResult, sectorCode }, index): Row => {
      const commune = communes[index % communes.length];
      const others = [written('STC', index), commune?.shortName.replace('UBND ', index % 2 === 0 ? 'UBND ' : '') ?? ''].join(index % 3 === 0 ? '\n' : '; ');
      return [index + 1, title, written(leadOrgCode, index), others, dates[index % 4] ?? null, requiredResult, index % 2 === 0 ? (named.get(sectorCode) ?? '') : sectorCode, ['Thường', 'khẩn', 'HỎA TỐC', null][index % 4] ?? null];
    });
    const { id } = await plan();
    const job = await check(id, await workbook(rows));
    expect(await said(job)).toEqual([]);
    expect(job).toMatchObject({ state: 'checked', errors: 0, toCreate: 96, unchanged: 0, questions: [] });
    expect(await tasksOf(id)).toEqual([]);
    const before = await lastSeq();
    expect((await bench.apply(job)).status).toBe(200);
    const tasks = await tasksOf(id);
    expect(tasks).toHaveLength(96);
    expect(new Set(tasks.map(({ dueAt }) => dueAt))).toEqual(new Set(['2026-12-31T10:00:00.000Z']));
    expect(tasks.every(({ state, coordinatingOrgIds }) => state === 'assigned' && coordinatingOrgIds.length > 0)).toBe(true);
    const events = await eventsAfter(before);
    expect(events.filter(({ name }) => name === 'task.assigned')).toHaveLength(96);
    const writes = await test.transactions.query<{ commits: number }>(`select count(distinct at) as commits from events where seq > $1 and name = 'task.assigned'`, [before]);
    expect(writes).toEqual([{ commits: 1 }]);
    const again = await check(id, await workbook(rows));
    expect(again).toMatchObject({ errors: 0, toCreate: 0, unchanged: 96 });
  }, 60_000);

  it('are given on the paper of the plan, due at the end of work of the day', async () => {
    const { id, docNumber } = await plan();
    const job = await check(id, csv([row('Rà soát hạ tầng viễn thông', { lead: 'viettel', with: 'VNPT; xã Đường Bắc', priority: 'Khẩn' }), row('Đánh giá hằng quý', { due: 'Hằng quý' })]));
    expect((await bench.apply(job)).status).toBe(200);
    const [first, second] = await Promise.all((await tasksOf(id)).map(full));
    const { orgs } = test.province;
    expect(first).toMatchObject({
      originKind: 'plan', docNumber, docIssuer: 'UBND tỉnh', leadOrgId: orgs.vtl, coordinatingOrgIds: [orgs.vnp, orgs['ub-bac']], priority: 'khan', sectorCode: 'HTS',
      requiredResult: 'Báo cáo kết quả', dueAt: '2026-12-31T10:00:00.000Z', state: 'assigned',
    });
    expect(second).toMatchObject({ dueAt: null, reviewEvery: 'quarter' });
  });

  it('name units nobody knows: each text is asked once, the answer holds, and is kept for the next file', async () => {
    const { orgs } = test.province;
    const { id } = await plan();
    const rows = [row('Việc thứ nhất', { lead: 'Sở KHCN&ĐMST' }), row('Việc thứ hai', { lead: 'so khcn và đmst', with: 'các đơn vị liên quan' }), row('Việc thứ ba')];
    const job = await check(id, csv(rows));
    expect(job).toMatchObject({ errors: 3, toCreate: 1 });
    expect(job.questions.map(({ text, rows: count, firstRow }) => [text, count, firstRow])).toEqual([['Sở KHCN&ĐMST', 2, 2], ['các đơn vị liên quan', 1, 3]]);
    expect(job.questions[0]?.candidates.map((one) => one.id)).toContain(orgs.so);
    expect(await said(job)).toContain('2 Cơ quan chủ trì: import.unit-asked');
    expect((await bench.findings(job.id, 'error', 'en')).every(({ sentence }) => sentence.includes('Units to confirm'))).toBe(true);
    expect(await bench.apply(job)).toMatchObject({ status: 409, body: { code: 'import.has-errors' } });
    const nobodys = '00000000-0000-4000-8000-000000000001';
    const wrong = await (await test.as('manager')).send('POST', `/api/imports/${job.id}/answers`, { asDraft: false, answers: [{ text: 'x', orgId: nobodys, keep: false }] }, ifMatch(job.version));
    expect(wrong).toMatchObject({ status: 404, body: { code: 'organisation.not-found' } });
    const answered = await answer(job, [{ text: 'Sở KHCN&ĐMST', orgId: orgs.so, keep: true }, { text: 'các đơn vị liên quan', orgId: null, keep: false }]);
    expect(answered).toMatchObject({ errors: 0, toCreate: 3 });
    const before = await lastSeq();
    expect((await bench.apply(answered)).status).toBe(200);
    expect((await tasksOf(id)).map(({ leadOrgId }) => leadOrgId)).toEqual([orgs.so, orgs.so, orgs.vtl]);
    expect((await eventsAfter(before)).map(({ name }) => name)).toContain('organisation.alias-kept');
    const next = await check((await plan()).id, csv([row('Việc của tệp sau', { lead: 'SỞ KHCN & ĐMST' })]));
    expect(next).toMatchObject({ errors: 0, toCreate: 1, questions: [] });
  });

  it('ask again for a name that was taken back: by who kept it or brings in files for that unit, and nobody else', async () => {
    const { orgs } = test.province;
    const job = await check((await plan()).id, csv([row('Việc của tên gọi', { lead: 'Sở Số Hóa' })]));
    const kept = await lastSeq();
    expect((await bench.apply(await answer(job, [{ text: 'Sở Số Hóa', orgId: orgs.so, keep: true }]))).status).toBe(200);
    const manager = await test.as('manager');
    const listed = async (person: Person, q: string) => (await person.get<Page<OrganisationAlias>>(`/api/organisation-aliases?q=${encodeURIComponent(q)}`)).body.data;
    const [alias] = await listed(manager, 'so so hoa');
    expect(alias).toMatchObject({ text: 'Sở Số Hóa', orgId: orgs.so, keptAt: test.clock.now().toISOString() });
    expect(alias?.byName).toBeTruthy();
    expect((await listed(await test.as('admin'), alias?.orgName ?? '')).map(({ id }) => id)).toContain(alias?.id);
    expect(await listed(manager, 'không ai gọi thế')).toEqual([]);
    const path = `/api/organisation-aliases/${alias?.id}`;
    for (const name of ['operator', 'vtl', 'manager.tttt']) expect(await (await test.as(name)).send('DELETE', path)).toMatchObject({ status: 403, body: { code: 'access.not-permitted', params: { permission: 'import:run' } } });
    expect((await (await test.as('admin')).send('DELETE', path)).status).toBe(204);
    expect(await manager.send('DELETE', path)).toMatchObject({ status: 404, body: { code: 'organisation.alias-not-found' } });
    expect((await eventsAfter(kept)).map(({ name }) => name)).toEqual(expect.arrayContaining(['organisation.alias-kept', 'organisation.alias-forgotten']));
    const next = await check((await plan()).id, csv([row('Việc sau khi bỏ', { lead: 'Sở Số Hóa' })]));
    expect(next.questions.map(({ text }) => text)).toEqual(['Sở Số Hóa']);
  });

  it('that are not clear are drafts or nothing, and every row says what it lacks and where', async () => {
    const { id } = await plan();
    const rows = [
      row('Việc thiếu sản phẩm', { result: '' }), row('Việc thiếu hạn', { due: '' }), row('Việc', {}), row('Việc có hạn đã qua', { due: '01/11/2026' }), row('Việc có ngày sai', { due: '31/11/2026' }),
      row('Việc của hai nơi', { lead: 'Viettel; VNPT' }), row('Việc không lĩnh vực', { sector: '' }), row('Việc lĩnh vực lạ', { sector: 'Thủy lợi' }), row('Việc của IOC', { lead: 'IOC' }), row('Việc vô chủ', { lead: '' }),
    ];
    const found = [
      '2 Sản phẩm: import.task-result', '3 Thời gian hoàn thành: import.task-term', '4 Nhiệm vụ: import.task-title', '5 Thời gian hoàn thành: import.task-due-past',
      '6 Thời gian hoàn thành: import.date-impossible', '7 Cơ quan chủ trì: import.task-leads', '8 Lĩnh vực: import.task-sector', '9 Lĩnh vực: import.choice-unknown',
      '10 Cơ quan chủ trì: import.task-lead-cannot', '11 Cơ quan chủ trì: import.task-lead',
    ];
    const given = await check(id, csv(rows));
    expect((await said(given)).sort()).toEqual([...found].sort());
    const draft = await answer(given, [], true);
    expect((await bench.findings(draft.id, 'warning')).map(({ row: at, code }) => `${at} ${code}`)).toEqual(['2 import.draft-result', '3 import.draft-term']);
    const whole = await check(id, csv(rows.slice(0, 2)), { asDraft: true });
    expect((await bench.apply(whole)).status).toBe(200);
    expect((await tasksOf(id)).map(({ state }) => state)).toEqual(['draft', 'draft']);
  });

  it('are written all together: what was given meanwhile makes the check again', async () => {
    const { id } = await plan();
    const manager = await test.as('manager');
    const job = await check(id, csv([row('Việc đã có người giao'), row('Việc chưa ai giao')]));
    await assignWith(test, manager, { planId: id, title: 'Việc đã có người giao' });
    expect(await bench.apply(job)).toMatchObject({ status: 409, body: { code: 'import.changed-since' } });
    expect(await tasksOf(id)).toHaveLength(1);
    const anew = await bench.settled(job.id);
    expect(anew).toMatchObject({ errors: 0, toCreate: 1, unchanged: 1 });
    expect((await bench.apply(anew)).status).toBe(200);
    expect(await tasksOf(id)).toHaveLength(2);
  });

  it('come from the report of a unit as well, whose other columns are left alone', async () => {
    const { id } = await plan();
    const columns = [...taskReportColumns, syntheticColumn].map(({ title }) => title.vi);
    const cells: Readonly<Record<string, string>> = { 'Tên nhiệm vụ': 'Việc từ báo cáo của đơn vị', 'Đơn vị chủ trì': 'Viettel', 'Hạn hoàn thành': '31/12/2026 17:00', 'Kết quả thực hiện': 'Đang làm', 'Mức độ hoàn thành (%)': '40', 'Dữ liệu mô phỏng': 'Có' };
    const job = await check(id, csv([columns.map((column) => cells[column] ?? '')], columns), { asDraft: true });
    expect(await said(job)).toEqual(['2 null: import.task-sector', '2 null: import.draft-result']);
    const mapped = await bench.remapped(job, { ...job.mapping, sector: '=Hạ tầng số' });
    expect((await bench.findings(mapped.id, 'error,warning')).map(({ code }) => code)).toEqual(['import.draft-result']);
    expect(mapped.mapping).toMatchObject({ title: 'Tên nhiệm vụ', leadUnit: 'Đơn vị chủ trì', dueAt: 'Hạn hoàn thành', requiredResult: null, priority: null });
  });

  it('may begin with the table the portal hands out, filled in', async () => {
    const { id } = await plan();
    const manager = await test.as('manager');
    const { cookie } = manager;
    const answerOf = await fetch(`${test.url}/api/imports/tasks/template`, { headers: { cookie, 'accept-language': 'vi' } });
    const book = new ExcelJS.Workbook();
    await book.xlsx.load((await answerOf.arrayBuffer()) as ExcelJS.Buffer);
    const sheet = book.getWorksheet('Nhiệm vụ') as ExcelJS.Worksheet;
    expect(sheet.getRow(1).values).toEqual([undefined, ...taskImportFields.map(({ labels }) => labels.vi)]);
    expect(sheet.getCell('C2').dataValidation).toMatchObject({ type: 'list' });
    const cells: Readonly<Record<string, ExcelJS.CellValue>> = { title: 'Việc ghi vào tệp mẫu', leadUnit: 'Viettel', dueAt: new Date('2026-12-31T00:00:00Z'), requiredResult: 'Báo cáo', sector: 'Hạ tầng số' };
    taskImportFields.forEach(({ name }, index) => { sheet.getCell(2, index + 1).value = cells[name] ?? null; });
    const job = await check(id, Buffer.from(await book.xlsx.writeBuffer()));
    // The sheet with the lists is for people.
    expect(await said(job)).toEqual(['null null: import.other-sheets-ignored']);
    expect(job.toCreate).toBe(1);
  });

  it('are brought in by who may give them, there, and into a plan that exists', async () => {
    const { id } = await plan();
    const file = Buffer.from(csv([row('Việc của lĩnh vực khác')]));
    const send = async (name: string, query: string): Promise<Answer> => (await test.as(name)).send('POST', `/api/imports/tasks${query}`, file, { 'x-file-name': 'a.csv' });
    for (const name of ['operator', 'admin', 'so']) expect(await send(name, `?planId=${id}`)).toMatchObject({ status: 403, body: { code: 'access.not-permitted' } });
    expect(await send('manager', '')).toMatchObject({ status: 422, body: { code: 'import.plan-required' } });
    expect(await send('manager', '?planId=00000000-0000-4000-8000-000000000001')).toMatchObject({ status: 404, body: { code: 'plan.not-found' } });
    const narrow = new ImportBench(test, 'manager.tttt');
    const job = await check(id, csv([row('Việc của lĩnh vực khác'), row('Việc của lĩnh vực mình', { sector: 'TTTT' })]), { by: narrow });
    expect((await narrow.findings(job.id, 'error')).map(({ row: at, code }) => [at, code])).toEqual([[2, 'import.not-permitted']]);
    expect(job.toCreate).toBe(1);
  });
});
