import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from '@ioc/shared/list';
import type { ReminderRule } from '@ioc/shared/reminders';
import type { TaskWaiting } from '@ioc/shared/task-waiting';
import type { ListedTask, Task } from '@ioc/shared/tasks';
import type { AssignTask } from '@ioc/shared/tasks.input';
import { officeWeek } from '@ioc/shared/working-time';
import { DataSource } from 'typeorm';
import { assignWith, ifMatch } from './builders.js';
import { startTestApp, type Person, type TestApp } from './test-app.js';

const vn = (date: string, time: string) => new Date(`${date}T${time}:00+07:00`);
const endOf = (date: string) => vn(date, '17:00').toISOString();

describe('work without a term', () => {
  let test: TestApp;
  /** A session of that moment: one that slept for days has ended. */
  const at = (now: Date, name = 'manager'): Promise<Person> => {
    test.clock.set(now);
    return test.signIn(name);
  };
  const give = async (person: Person, wish: Partial<AssignTask> = {}) => (await assignWith(test, person, { dueAt: null, reviewEvery: 'month', ...wish })).body;
  const read = async (person: Person, { id }: Pick<Task, 'id'>) => (await person.get<Task>(`/api/tasks/${id}`)).body;
  const take = async (name: string, task: Task, step: string, body: object = {}) =>
    (await (await test.signIn(name)).send<Task>('POST', `/api/tasks/${task.id}/steps`, { step, ...body }, ifMatch(task.version))).body;
  const edit = async (person: Person, task: Task, body: object) => (await person.send<Task>('PATCH', `/api/tasks/${task.id}`, body, ifMatch(task.version))).body;

  beforeAll(async () => {
    test = await startTestApp({ IOC_REQUESTS_PER_MINUTE: '100000' });
  });
  afterAll(() => test.close());

  it('is looked at one cycle after it was given, and after each report anew; waiting, acceptance and a new beginning included', async () => {
    // Wednesday; the third of October is a Saturday.
    const manager = await at(vn('2026-09-03', '09:00'));
    let task = await give(manager);
    expect(task).toMatchObject({ dueAt: null, warnAt: null, reviewEvery: 'month', reviewAt: endOf('2026-10-05'), reviewSince: vn('2026-09-03', '09:00').toISOString() });
    test.clock.set(vn('2026-09-07', '10:00'));
    task = await take('vtl', await take('vtl', task, 'receive'), 'start');
    expect(task.reviewAt).toBe(endOf('2026-10-05'));
    test.clock.set(vn('2026-10-01', '15:00'));
    task = await take('vtl', task, 'report', { percent: 30, text: 'Báo cáo tháng 9' });
    expect(task).toMatchObject({ reviewAt: endOf('2026-11-02'), reviewSince: vn('2026-10-01', '15:00').toISOString() });
    test.clock.set(vn('2026-10-20', '09:00'));
    task = await take('vtl', task, 'submit', { text: 'Đã xong' });
    test.clock.set(vn('2026-12-01', '09:00'));
    task = await take('manager', task, 'send_back', { text: 'Bổ sung số liệu' });
    // As if begun on the day it came back: nobody owed a report while it waited.
    expect(task).toMatchObject({ state: 'in_progress', reviewAt: endOf('2027-01-04') });
    task = await take('manager', await take('vtl', task, 'submit', { text: 'Đã bổ sung' }), 'accept');
    expect(task).toMatchObject({ state: 'completed', reviewAt: null });
    test.clock.set(vn('2026-12-15', '09:00'));
    expect(await take('manager', task, 'reopen', { text: 'Còn thiếu' })).toMatchObject({ state: 'in_progress', reviewAt: endOf('2027-01-15') });
  });

  it('follows its cycle and its urgency, has none while it is prepared, and none once it has a term', async () => {
    const draft = await give(await at(vn('2026-09-08', '09:00')), { asDraft: true });
    expect(draft.reviewAt).toBeNull();
    const manager = await at(vn('2026-09-09', '09:00'));
    let task = await take('manager', draft, 'assign');
    expect(task.reviewAt).toBe(endOf('2026-10-09'));
    task = await edit(manager, task, { reviewEvery: 'week' });
    expect(task.reviewAt).toBe(endOf('2026-09-16'));
    task = await edit(manager, task, { priority: 'hoa_toc' });
    expect(task.reviewAt).toBe(vn('2026-09-17', '00:00').toISOString());
    const due = endOf('2026-12-31');
    const moved = await manager.send<Task>('POST', `/api/tasks/${task.id}/extensions`, { step: 'move', dueAt: due, text: 'Theo chỉ đạo mới' }, ifMatch(task.version));
    expect(moved.body).toMatchObject({ dueAt: due, reviewEvery: null, reviewAt: null });
    expect((await give(manager, { dueAt: due, reviewEvery: null })).reviewAt).toBeNull();
  });

  it('keeps what it had left when it is suspended, and begins anew with another unit', async () => {
    const manager = await at(vn('2026-09-14', '07:30'));
    const stopped = await give(manager);
    test.clock.set(vn('2026-09-21', '07:30'));
    const suspended = await take('leader', stopped, 'suspend', { text: 'Chờ kinh phí' });
    expect(suspended.reviewAt).toBe(endOf('2026-10-14'));
    test.clock.set(vn('2026-10-19', '07:30'));
    const resumed = await take('leader', suspended, 'resume');
    // Five working days were over: it is as if given five working days before, at the end of Friday the 9th.
    expect(resumed.reviewAt).toBe(endOf('2026-11-09'));
    const returned = await take('vtl', await give(await test.signIn('manager')), 'return', { text: 'Không phải' });
    test.clock.set(vn('2026-10-20', '09:00'));
    expect((await take('manager', returned, 'reassign', { leadOrgId: test.province.orgs.vnp })).reviewAt).toBe(endOf('2026-11-20'));
  });

  it('is found by the day of its review, told in lists and files, and waits for its own unit alone', async () => {
    const { orgs } = test.province;
    const manager = await at(vn('2026-11-02', '09:00'));
    const weekly = await give(manager, { reviewEvery: 'week', title: 'Báo cáo tuần của Viettel' });
    const theirs = await give(manager, { reviewEvery: 'week', leadOrgId: orgs.so, title: 'Báo cáo tuần của Sở' });
    await take('vtl', weekly, 'receive');
    await take('so', theirs, 'receive');
    const found = async (person: Person, query: string) => (await person.get<Page<ListedTask>>(`/api/tasks?perPage=100&${query}`)).body.data.filter(({ id }) => id === weekly.id || id === theirs.id);
    const inWeek = await found(manager, 'reviewFrom=2026-11-09&reviewTo=2026-11-09');
    expect(inWeek.map(({ reviewAt, dueAt }) => [reviewAt, dueAt])).toEqual(Array(2).fill([endOf('2026-11-09'), null]));
    expect(await found(manager, 'reviewFrom=2026-11-10')).toEqual([]);
    expect(await found(manager, 'reviewTo=2026-11-08')).toEqual([]);
    expect((await found(await test.signIn('vtl'), 'reviewFrom=2026-11-09')).map(({ id }) => id)).toEqual([weekly.id]);
    expect((await manager.get('/api/tasks?reviewFrom=ngày mai')).status).toBe(422);
    const waiting = async (name: string, time: Date) => {
      const person = await at(time, name);
      const { body } = await person.get<TaskWaiting>('/api/tasks/waiting');
      return body.groups.find(({ kind }) => kind === 'review')?.tasks.map(({ id }) => id).filter((id) => id === weekly.id || id === theirs.id) ?? [];
    };
    // From the week on in which the review lies, and for as long as nobody has reported.
    expect(await waiting('vtl', vn('2026-11-08', '20:00'))).toEqual([]);
    expect(await waiting('vtl', vn('2026-11-09', '08:00'))).toEqual([weekly.id]);
    expect(await waiting('so', vn('2026-11-12', '08:00'))).toEqual([theirs.id]);
    expect(await waiting('manager', vn('2026-11-12', '08:00'))).toEqual([]);
    const { cookie } = await test.signIn('manager');
    const file = await (await fetch(`${test.url}/api/tasks/report?format=csv&reviewFrom=2026-11-09&reviewTo=2026-11-09&q=${encodeURIComponent('Báo cáo tuần')}`, { headers: { cookie } })).text();
    expect(file.trim().split('\r\n').map((line) => line.split(';').at(-1))).toEqual(['Kỳ xem xét tới', '09/11/2026 17:00', '09/11/2026 17:00']);
    await take('vtl', await read(await test.signIn('vtl'), weekly), 'report', { percent: 5, text: 'Tuần này không có sự cố' });
    expect(await waiting('vtl', vn('2026-11-12', '08:00'))).toEqual([]);
  });

  it('moves with the calendar of whoever leads, without being edited by it', async () => {
    const { vnp } = test.province.orgs;
    const manager = await at(vn('2026-11-16', '09:00'));
    const [mine, other] = [await give(manager, { leadOrgId: vnp }), await give(manager)];
    const dayOff = { on: '2026-12-16', kind: 'off', name: 'Ngày thành lập', isProvisional: false };
    expect((await manager.send('POST', '/api/calendars', { orgId: vnp, week: officeWeek, days: [dayOff], followsProvince: true })).status).toBe(201);
    await test.settle();
    expect(await read(manager, mine)).toMatchObject({ reviewAt: endOf('2026-12-17'), version: mine.version });
    expect((await read(manager, other)).reviewAt).toBe(other.reviewAt);
  });

  it('that was there before reviews were, is counted by the calendars of its time, as what was not received is', async () => {
    const manager = await at(vn('2026-11-17', '09:00'));
    const given = await give(manager, { leadOrgId: test.province.orgs.vnp });
    const returned = await take('vtl', await give(manager), 'return', { text: 'Không phải' });
    test.clock.set(vn('2026-11-18', '15:00'));
    const insisted = await take('manager', returned, 'insist', { text: 'Đúng việc của đơn vị' });
    const reported = await take('vtl', await take('vtl', await give(await test.signIn('manager')), 'receive'), 'report', { percent: 10, text: 'Đã bắt đầu' });
    const termed = await give(await test.signIn('manager'), { dueAt: endOf('2026-12-31'), reviewEvery: null });
    const rules = async () => (await test.transactions.query<Pick<ReminderRule, 'kind' | 'days'>>(`select kind, days from reminder_rules where kind in ('not_received', 'review_due') order by kind, days`));
    const before = await rules();
    const source = test.app.get(DataSource);
    const last = async () => (await test.transactions.query<{ name: string }>(`select name from migrations order by id desc limit 1`))[0]?.name;
    while ((await last()) !== 'ReceivedBy1764561600000') await source.undoLastMigration({ transaction: 'each' });
    expect(await rules()).toEqual([{ kind: 'not_received', days: 1 }, { kind: 'not_received', days: 2 }]);
    await source.runMigrations({ transaction: 'each' });
    expect(await rules()).toEqual(before);
    const later = await test.signIn('manager');
    for (const task of [given, reported]) expect(await read(later, task)).toMatchObject({ reviewAt: task.reviewAt, reviewSince: task.reviewSince });
    expect([given.reviewAt, reported.reviewAt]).toEqual([endOf('2026-12-17'), endOf('2026-12-18')]);
    expect(await read(later, insisted)).toMatchObject({ receiveSince: vn('2026-11-18', '15:00').toISOString(), receiveBy: insisted.receiveBy });
    expect(await read(later, termed)).toMatchObject({ reviewAt: null, dueAt: termed.dueAt });
  });
});
