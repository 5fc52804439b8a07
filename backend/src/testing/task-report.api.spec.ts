import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { syntheticColumn } from '@ioc/shared/synthetic';
import { taskReportColumns } from '@ioc/shared/task-report';
import type { Task } from '@ioc/shared/tasks';
import ExcelJS from 'exceljs';
import { assignWith, ifMatch } from './builders.js';
import { startTestApp, type Person, type TestApp } from './test-app.js';

describe('the report of tasks', () => {
  let test: TestApp;
  let people: Record<'operator' | 'manager' | 'vtl' | 'vnp', Person>;
  let done: Task;
  /** Approved by the manager, without a term, and of made-up data. */
  let regular: Task;
  const moments: Record<'completed' | 'approved' | 'received', string> = { completed: '', approved: '', received: '' };
  const text = async (person: Person, query: string) => (await fetchReport(person, `format=csv&${query}`)).toString('utf8');
  const fetchReport = async (person: Person, query: string) => {
    const answer = await fetch(`${test.url}/api/tasks/report?${query}`, { headers: { cookie: person.cookie } });
    expect(answer.status).toBe(200);
    return Buffer.from(await answer.arrayBuffer());
  };

  beforeAll(async () => {
    test = await startTestApp();
    await test.transactions.query(
      `insert into users (username, full_name, role, org_id, org_ids, password_hash) select 'vnp', 'Cán Bộ VNPT', 'unit_officer', $1, array[$1]::uuid[], password_hash from users where username = 'vtl'`,
      [test.province.orgs.vnp],
    );
    const names = ['operator', 'manager', 'vtl', 'vnp'] as const;
    people = Object.fromEntries(await Promise.all(names.map(async (name) => [name, await test.as(name)]))) as typeof people;
    const { orgs } = test.province;
    await test.transactions.query(`update users set phone = '0912345678', email = 'manager@example.vn' where username = 'manager'`);
    done = (await assignWith(test, people.operator, { title: '=SUM(A1) Khôi phục trạm', coordinatingOrgIds: [orgs.so], originKind: 'document', docNumber: '12/QĐ-UBND', docDate: '2026-11-01', docIssuer: 'UBND tỉnh', docSubject: 'V/v khôi phục' })).body;
    const stepOf = async (person: Person, task: Task, step: string, body: object = {}) => {
      test.clock.advance(61_000);
      return (await person.send<Task>('POST', `/api/tasks/${task.id}/steps`, { step, ...body }, ifMatch(task.version))).body;
    };
    const take = async (...[person, step, body]: [Person, string, object?]) => { done = await stepOf(person, done, step, body); };
    const now = () => test.clock.now().toISOString();
    await take(people.vtl, 'receive');
    await take(people.vtl, 'report', { percent: 40, text: 'Đã đến', difficulties: 'Đường sạt lở', proposals: 'Xin hỗ trợ xe' });
    await take(people.vtl, 'submit', { text: 'Trạm đã phát sóng' });
    await take(people.manager, 'accept');
    moments.completed = now();
    await assignWith(test, people.operator, { leadOrgId: orgs.vnp, title: 'Việc của VNPT' });
    regular = (await assignWith(test, people.operator, { title: 'Trực hệ thống', dueAt: null, reviewEvery: 'quarter', asDraft: true })).body;
    regular = await stepOf(people.manager, await stepOf(people.operator, regular, 'submit_for_approval'), 'approve');
    moments.approved = now();
    regular = await stepOf(people.vtl, regular, 'receive');
    moments.received = now();
    await test.transactions.query(`update tasks set synthetic = true where id = $1`, [regular.id]);
  });
  afterAll(() => test.close());

  const sheetOf = async (query: string) => {
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load((await fetchReport(people.manager, query)) as unknown as ExcelJS.Buffer);
    return workbook.getWorksheet('Nhiệm vụ') as ExcelJS.Worksheet;
  };
  const headOf = (sheet: ExcelJS.Worksheet) => (sheet.getRow(1).values as string[]).slice(1);
  const cellsOf = (sheet: ExcelJS.Worksheet, names: readonly string[]) =>
    Object.fromEntries(names.map((name) => [name, sheet.getRow(2).getCell(taskReportColumns.findIndex((column) => column.name === name) + 1).value]));
  /** As a spreadsheet keeps it: the wall clock of Vietnam. */
  const inVietnam = (at: string) => new Date(Date.parse(at) + 7 * 3_600_000);

  it('has the columns of the paper form, in its order, and the next review after them, in a workbook with real dates', async () => {
    const sheet = await sheetOf('state=completed');
    expect(taskReportColumns).toHaveLength(26);
    expect(headOf(sheet)).toEqual(taskReportColumns.map(({ title }) => title.vi));
    expect(cellsOf(sheet, ['number', 'title', 'leadUnit', 'coordinatingUnits', 'focalPoint', 'origin', 'state', 'result', 'percent', 'difficulties', 'proposals', 'code', 'assigner', 'extensionCount', 'approver', 'phone', 'email'])).toEqual({
      number: 1, title: '=SUM(A1) Khôi phục trạm', leadUnit: expect.stringContaining('Viettel'), coordinatingUnits: 'Sở Khoa học và Công nghệ', focalPoint: 'Cán Bộ Viettel',
      origin: expect.stringMatching(/: 12\/QĐ-UBND, 01\/11\/2026, UBND tỉnh$/), state: 'Hoàn thành', result: 'Trạm đã phát sóng', percent: 100, difficulties: 'Đường sạt lở', proposals: 'Xin hỗ trợ xe',
      code: done.code, assigner: 'Trực Ban', extensionCount: 0, approver: 'Lãnh Đạo IOC', phone: '0912345678', email: 'manager@example.vn',
    });
    expect(sheet.rowCount).toBe(2);
  });

  it('tells who leads, the kind of work, its rhythm and its moments, with a term and without', async () => {
    const names = ['leaderInCharge', 'assigner', 'type', 'roadmap', 'startAt', 'dueAt', 'updatedAt', 'completedAt', 'previousDueAt'] as const;
    // Nobody else approved it, so whoever gave it is in charge.
    expect(cellsOf(await sheetOf('state=completed'), names)).toEqual({
      leaderInCharge: 'Trực Ban', assigner: 'Trực Ban', type: 'Có thời hạn', roadmap: null, startAt: inVietnam(done.assignedAt), dueAt: inVietnam(done.dueAt ?? ''),
      updatedAt: inVietnam(moments.completed), completedAt: inVietnam(done.completedAt ?? ''), previousDueAt: null,
    });
    expect(new Set([done.assignedAt, done.dueAt, done.completedAt, moments.completed]).size).toBe(4);
    expect(cellsOf(await sheetOf('state=received'), names)).toEqual({
      leaderInCharge: 'Lãnh Đạo IOC', assigner: 'Trực Ban', type: 'Thường xuyên', roadmap: 'Hằng quý', startAt: inVietnam(moments.approved), dueAt: null,
      updatedAt: inVietnam(moments.received), completedAt: null, previousDueAt: null,
    });
    const english = await text(people.manager, 'locale=en&sort=code&order=ASC');
    for (const words of ['With a term', 'Recurring', 'Every quarter']) expect(english).toContain(words);
  });

  it('says of made-up tasks that they are, in a column that is there only with them', async () => {
    const title = syntheticColumn.title.vi;
    const ofMadeUp = await sheetOf('state=received');
    expect(headOf(ofMadeUp)).toEqual([...taskReportColumns.map((column) => column.title.vi), title]);
    expect(ofMadeUp.getRow(2).getCell(27).value).toBe('Có');
    const [head, ...rows] = (await text(people.manager, '')).trim().split('\r\n');
    expect(head?.endsWith(`;${title}`)).toBe(true);
    expect(rows.map((row) => [row.includes(regular.code), row.split(';').at(-1)])).toEqual(expect.arrayContaining([[true, 'Có'], [false, 'Không']]));
    expect(rows.filter((row) => row.endsWith(';Có'))).toHaveLength(1);
    expect((await text(people.manager, 'state=completed')).split('\r\n')[0]).not.toContain(title);
    expect(await text(people.manager, 'locale=en')).toMatch(/;Simulated data\r\n/);
  });

  it('as CSV holds what the reader may see and nothing that calculates', async () => {
    const all = await text(people.manager, 'sort=code&order=ASC');
    expect(all.split('\r\n')).toHaveLength(5);
    expect(all).toContain(`"'=SUM(A1) Khôi phục trạm"`);
    const theirs = await text(people.vnp, '');
    expect(theirs).toContain('Việc của VNPT');
    expect(theirs).not.toContain('Khôi phục trạm');
    const units = await text(people.vtl, '');
    expect(units).toContain('Lãnh Đạo IOC');
    expect(units).not.toContain('0912345678');
    expect(units).not.toContain('manager@example.vn');
  });

  it('speaks English when asked, and says what is wrong with a question', async () => {
    expect(await text(people.manager, 'locale=en')).toContain('Coordinating units');
    for (const query of ['format=pdf', 'sort=password', 'locale=fr']) expect((await people.manager.get(`/api/tasks/report?${query}`)).status).toBe(422);
    expect((await (await test.as('admin')).get('/api/tasks/report?format=csv')).status).toBe(403);
  });

  it('of chosen tasks holds those the reader may see, however many are named', async () => {
    const [own, other] = [done.id, (await assignWith(test, people.operator, { leadOrgId: test.province.orgs.vnp, title: 'Việc khác của VNPT' })).body.id];
    const many = Array.from({ length: 1_500 }, (_, n) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`);
    const chosen = async (person: Person, body: object) => {
      const answer = await fetch(`${test.url}/api/tasks/report`, {
        method: 'POST', headers: { cookie: person.cookie, 'x-requested-with': 'ioc', 'content-type': 'application/json' }, body: JSON.stringify(body),
      });
      return { status: answer.status, name: answer.headers.get('content-disposition'), text: await answer.text() };
    };
    const all = await chosen(people.manager, { ids: [own, other, ...many], format: 'csv' });
    expect(all).toMatchObject({ status: 200, name: expect.stringMatching(/^attachment; filename="nhiem-vu-.*\.csv"$/) });
    expect(all.text.trim().split('\r\n')).toHaveLength(3);
    expect(await chosen(people.vnp, { ids: [own], format: 'csv' })).toMatchObject({ status: 404, text: expect.stringContaining('task.not-found') });
    const theirs = (await chosen(people.vnp, { ids: [own, other], format: 'csv' })).text;
    expect([theirs.includes('Việc khác của VNPT'), theirs.includes('Khôi phục trạm')]).toEqual([true, false]);
    expect((await chosen(people.manager, { ids: [own] })).text.startsWith('PK')).toBe(true);
    for (const body of [{}, { ids: [] }, { ids: ['x'] }, { ids: [own], format: 'pdf' }, { ids: [own], state: 'assigned' }]) expect((await chosen(people.manager, body)).status).toBe(422);
    expect((await chosen(await test.as('admin'), { ids: [own] })).status).toBe(403);
  });
});
