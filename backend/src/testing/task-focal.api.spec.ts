import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Page } from '@ioc/shared/list';
import type { NotificationBoard } from '@ioc/shared/notifications';
import type { FocalPerson } from '@ioc/shared/task-focal';
import type { Task, TaskStep, TaskUpdate } from '@ioc/shared/tasks';
import type { TaskStatistics } from '@ioc/shared/task-statistics';
import { assignWith, ifMatch } from './builders.js';
import { listenTo, startTestApp, until, type Person, type TestApp } from './test-app.js';

describe('who of the lead unit handles a task', () => {
  let test: TestApp;
  let operator: Person;
  let manager: Person;
  let officer: Person;
  const step = (person: Person, { id, version }: Task, name: TaskStep, body: object = {}) => person.send<Task>('POST', `/api/tasks/${id}/steps`, { step: name, ...body }, ifMatch(version));
  const name = (person: Person, { id, version }: Task, userId: string | null) => person.send<Task>('POST', `/api/tasks/${id}/focal`, { userId }, ifMatch(version));
  const board = async (person: Person) => (await person.get<NotificationBoard>('/api/notifications/board')).body.notifications;

  beforeAll(async () => {
    test = await startTestApp({ IOC_REQUESTS_PER_MINUTE: '100000' });
    await test.transactions.query(
      `insert into users (username, full_name, role, org_id, everywhere, unit_ids, org_ids, sector_codes, password_hash)
       select w.username, w.name, w.role, org_id, false, '{}', org_ids, w.sectors, password_hash from users,
         (values ('vtl2', 'Ánh Viettel', 'unit_officer', '{}'::text[]), ('vtl3', 'Y Tế Viettel', 'unit_officer', '{YTE}'), ('vtl4', 'Bình Viettel', 'unit_officer', '{}')) as w(username, name, role, sectors) where users.username = 'vtl'`,
    );
    const rows = await test.transactions.query<{ id: string; username: string }>(`select id, username from users`);
    for (const { id, username } of rows) test.province.users[username] = id;
    [operator, manager, officer] = await Promise.all([test.as('operator'), test.as('manager'), test.as('vtl')]);
  });
  beforeEach(() => test.clock.advance(1_000));
  afterAll(() => test.close());

  it('is named by the unit from among its own people, and the change stays in the timeline', async () => {
    const { vtl, vtl2, vtl3, so } = test.province.users as Record<string, string>;
    let task = (await assignWith(test, operator)).body;
    expect(task).toMatchObject({ focalUserId: null, focalName: null });
    const people = await officer.get<FocalPerson[]>(`/api/tasks/${task.id}/focal/people`);
    expect(people.body.map(({ fullName }) => fullName)).toEqual(['Ánh Viettel', 'Bình Viettel', 'Cán Bộ Viettel']);
    for (const person of [manager, operator]) expect((await name(person, task, vtl2!)).status).toBe(403);
    for (const stranger of [so, vtl3]) expect(await name(officer, task, stranger!)).toMatchObject({ status: 422, body: { code: 'task.focal-unfit' } });
    expect((await name(await test.as('so'), task, so!)).status).toBe(404);
    task = (await name(officer, task, vtl2!)).body;
    expect(task).toMatchObject({ focalUserId: vtl2, focalName: 'Ánh Viettel' });
    test.clock.advance(1_000);
    task = (await name(officer, task, vtl!)).body;
    test.clock.advance(1_000);
    task = (await name(officer, task, null)).body;
    const lines = (await manager.get<TaskUpdate[]>(`/api/tasks/${task.id}/updates`)).body.filter((line) => line.step === 'name_focal');
    expect(lines.map(({ text }) => text)).toEqual(['Ánh Viettel', 'Cán Bộ Viettel', null]);
    expect(lines.map(({ byName }) => byName)).toEqual(Array(3).fill('Cán Bộ Viettel'));
  });

  it('is refused at an old version and once nothing is owed', async () => {
    const given = (await assignWith(test, operator)).body;
    const { vtl2 } = test.province.users as Record<string, string>;
    const task = (await name(officer, given, vtl2!)).body;
    expect(await name(officer, given, null)).toMatchObject({ status: 409, body: { code: 'request.version-stale' } });
    const cancelled = (await step(manager, task, 'cancel', { text: 'Không cần nữa' })).body;
    expect(await name(officer, cancelled, null)).toMatchObject({ status: 409, body: { code: 'task.step-refused' } });
  });

  it('is told of it, alone of the unit, and hears of the task from then on instead of the others', async () => {
    const { vtl2 } = test.province.users as Record<string, string>;
    const named = await test.as('vtl2');
    const given = (await assignWith(test, operator)).body;
    await test.settle();
    const live = await listenTo(named.socket());
    const task = (await name(officer, given, vtl2!)).body;
    await test.settle();
    await until(() => live.heard.some((event) => event.name === 'task.focal-named' && event.data.focalUserId === vtl2));
    expect((await board(named)).filter(({ code, taskId }) => code === 'task.focal-named' && taskId === task.id)).toHaveLength(1);
    await step(await test.as('leader'), task, 'suspend', { text: 'Chờ mưa tạnh' });
    await test.settle();
    expect((await board(named)).map(({ code }) => code)).toContain('task.suspended');
    // Whoever has acted on a task follows it; a colleague who has not is spared.
    expect((await board(await test.as('vtl4'))).filter(({ taskId }) => taskId === task.id).map(({ code }) => code)).toEqual(['task.assigned']);
  });

  it('stays behind when the task goes to another unit', async () => {
    const { vtl2 } = test.province.users as Record<string, string>;
    let task = (await name(officer, (await assignWith(test, operator)).body, vtl2!)).body;
    task = (await step(officer, task, 'return', { text: 'Không phải việc của Viettel' })).body;
    expect(task.focalUserId).toBe(vtl2);
    task = (await step(manager, task, 'reassign', { leadOrgId: test.province.orgs.vnp })).body;
    expect(task).toMatchObject({ leadOrgName: 'VNPT', focalUserId: null, focalName: null });
  });

  it('narrows the list, and the statistics count by it', async () => {
    const { vtl2 } = test.province.users as Record<string, string>;
    const before = (await manager.get<Page<Task>>(`/api/tasks?focalUserId=${vtl2}`)).body.total;
    const task = (await name(officer, (await assignWith(test, operator)).body, vtl2!)).body;
    const after = (await manager.get<Page<Task>>(`/api/tasks?focalUserId=${vtl2}&perPage=500`)).body;
    expect(after.total).toBe(before + 1);
    expect(after.data.map(({ id }) => id)).toContain(task.id);
    const { rows } = (await manager.get<TaskStatistics>(`/api/tasks/statistics?by=focal&focalUserId=${vtl2}`)).body;
    expect(rows).toMatchObject([{ key: vtl2, name: 'Ánh Viettel' }]);
  });
});
