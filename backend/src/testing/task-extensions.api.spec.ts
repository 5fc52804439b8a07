import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Page } from '@ioc/shared/list';
import type { NotificationBoard } from '@ioc/shared/notifications';
import type { ExtensionStep, TaskExtension } from '@ioc/shared/task-extensions';
import { deadlineState, type ListedTask, type Task, type TaskStep, type TaskUpdate } from '@ioc/shared/tasks';
import { assignWith, headOf, ifMatch, withoutNotices } from './builders.js';
import { listenTo, startTestApp, type Person, type TestApp } from './test-app.js';

const vn = (date: string, time = '17:00') => new Date(`${date}T${time}:00+07:00`).toISOString();
/** A Friday, a Wednesday and a Friday of working weeks; the test begins on Monday 23 November. */
const [due, later, between] = [vn('2026-12-04'), vn('2026-12-16'), vn('2026-12-11')];

describe('extensions of a due date', () => {
  let test: TestApp;
  let operator: Person;
  let manager: Person;
  let officer: Person;
  const read = async (id: string) => (await manager.get<Task>(`/api/tasks/${id}`)).body;
  const step = (person: Person, { id, version }: Task, name: TaskStep, body: object = {}) => person.send<Task>('POST', `/api/tasks/${id}/steps`, { step: name, ...body }, ifMatch(version));
  const extend = (person: Person, { id, version }: Task, name: ExtensionStep, body: object = {}) =>
    person.send<Task>('POST', `/api/tasks/${id}/extensions`, { step: name, ...body }, ifMatch(version));
  const extensions = async (id: string, person = manager) => (await person.get<TaskExtension[]>(`/api/tasks/${id}/extensions`)).body;
  const begun = async (): Promise<Task> => (await step(officer, (await assignWith(test, operator, { dueAt: due })).body, 'start')).body;
  const asked = async (): Promise<Task> => (await extend(officer, await begun(), 'request', { dueAt: later, text: 'Chờ thiết bị' })).body;
  const countered = async (): Promise<Task> => (await extend(manager, await asked(), 'counter', { dueAt: between, text: 'Đủ một tuần' })).body;

  beforeAll(async () => {
    test = await startTestApp({ IOC_REQUESTS_PER_MINUTE: '100000' });
    [operator, manager, officer] = await Promise.all([test.as('operator'), test.as('manager'), test.as('vtl')]);
  });
  beforeEach(() => test.clock.advance(1_000));
  afterAll(() => test.close());

  it('move it only when they are approved; the first one is kept and the warning follows in working time', async () => {
    const task = await asked();
    expect(task).toMatchObject({ dueAt: due, originalDueAt: due, extensionCount: 0, openExtension: 'requested', state: 'in_progress' });
    const granted = await extend(manager, task, 'approve');
    expect(granted).toMatchObject({ status: 200, body: { dueAt: later, originalDueAt: due, extensionCount: 1, openExtension: null, version: task.version + 1 } });
    // A fifth of the seventeen working days and a bit from the giving to the new term, and no longer of the old one.
    expect(Date.parse(granted.body.warnAt ?? '')).toBeGreaterThan(Date.parse(due));
    expect(await extensions(task.id)).toMatchObject([{ state: 'approved', previousDueAt: due, requestedDueAt: later, reason: 'Chờ thiết bị', requestedByName: 'Cán Bộ Viettel', decidedByName: 'Lãnh Đạo IOC' }]);
    const again = (await extend(officer, granted.body, 'request', { dueAt: vn('2026-12-25'), text: 'Mưa lũ' })).body;
    expect((await extend(manager, again, 'approve')).body).toMatchObject({ dueAt: vn('2026-12-25'), originalDueAt: due, extensionCount: 2 });
  });

  it('judge the work by the term in force', async () => {
    const task = (await extend(manager, await asked(), 'approve')).body;
    const done = { ...task, state: 'completed' as const, completedAt: between };
    expect([deadlineState(done, test.clock.now()), deadlineState({ ...done, dueAt: task.originalDueAt }, test.clock.now())]).toEqual(['done_on_time', 'done_late']);
  });

  it('are refused with a reason only, and the term stays', async () => {
    const task = await asked();
    expect(await extend(manager, task, 'refuse')).toMatchObject({ status: 422, body: { code: 'task.reason-required' } });
    expect((await extend(manager, task, 'refuse', { text: 'Đã gia hạn đợt trước' })).body).toMatchObject({ dueAt: due, extensionCount: 0, openExtension: null });
    expect(await extensions(task.id)).toMatchObject([{ state: 'refused', decision: 'Đã gia hạn đợt trước' }]);
  });

  it('may be answered with another date, which holds once the unit accepts it', async () => {
    const task = await countered();
    expect(task).toMatchObject({ dueAt: due, openExtension: 'countered' });
    expect(await extend(manager, task, 'approve')).toMatchObject({ status: 409, body: { code: 'task.extension-settled' } });
    expect(await extend(manager, task, 'accept')).toMatchObject({ status: 403, body: { code: 'task.not-your-side' } });
    expect((await extend(officer, task, 'accept')).body).toMatchObject({ dueAt: between, originalDueAt: due, extensionCount: 1, openExtension: null });
    const other = await countered();
    expect((await extend(officer, other, 'decline', { text: 'Không kịp' })).body).toMatchObject({ dueAt: due, extensionCount: 0, openExtension: null });
    expect(await extensions(other.id)).toMatchObject([{ state: 'declined_by_unit', counterDueAt: between, decision: 'Đủ một tuần', answer: 'Không kịp', answeredByName: 'Cán Bộ Viettel' }]);
  });

  it('are asked for by the unit while it works, with a reason and a later date, one at a time', async () => {
    const given = (await assignWith(test, operator, { dueAt: due, coordinatingOrgIds: [test.province.orgs.so] })).body;
    const wish = { dueAt: later, text: 'Chờ thiết bị' };
    expect(await extend(officer, given, 'request', wish)).toMatchObject({ status: 409, body: { code: 'task.step-refused' } });
    const task = (await step(officer, given, 'receive')).body;
    for (const person of [manager, operator, await test.as('so')]) expect(await extend(person, task, 'request', wish)).toMatchObject({ status: 403, body: { code: 'task.not-your-side' } });
    expect((await extend(await test.as('xa.nam'), task, 'request', wish)).status).toBe(404);
    expect(await extend(officer, task, 'request', { dueAt: later })).toMatchObject({ status: 422, body: { code: 'task.reason-required' } });
    for (const dueAt of [due, vn('2026-12-01'), null]) expect(await extend(officer, task, 'request', { ...wish, dueAt })).toMatchObject({ status: 422, body: { code: 'task.extension-not-later' } });
    const open = (await extend(officer, task, 'request', wish)).body;
    expect(await extend(officer, open, 'request', wish)).toMatchObject({ status: 409, body: { code: 'task.extension-open' } });
    const withdrawn = (await extend(officer, open, 'withdraw')).body;
    expect(withdrawn.openExtension).toBeNull();
    expect((await extend(officer, withdrawn, 'request', wish)).status).toBe(200);
  });

  it('are decided by nobody who asked, whatever else they may', async () => {
    await test.transactions.query(
      `insert into users (username, full_name, role, org_id, everywhere, password_hash) select 'lanh.dao.vtl', 'Lãnh Đạo Viettel', 'leader', $1, true, password_hash from users where username = 'operator'`,
      [test.province.orgs.vtl],
    );
    const leader = await test.as('lanh.dao.vtl');
    const task = await asked();
    await test.transactions.query(`update task_extensions set requested_by = (select id from users where username = 'lanh.dao.vtl') where task_id = $1`, [task.id]);
    for (const [name, body] of [['approve', {}], ['refuse', { text: 'Không' }], ['counter', { dueAt: between }]] as const) {
      expect(await extend(leader, task, name, body)).toMatchObject({ status: 403, body: { code: 'task.own-extension' } });
    }
    expect((await extend(manager, task, 'approve')).status).toBe(200);
  });

  it('are decided once, by one of twenty who decide at the same moment', async () => {
    const task = await asked();
    const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => (n % 2 ? extend(manager, task, 'approve') : extend(manager, task, 'refuse', { text: 'Không' }))));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    for (const { body } of answers.filter(({ status }) => status !== 200)) expect(body).toMatchObject({ code: 'request.version-stale', current: { id: task.id, openExtension: null } });
    expect((await read(task.id)).version).toBe(task.version + 1);
    expect(await manager.send('POST', `/api/tasks/${task.id}/extensions`, { step: 'approve' })).toMatchObject({ status: 428 });
  });

  it('are the only way to move a term: an edit may repeat it, and a draft may change it', async () => {
    const task = await begun();
    const edit = (body: object, of = task) => manager.send<Task>('PATCH', `/api/tasks/${of.id}`, body, ifMatch(of.version));
    for (const dueAt of [later, vn('2026-12-01'), null]) {
      expect(await edit({ title: 'Tên khác', dueAt })).toMatchObject({ status: 422, body: { code: 'task.term-is-set', fields: [{ path: 'dueAt' }] } });
    }
    expect((await edit({ title: 'Tên khác', dueAt: due })).body).toMatchObject({ title: 'Tên khác', dueAt: due, extensionCount: 0 });
    const draft = (await assignWith(test, manager, { dueAt: due, asDraft: true })).body;
    expect((await edit({ dueAt: later }, draft)).body).toMatchObject({ dueAt: later, originalDueAt: later, extensionCount: 0 });
    expect(await extend(manager, { ...draft, version: 2 }, 'move', { dueAt: due, text: 'Sớm hơn' })).toMatchObject({ status: 409, body: { code: 'task.step-refused' } });
  });

  it('are moved by the side that gave the work with a reason, further or nearer, in the timeline from when to when', async () => {
    const task = await begun();
    const wish = { dueAt: later, text: 'Mưa lũ kéo dài' };
    for (const person of [operator, officer]) expect(await extend(person, task, 'move', wish)).toMatchObject({ status: 403, body: { code: 'task.not-your-side' } });
    expect(await extend(manager, task, 'move', { dueAt: later })).toMatchObject({ status: 422, body: { code: 'task.reason-required' } });
    expect(await extend(manager, task, 'move', { ...wish, dueAt: due })).toMatchObject({ status: 422, body: { code: 'task.term-unchanged' } });
    expect(await extend(manager, task, 'move', { ...wish, dueAt: vn('2026-11-20') })).toMatchObject({ status: 422, body: { code: 'task.due-in-the-past' } });
    const moved = (await extend(manager, task, 'move', wish)).body;
    expect(moved).toMatchObject({ dueAt: later, originalDueAt: due, extensionCount: 1, openExtension: null, state: 'in_progress' });
    const nearer = (await extend(manager, moved, 'move', { dueAt: between, text: 'Cần cho kỳ họp' })).body;
    expect(nearer).toMatchObject({ dueAt: between, originalDueAt: due, extensionCount: 1 });
    await test.settle();
    expect((await officer.get<NotificationBoard>('/api/notifications/board')).body.notifications.filter(({ taskId, code }) => taskId === task.id && code === 'task.term-moved')).toHaveLength(2);
    expect((await extensions(task.id)).map(({ state, previousDueAt, requestedDueAt, reason, decidedByName }) => [state, previousDueAt, requestedDueAt, reason, decidedByName]).sort()).toEqual([
      ['moved', due, later, 'Mưa lũ kéo dài', 'Lãnh Đạo IOC'], ['moved', later, between, 'Cần cho kỳ họp', 'Lãnh Đạo IOC'],
    ]);
    const lines = (await officer.get<TaskUpdate[]>(`/api/tasks/${task.id}/updates`)).body.filter(({ step: name }) => name === 'extension_move');
    expect(lines).toMatchObject([{ previousDueAt: due, dueAt: later, text: 'Mưa lũ kéo dài' }, { previousDueAt: later, dueAt: between, text: 'Cần cho kỳ họp' }]);
  });

  it('are not moved past a request, a stopped clock or a result that is handed in', async () => {
    const wish = { dueAt: between, text: 'Theo chỉ đạo' };
    expect(await extend(manager, await asked(), 'move', wish)).toMatchObject({ status: 409, body: { code: 'task.extension-open' } });
    const submitted = (await step(officer, await begun(), 'submit')).body;
    const leader = await test.as('leader');
    const suspended = (await step(leader, await begun(), 'suspend', { text: 'Chờ bão tan' })).body;
    const done = (await step(manager, submitted, 'accept')).body;
    for (const task of [submitted, suspended, done]) expect((await extend(manager, task, 'move', wish)).status).toBe(409);
    expect(await extend(leader, suspended, 'move', wish)).toMatchObject({ body: { code: 'task.step-refused' } });
    for (const state of ['assigned', 'returned'] as const) {
      const given = (await assignWith(test, operator, { dueAt: due })).body;
      const task = state === 'assigned' ? given : (await step(officer, given, 'return', { text: 'Không thuộc đơn vị' })).body;
      expect((await extend(manager, task, 'move', wish)).body).toMatchObject({ state, dueAt: between });
    }
  });

  it('begin where work had no term: the first one is the original, and no more time', async () => {
    const task = (await assignWith(test, operator, { dueAt: null, reviewEvery: 'month' })).body;
    expect((await extend(manager, task, 'move', { dueAt: due, text: 'Nay có hạn' })).body).toMatchObject({ dueAt: due, originalDueAt: due, extensionCount: 0, reviewEvery: null });
    expect(await extensions(task.id)).toMatchObject([{ state: 'moved', previousDueAt: null }]);
  });

  it('are never put forward for a date that has passed', async () => {
    const late = await begun();
    await test.transactions.query(`update tasks set due_at = $2 where id = $1`, [late.id, vn('2026-11-10')]);
    expect(await extend(officer, late, 'request', { dueAt: vn('2026-11-11'), text: 'Muộn' })).toMatchObject({ status: 422, body: { code: 'task.due-in-the-past' } });
  });

  it('end with the work: who submits withdraws, and what is called off is not decided any more', async () => {
    const submitted = (await step(officer, await asked(), 'submit')).body;
    expect(submitted).toMatchObject({ state: 'submitted', openExtension: null });
    expect(await extensions(submitted.id)).toMatchObject([{ state: 'withdrawn', answeredByName: null }]);
    expect(await extend(manager, submitted, 'approve')).toMatchObject({ status: 409, body: { code: 'task.step-refused' } });
    const cancelled = (await step(manager, await countered(), 'cancel', { text: 'Giao nhầm' })).body;
    expect(await extensions(cancelled.id)).toMatchObject([{ state: 'declined_by_unit' }]);
    const reported = (await step(officer, await asked(), 'report', { percent: 30 })).body;
    expect(reported.openExtension).toBe('requested');
  });

  it('stand in the timeline and are told to everybody who sees the task, with the task as it then is', async () => {
    const task = await begun();
    await test.settle();
    const { start, heard, reached } = await listenTo(officer.socket());
    const requested = (await extend(officer, task, 'request', { dueAt: later, text: 'Chờ thiết bị' })).body;
    test.clock.advance(1_000);
    const offered = (await extend(manager, requested, 'counter', { dueAt: between })).body;
    test.clock.advance(1_000);
    const accepted = (await extend(officer, offered, 'accept')).body;
    await test.settle();
    await reached(await headOf(test));
    const events = withoutNotices(heard).filter(({ seq }) => seq > start);
    expect(events.map(({ name }) => name)).toEqual(['task.extension-requested', 'task.extension-countered', 'task.extension-accepted']);
    expect(events.at(-1)?.data).toEqual(accepted);
    const updates = (await officer.get<TaskUpdate[]>(`/api/tasks/${task.id}/updates`)).body.filter(({ dueAt }) => dueAt !== null);
    expect(updates.map(({ step: name, dueAt, text, byName }) => ({ name, dueAt, text, byName }))).toEqual([
      { name: 'extension_request', dueAt: later, text: 'Chờ thiết bị', byName: 'Cán Bộ Viettel' },
      { name: 'extension_counter', dueAt: between, text: null, byName: 'Lãnh Đạo IOC' },
      { name: 'extension_accept', dueAt: between, text: null, byName: 'Cán Bộ Viettel' },
    ]);
  });

  it('are found by whoever has to answer them, and counted as they are answered', async () => {
    const list = async (person: Person, state: string) => (await person.get<Page<ListedTask>>(`/api/tasks?perPage=500&extension=${state}`)).body;
    const [before, task, other] = [await list(manager, 'requested'), await asked(), await countered()];
    const now = await list(manager, 'requested');
    expect(now.total).toBe(before.total + 1);
    expect(now.data.map(({ id }) => id)).toContain(task.id);
    expect((await list(officer, 'countered')).data.map(({ id }) => id)).toContain(other.id);
    await extend(manager, task, 'approve');
    expect((await list(manager, 'requested')).total).toBe(before.total);
    expect((await list(await test.as('xa.nam'), 'requested,countered')).total).toBe(0);
    expect((await manager.get('/api/tasks?extension=approved')).status).toBe(422);
  });
});
