import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Page } from '@ioc/shared/list';
import type { NotificationBoard } from '@ioc/shared/notifications';
import { firstRules, laterRules, responseRules, reviewRules, type Reminder, type ReminderRule } from '@ioc/shared/reminders';
import type { Task } from '@ioc/shared/tasks';
import type { AssignTask } from '@ioc/shared/tasks.input';
import { assignWith, ifMatch } from '../../testing/builders.js';
import { startTestApp, type Person, type TestApp } from '../../testing/test-app.js';
import { ReminderSweep } from './reminder.sweep.js';

const vn = (text: string) => new Date(`${text}:00+07:00`);

describe('reminders', () => {
  let test: TestApp;
  /** A session of that moment: one that slept for days has ended. */
  const at = (moment: Date, name = 'operator'): Promise<Person> => {
    test.clock.set(moment);
    return test.signIn(name);
  };
  const sweep = () => test.app.get(ReminderSweep).run();
  const remindersOf = async (person: Person, { id }: Pick<Task, 'id'>) => (await person.get<Reminder[]>(`/api/tasks/${id}/reminders`)).body;
  const kindsAt = async (moment: Date, task: Task) => {
    test.clock.set(moment);
    await sweep();
    return (await remindersOf(await test.signIn('operator'), task)).map(({ kind, to }) => `${kind} ${to.join('+')}`);
  };
  /** The table with nothing but these rules in it, from now on. */
  const onlyRules = async (...rules: readonly Partial<ReminderRule>[]) => {
    await test.transactions.query(`delete from task_reminders`);
    await test.transactions.query(`delete from reminder_rules`);
    for (const { kind, days = null, everyDays = null, to = ['focal'] } of rules) {
      await test.transactions.query(`insert into reminder_rules (kind, days, every_days, parties, since) values ($1, $2, $3, $4, $5)`, [kind, days, everyDays, to, test.clock.now()]);
    }
  };
  const give = async (person: Person, wish: Partial<AssignTask>) => (await assignWith(test, person, wish)).body;

  beforeAll(async () => {
    test = await startTestApp();
  });
  beforeEach(async () => {
    // Work of other tests must not be reminded of in this one.
    await test.transactions.query(`update tasks set state = 'cancelled'`);
  });
  afterAll(() => test.close());

  it('begin with rules that an office can live with', async () => {
    const person = await at(vn('2026-11-23T09:00'));
    const { data } = (await person.get<Page<ReminderRule>>('/api/reminder-rules')).body;
    expect(data.map(({ kind, days, everyDays, to, isOn }) => ({ kind, days, everyDays, to, isOn }))).toEqual([...responseRules, ...firstRules, ...laterRules, ...reviewRules].map((rule) => ({ ...rule, isOn: true })));
  });

  it('count no suspension as a missing report, and begin anew with the unit that takes work over', async () => {
    const operator = await at(vn('2026-11-23T09:00'));
    await onlyRules({ kind: 'report_missing', days: 5, everyDays: 5 }, ...responseRules);
    const [paused, moved] = [await give(operator, { dueAt: vn('2027-03-26T15:00').toISOString() }), await give(operator, { dueAt: vn('2027-03-26T15:00').toISOString() })];
    const take = async (person: Person, { id }: Task, body: object) => {
      const { version } = (await person.get<Task>(`/api/tasks/${id}`)).body;
      return person.send<Task>('POST', `/api/tasks/${id}/steps`, body, ifMatch(version));
    };
    const officer = await test.signIn('vtl');
    await take(officer, paused, { step: 'receive' });
    await take(officer, moved, { step: 'return', text: 'Không thuộc chức năng' });
    expect((await take(await test.signIn('leader'), paused, { step: 'suspend', text: 'Chờ hướng dẫn' })).status).toBe(200);

    // Two months later both go on: one past its suspension, one with another unit.
    const [manager, leader] = [await at(vn('2027-01-20T09:00'), 'manager'), await test.signIn('leader')];
    expect((await take(leader, paused, { step: 'resume' })).status).toBe(200);
    expect((await take(manager, moved, { step: 'reassign', leadOrgId: test.province.orgs.vnp, text: 'Đúng chức năng' })).status).toBe(200);
    expect(await kindsAt(vn('2027-01-20T09:05'), paused)).toEqual([]);
    expect(await kindsAt(vn('2027-01-20T09:05'), moved)).toEqual([]);
    expect(await kindsAt(vn('2027-01-27T09:05'), paused)).toEqual(['report_missing focal']);
    expect(await kindsAt(vn('2027-01-27T09:05'), moved)).toContain('not_received focal+unit-leader');
  });

  it('follow the life of a task: not received, near, today, late, later, and up the ladder', async () => {
    const operator = await at(vn('2026-11-23T09:00'));
    await onlyRules(...responseRules, ...firstRules);
    const task = await give(operator, { dueAt: vn('2026-11-27T15:00').toISOString() });
    // The response target: the end of the first working day after that of the giving.
    expect(await kindsAt(vn('2026-11-24T16:59'), task)).toEqual([]);
    expect(await kindsAt(vn('2026-11-25T07:31'), task)).toEqual(['not_received focal+unit-leader']);
    // At most once, whoever sweeps how often.
    expect(await kindsAt(vn('2026-11-25T07:32'), task)).toHaveLength(1);
    const officer = await test.signIn('vtl');
    const received = (await officer.send<Task>('POST', `/api/tasks/${task.id}/steps`, { step: 'receive' }, ifMatch(task.version))).body;
    expect(received.state).toBe('received');
    expect((await kindsAt(vn('2026-11-26T15:01'), task)).slice(1)).toEqual(['due_soon focal']);
    // At night nobody is reminded of anything.
    expect((await kindsAt(vn('2026-11-27T02:00'), task)).slice(2)).toEqual([]);
    expect((await kindsAt(vn('2026-11-27T07:31'), task)).slice(2)).toEqual(['due_today focal+unit-leader']);
    expect((await kindsAt(vn('2026-11-27T15:01'), task)).slice(3)).toEqual(['overdue focal+unit-leader']);
    expect((await kindsAt(vn('2026-11-30T14:59'), task)).slice(4)).toEqual(['report_missing focal']);
    expect((await kindsAt(vn('2026-12-02T15:01'), task)).slice(5).sort()).toEqual(['overdue assigner', 'overdue focal+unit-leader']);
    expect((await kindsAt(vn('2026-12-11T15:01'), task)).filter((line) => line.endsWith('leader') && !line.includes('unit'))).toEqual(['overdue leader']);
  });

  it('are told to the people of the rule, and end when the work does', async () => {
    const operator = await at(vn('2027-01-11T09:00'));
    await onlyRules({ kind: 'overdue', days: 0, everyDays: 1, to: ['focal', 'assigner'] });
    const task = await give(operator, { dueAt: vn('2027-01-11T10:00').toISOString() });
    expect(await kindsAt(vn('2027-01-11T10:01'), task)).toHaveLength(1);
    await test.settle();
    const [officer, giver, other] = await Promise.all(['vtl', 'operator', 'operator2'].map((name) => test.signIn(name)));
    const told = async (person: Person | undefined) =>
      (await person?.get<NotificationBoard>('/api/notifications/board'))?.body.notifications.filter(({ taskId, code }) => taskId === task.id && code === 'overdue').length;
    expect([await told(officer), await told(giver), await told(other)]).toEqual([1, 1, 0]);
    const started = (await officer?.send<Task>('POST', `/api/tasks/${task.id}/steps`, { step: 'start' }, ifMatch(task.version)))?.body;
    await officer?.send('POST', `/api/tasks/${task.id}/steps`, { step: 'submit', text: 'Xong' }, ifMatch(started?.version ?? 0));
    expect(await kindsAt(vn('2027-01-13T10:01'), task)).toHaveLength(1);
  });

  it('of the part of a unit are for that unit, at its own term, until it is reported', async () => {
    const { so, vnp } = test.province.orgs;
    const operator = await at(vn('2027-01-25T09:00'));
    await onlyRules({ kind: 'part_due_soon', to: ['coordinating'] }, { kind: 'part_overdue', days: 0, everyDays: 2, to: ['focal', 'coordinating'] });
    const due = vn('2027-01-28T10:00').toISOString();
    const given = (orgId: string) => ({ orgId, required: 'Cung cấp số liệu', dueAt: due, isMandatory: false });
    const task = await give(operator, { dueAt: vn('2027-02-05T10:00').toISOString(), coordinatingOrgIds: [so, vnp], parts: [given(so), given(vnp)] });
    expect(await kindsAt(vn('2027-01-27T09:59'), task)).toEqual([]);
    expect(await kindsAt(vn('2027-01-27T10:01'), task)).toEqual(['part_due_soon coordinating', 'part_due_soon coordinating']);
    await test.settle();
    const helper = await test.signIn('so');
    const told = async (person: Person) => (await person.get<NotificationBoard>('/api/notifications/board')).body.notifications
      .filter(({ taskId, code }) => taskId === task.id && code.startsWith('part_')).map(({ code, params }) => [code, params.dueAt, params.text]);
    expect(await told(helper)).toEqual([['part_due_soon', due, 'Sở Khoa học và Công nghệ']]);
    expect((await remindersOf(helper, task)).map(({ part }) => part).toSorted((a, b) => (a && b && a.orgId < b.orgId ? -1 : 1))).toEqual([so, vnp].toSorted().map((orgId) => ({ orgId, dueAt: due })));
    expect((await helper.send('POST', `/api/tasks/${task.id}/parts/${so}/steps`, { step: 'report', text: 'Đã gửi' }, ifMatch(task.version))).status).toBe(200);
    expect((await kindsAt(vn('2027-01-28T10:01'), task)).slice(2)).toEqual(['part_overdue focal+coordinating']);
    await test.settle();
    expect(await told(await test.signIn('so'))).toHaveLength(1);
    expect(await told(await test.signIn('vtl'))).toEqual([['part_overdue', due, 'VNPT']]);
    expect((await kindsAt(vn('2027-02-01T10:01'), task)).slice(3)).toEqual(['part_overdue focal+coordinating']);
  });

  it('of an evaluation come ten working days after the acceptance, to who may judge, until it is judged', async () => {
    const operator = await at(vn('2027-03-01T09:00'));
    await onlyRules({ kind: 'not_evaluated', days: 0, everyDays: 5, to: ['decider'] });
    let task = await give(operator, { dueAt: vn('2027-03-10T10:00').toISOString() });
    const step = async (name: string, by: string, body: object = {}) => {
      task = (await (await test.signIn(by)).send<Task>('POST', `/api/tasks/${task.id}/steps`, { step: name, ...body }, ifMatch(task.version))).body;
    };
    await step('start', 'vtl');
    await step('submit', 'vtl', { text: 'Xong' });
    // Accepted two days later: the ten days are of whoever judges, so they begin then.
    await at(vn('2027-03-03T09:00'));
    await step('accept', 'manager');
    expect(task).toMatchObject({ state: 'completed', evaluateBy: vn('2027-03-17T17:00').toISOString() });
    expect(await kindsAt(vn('2027-03-17T16:59'), task)).toEqual([]);
    expect(await kindsAt(vn('2027-03-18T07:31'), task)).toEqual(['not_evaluated decider']);
    await test.settle();
    const told = async (name: string) => (await (await test.signIn(name)).get<NotificationBoard>('/api/notifications/board')).body.notifications.filter(({ taskId, code }) => taskId === task.id && code === 'not_evaluated').length;
    expect([await told('manager'), await told('operator'), await told('vtl'), await told('leader')]).toEqual([1, 0, 0, 0]);
    await step('evaluate', 'manager', { quality: 'A' });
    expect(await kindsAt(vn('2027-03-29T09:01'), task)).toHaveLength(1);
  });

  it('of work without a term come once before each review, and for a missing report once it has passed', async () => {
    const operator = await at(vn('2027-03-01T09:00'));
    await onlyRules(...reviewRules, { kind: 'report_missing', days: 2, everyDays: 5 });
    const task = await give(operator, { dueAt: null, reviewEvery: 'month' });
    expect(task.reviewAt).toBe(vn('2027-04-01T17:00').toISOString());
    const officer = await test.signIn('vtl');
    const received = (await officer.send<Task>('POST', `/api/tasks/${task.id}/steps`, { step: 'receive' }, ifMatch(task.version))).body;
    // Nobody owes a report in the middle of a cycle, however many working days have passed.
    expect(await kindsAt(vn('2027-03-31T16:59'), task)).toEqual([]);
    expect(await kindsAt(vn('2027-04-01T07:31'), task)).toEqual(['review_due focal']);
    expect(await kindsAt(vn('2027-04-02T09:00'), task)).toHaveLength(1);
    await test.settle();
    const told = async (name: string) => (await (await test.signIn(name)).get<NotificationBoard>('/api/notifications/board')).body.notifications.filter(({ taskId, code }) => taskId === task.id && code === 'review_due').length;
    expect([await told('vtl'), await told('so')]).toEqual([1, 0]);
    // Two working days later nobody has reported.
    expect((await kindsAt(vn('2027-04-06T07:31'), task)).toSorted()).toEqual(['report_missing focal', 'review_due focal']);
    const reporter = await test.signIn('vtl');
    const reported = (await reporter.send<Task>('POST', `/api/tasks/${task.id}/steps`, { step: 'report', percent: 20, text: 'Báo cáo tháng 3' }, ifMatch(received.version))).body;
    expect(reported.reviewAt).toBe(vn('2027-05-06T17:00').toISOString());
    expect(await kindsAt(vn('2027-05-05T16:59'), task)).toHaveLength(2);
    const [again, twice] = [await kindsAt(vn('2027-05-06T07:31'), task), await kindsAt(vn('2027-05-06T16:00'), task)];
    expect([again.filter((line) => line === 'review_due focal').length, twice.length]).toEqual([2, 3]);
  });

  it('do not make up for what lies before a rule, and begin anew with a new term', async () => {
    const operator = await at(vn('2027-01-18T09:00'));
    await onlyRules();
    const old = await give(operator, { dueAt: vn('2027-01-18T10:00').toISOString() });
    test.clock.set(vn('2027-01-20T09:00'));
    await onlyRules({ kind: 'overdue', days: 0, everyDays: 3 });
    expect(await kindsAt(vn('2027-01-20T09:01'), old)).toEqual([]);
    expect(await kindsAt(vn('2027-01-21T10:01'), old)).toHaveLength(1);
    const manager = await test.signIn('manager');
    const later = { step: 'move', dueAt: vn('2027-01-22T10:00').toISOString(), text: 'Mưa lũ' };
    expect((await manager.send('POST', `/api/tasks/${old.id}/extensions`, later, ifMatch(old.version))).status).toBe(200);
    expect(await kindsAt(vn('2027-01-22T09:59'), old)).toHaveLength(1);
    expect(await kindsAt(vn('2027-01-22T10:01'), old)).toHaveLength(2);
  });

  it('of an emergency come at any hour, and by the calendar of whoever leads', async () => {
    const operator = await at(vn('2027-02-19T16:00'));
    await onlyRules({ kind: 'not_received', days: 0.5 });
    const [emergency, usual] = [await give(operator, { priority: 'hoa_toc' }), await give(operator, {})];
    // On the clock that never stands the next day ends at midnight; half a day later it is noon.
    expect((await kindsAt(vn('2027-02-21T11:59'), emergency)).length).toBe(0);
    expect([await kindsAt(vn('2027-02-21T12:01'), emergency), await kindsAt(vn('2027-02-21T12:01'), usual)].map(({ length }) => length)).toEqual([1, 0]);
    const manager = await at(vn('2027-02-21T12:30'), 'manager');
    const week = Array.from({ length: 7 }, () => [{ fromMinute: 0, toMinute: 1_440 }]);
    expect((await manager.send('POST', '/api/calendars', { orgId: test.province.orgs.vtl, week, days: [], followsProvince: false })).status).toBe(201);
    await test.settle();
    expect(await kindsAt(vn('2027-02-21T12:31'), usual)).toHaveLength(1);
  });

  it('are given once by two nodes that sweep at the same moment', async () => {
    const operator = await at(vn('2027-03-01T09:00'));
    await onlyRules({ kind: 'not_received', days: 1 });
    const tasks = await Promise.all(Array.from({ length: 12 }, () => give(operator, {})));
    const other = await test.another();
    test.clock.set(vn('2027-03-04T09:01'));
    const given = await Promise.all([sweep(), other.app.get(ReminderSweep).run(), sweep()]);
    expect(given.reduce((sum, count) => sum + count, 0)).toBe(tasks.length);
  });

  describe('by hand', () => {
    const urge = (person: Person, { id }: Pick<Task, 'id'>, text = 'Đề nghị khẩn trương báo cáo', headers?: Record<string, string>) =>
      person.send<Reminder>('POST', `/api/tasks/${id}/reminders`, { text }, headers);

    it('are for the side that gives tasks, stand in the timeline, and wait before the next', async () => {
      const operator = await at(vn('2027-03-08T09:00'));
      const [officer, manager] = [await test.signIn('vtl'), await test.signIn('manager')];
      const task = await give(operator, {});
      expect(await urge(officer, task)).toMatchObject({ status: 403, body: { code: 'access.not-permitted' } });
      expect(await urge(manager, task, 'Gấp')).toMatchObject({ status: 422 });
      const [first, second] = await Promise.all([urge(manager, task), urge(operator, task)]);
      expect([first.status, second.status].sort()).toEqual([201, 409]);
      expect([first, second].find(({ status }) => status === 409)?.body).toMatchObject({ code: 'reminder.too-soon', params: { minutes: 30 } });
      await test.settle();
      expect(await remindersOf(officer, task)).toMatchObject([{ kind: 'manual', text: 'Đề nghị khẩn trương báo cáo' }]);
      const { notifications } = (await officer.get<NotificationBoard>('/api/notifications/board')).body;
      expect(notifications.find(({ taskId, code }) => taskId === task.id && code === 'manual')?.params).toMatchObject({ text: 'Đề nghị khẩn trương báo cáo' });
      test.clock.advance(30 * 60_000);
      expect((await urge(operator, task)).status).toBe(201);
    });

    it('are given once for one Idempotency-Key', async () => {
      const operator = await at(vn('2027-03-09T09:00'));
      const [task, other] = [await give(operator, {}), await give(operator, {})];
      const key = { 'idempotency-key': 'don-doc' };
      const answers = [await urge(operator, task, 'Đề nghị khẩn trương', key), await urge(operator, task, 'Đề nghị khẩn trương', key)];
      expect(answers.map(({ status }) => status)).toEqual([201, 201]);
      expect(answers[1]?.body.id).toBe(answers[0]?.body.id);
      expect((await urge(operator, other, 'Đề nghị khẩn trương', key)).body.taskId).toBe(other.id);
    });

    it('make no sense of work that is done, and reach nobody outside the scope', async () => {
      const operator = await at(vn('2027-03-10T09:00'));
      const manager = await test.signIn('manager');
      const task = await give(operator, {});
      expect(await urge(await test.signIn('manager.tttt'), task)).toMatchObject({ status: 404, body: { code: 'task.not-found' } });
      expect((await (await test.signIn('so')).get(`/api/tasks/${task.id}/reminders`)).status).toBe(404);
      await manager.send('POST', `/api/tasks/${task.id}/steps`, { step: 'cancel', text: 'Giao nhầm' }, ifMatch(task.version));
      expect(await urge(manager, task)).toMatchObject({ status: 409, body: { code: 'reminder.not-now', params: { state: 'cancelled' } } });
    });
  });

  describe('rules', () => {
    it('are changed by a manager of the whole province, upon the version they saw', async () => {
      const manager = await at(vn('2027-03-15T09:00'), 'manager');
      await onlyRules({ kind: 'overdue', days: 0, everyDays: 3, to: ['focal'] });
      const [rule] = (await manager.get<Page<ReminderRule>>('/api/reminder-rules')).body.data;
      const path = `/api/reminder-rules/${rule?.id}`;
      const change = { days: 1.5, to: ['assigner', 'focal'] };
      expect(await (await test.signIn('manager.tttt')).send('PATCH', path, change, ifMatch(1))).toMatchObject({ status: 403 });
      expect(await (await test.signIn('operator')).send('PATCH', path, change, ifMatch(1))).toMatchObject({ status: 403 });
      test.clock.advance(60_000);
      expect((await manager.send('PATCH', path, change, ifMatch(1))).body).toMatchObject({
        days: 1.5, everyDays: 3, to: ['focal', 'assigner'], since: test.clock.now().toISOString(), version: 2,
      });
      expect(await manager.send('PATCH', path, { isOn: false }, ifMatch(1))).toMatchObject({ status: 409, body: { code: 'request.version-stale' } });
      expect(await manager.send('PATCH', path, { days: null }, ifMatch(2))).toMatchObject({ status: 422, body: { fields: [{ path: 'days' }] } });
      const added = { kind: 'due_soon', days: 3, everyDays: null, to: ['assigner'], isOn: true };
      expect(await manager.send('POST', '/api/reminder-rules', added)).toMatchObject({ status: 201, body: { ...added, version: 1 } });
      expect((await manager.send('POST', '/api/reminder-rules', { ...added, everyDays: 2 })).status).toBe(422);
    });

    it('that are off say nothing', async () => {
      const manager = await at(vn('2027-03-22T09:00'), 'manager');
      await onlyRules({ kind: 'not_received', days: 1 });
      const task = await give(manager, {});
      const [rule] = (await manager.get<Page<ReminderRule>>('/api/reminder-rules')).body.data;
      await manager.send('PATCH', `/api/reminder-rules/${rule?.id}`, { isOn: false }, ifMatch(1));
      expect(await kindsAt(vn('2027-03-25T10:00'), task)).toEqual([]);
    });
  });
});
