import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Page } from '@ioc/shared/list';
import type { PartStep, TaskPart } from '@ioc/shared/task-parts';
import type { ListedTask, Task, TaskStep, TaskUpdate } from '@ioc/shared/tasks';
import type { AssignTask } from '@ioc/shared/tasks.input';
import { assignWith, dayMs, headOf, ifMatch, withoutNotices } from './builders.js';
import { listenTo, startTestApp, type Person, type TestApp } from './test-app.js';

describe('parts of coordinating units', () => {
  let test: TestApp;
  let operator: Person;
  let manager: Person;
  /** Of the lead unit. */
  let lead: Person;
  /** Of the coordinating unit. */
  let helper: Person;
  const inDays = (days: number) => new Date(test.clock.now().getTime() + days * dayMs).toISOString();
  const step = (person: Person, { id, version }: Task, name: TaskStep, body: object = {}) => person.send<Task>('POST', `/api/tasks/${id}/steps`, { step: name, ...body }, ifMatch(version));
  const give = (person: Person, { id, version }: Task, orgId: string, body: object) => person.send<Task>('POST', `/api/tasks/${id}/parts/${orgId}`, body, ifMatch(version));
  const take = (person: Person, { id, version }: Task, name: PartStep, text: string | null = null, orgId = test.province.orgs.so) =>
    person.send<Task>('POST', `/api/tasks/${id}/parts/${orgId}/steps`, { step: name, text }, ifMatch(version));
  const parts = async (id: string, person = manager) => (await person.get<TaskPart[]>(`/api/tasks/${id}/parts`)).body;
  const withPart = async (wish: Partial<AssignTask> = {}): Promise<Task> => {
    const { so } = test.province.orgs;
    const given = await assignWith(test, operator, { parts: [{ orgId: so, required: 'Cung cấp số liệu', dueAt: null, isMandatory: true }], coordinatingOrgIds: [so], ...wish });
    return (await step(lead, given.body, 'start')).body;
  };

  beforeAll(async () => {
    test = await startTestApp({ IOC_REQUESTS_PER_MINUTE: '100000' });
    [operator, manager, lead, helper] = await Promise.all([test.as('operator'), test.as('manager'), test.as('vtl'), test.as('so')]);
  });
  beforeEach(() => test.clock.advance(1_000));
  afterAll(() => test.close());

  it('are given with the task, for the term of the task or a shorter one', async () => {
    const { so, vnp } = test.province.orgs;
    const [due, sooner] = [inDays(10), inDays(5)];
    const task = await withPart({
      dueAt: due, coordinatingOrgIds: [so],
      parts: [{ orgId: so, required: 'Cung cấp số liệu', dueAt: sooner, isMandatory: true }, { orgId: vnp, required: 'Cho mượn xe', dueAt: null, isMandatory: false }],
    });
    expect(task.coordinatingOrgIds).toEqual([so, vnp]);
    expect(await parts(task.id)).toMatchObject([
      { orgId: so, required: 'Cung cấp số liệu', dueAt: sooner, isMandatory: true, state: 'open', report: null },
      { orgId: vnp, required: 'Cho mượn xe', dueAt: due, isMandatory: false, state: 'open' },
    ]);
    const part = { orgId: so, required: 'Cung cấp số liệu', dueAt: inDays(11), isMandatory: true };
    expect(await assignWith(test, operator, { dueAt: due, parts: [part] })).toMatchObject({ status: 422, body: { code: 'task.part-after-task' } });
    expect(await assignWith(test, operator, { parts: [{ ...part, dueAt: inDays(-1) }] })).toMatchObject({ status: 422, body: { code: 'task.due-in-the-past' } });
    expect(await assignWith(test, operator, { parts: [{ ...part, orgId: test.province.orgs.vtl, dueAt: null }] })).toMatchObject({ status: 422, body: { code: 'task.part-of-lead' } });
    expect(await assignWith(test, operator, { parts: [{ ...part, dueAt: null }, { ...part, dueAt: null }] })).toMatchObject({ status: 409, body: { code: 'task.part-exists' } });
  });

  it('hold the result back, by name, until the mandatory ones are done or waived', async () => {
    const { so, vnp } = test.province.orgs;
    const optional = { orgId: vnp, required: 'Cho mượn xe', dueAt: null, isMandatory: false };
    let task = await withPart({ coordinatingOrgIds: [so, vnp], parts: [{ orgId: so, required: 'Cung cấp số liệu', dueAt: null, isMandatory: true }, optional] });
    const held = { status: 422, body: { code: 'task.parts-missing', params: { missing: 'Sở Khoa học và Công nghệ' } } };
    expect(await step(lead, task, 'submit')).toMatchObject(held);
    task = (await take(helper, task, 'report', 'Đã gửi số liệu')).body;
    expect(await step(lead, task, 'submit')).toMatchObject(held);
    task = (await take(lead, task, 'accept')).body;
    expect((await step(lead, task, 'submit')).body).toMatchObject({ state: 'submitted' });
    const waived = (await take(manager, await withPart(), 'waive', 'Đã có số liệu từ nguồn khác')).body;
    expect((await step(lead, waived, 'submit')).body).toMatchObject({ state: 'submitted' });
    const plain = (await step(lead, (await assignWith(test, operator, { coordinatingOrgIds: [so] })).body, 'start')).body;
    expect((await step(lead, plain, 'submit')).body).toMatchObject({ state: 'submitted' });
  });

  it('are reported by their own unit and judged by the lead or the assigner, never by whoever reported', async () => {
    const task = await withPart();
    for (const person of [lead, manager]) expect(await take(person, task, 'report', 'Xong')).toMatchObject({ status: 403, body: { code: 'task.not-your-side' } });
    expect((await take(await test.as('xa.nam'), task, 'report', 'Xong')).status).toBe(404);
    expect(await take(helper, task, 'report')).toMatchObject({ status: 422, body: { code: 'task.reason-required' } });
    const reported = (await take(helper, task, 'report', 'Đã gửi số liệu')).body;
    expect(await parts(task.id, helper)).toMatchObject([{ state: 'reported', report: 'Đã gửi số liệu', reportedByName: 'Cán Bộ Sở' }]);
    for (const name of ['accept', 'waive', 'send_back'] as const) expect(await take(helper, reported, name, 'Tự xác nhận')).toMatchObject({ status: 403, body: { code: 'task.not-your-side' } });
    await test.transactions.query(`update task_parts set reported_by = $2 where task_id = $1`, [task.id, test.province.users['manager']]);
    for (const name of ['accept', 'waive', 'send_back'] as const) expect(await take(manager, reported, name, 'Tự xác nhận')).toMatchObject({ status: 403, body: { code: 'task.own-part' } });
    const back = (await take(lead, reported, 'send_back', 'Thiếu tháng 9')).body;
    expect(await parts(task.id)).toMatchObject([{ state: 'open', decision: 'Thiếu tháng 9', decidedByName: 'Cán Bộ Viettel' }]);
    const again = (await take(helper, back, 'report', 'Đã bổ sung')).body;
    expect((await take(lead, again, 'accept')).status).toBe(200);
    expect(await parts(task.id)).toMatchObject([{ state: 'done', report: 'Đã bổ sung' }]);
  });

  it('are waived with a reason only, and not twice', async () => {
    const task = await withPart();
    expect(await take(manager, task, 'waive')).toMatchObject({ status: 422, body: { code: 'task.reason-required' } });
    const waived = (await take(manager, task, 'waive', 'Không cần nữa')).body;
    expect(await take(manager, waived, 'waive', 'Lần nữa')).toMatchObject({ status: 409, body: { code: 'task.part-settled' } });
    expect(await take(manager, waived, 'accept', null, test.province.orgs.vnp)).toMatchObject({ status: 404, body: { code: 'task.part-not-found' } });
  });

  it('may be given later by the side that gives tasks; the unit then sees the task, and once is enough', async () => {
    const { 'ub-nam': nam, vtl } = test.province.orgs;
    const xa = await test.as('xa.nam');
    const task = await withPart();
    const part = { required: 'Bảo vệ hiện trường' };
    expect((await xa.get(`/api/tasks/${task.id}`)).status).toBe(404);
    expect((await give(lead, task, nam, part)).status).toBe(403);
    const more = await give(operator, task, nam, part);
    expect(more).toMatchObject({ status: 200, body: { version: task.version + 1 } });
    expect((await xa.get<Task>(`/api/tasks/${task.id}`)).body.coordinatingOrgIds).toContain(nam);
    expect((await parts(task.id)).find(({ orgId }) => orgId === nam)).toMatchObject({ isMandatory: true, dueAt: task.dueAt, state: 'open' });
    expect(await give(operator, more.body, nam, part)).toMatchObject({ status: 409, body: { code: 'task.part-exists' } });
    expect(await give(operator, more.body, vtl, part)).toMatchObject({ status: 422, body: { code: 'task.part-of-lead' } });
    const cancelled = (await step(manager, more.body, 'cancel', { text: 'Giao nhầm' })).body;
    expect(await give(operator, cancelled, test.province.orgs.vnp, part)).toMatchObject({ status: 409, body: { code: 'task.step-refused' } });
  });

  it('are judged once, by one of twenty who judge at the same moment', async () => {
    const task = (await take(helper, await withPart(), 'report', 'Đã gửi')).body;
    const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => (n % 2 ? take(lead, task, 'accept') : take(manager, task, 'waive', 'Thôi'))));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    for (const { body } of answers.filter(({ status }) => status !== 200)) expect(body).toMatchObject({ code: 'request.version-stale' });
  });

  it('do not end after a term that is shortened', async () => {
    const task = await withPart();
    const dueAt = inDays(3);
    expect((await manager.send<Task>('POST', `/api/tasks/${task.id}/extensions`, { step: 'move', dueAt, text: 'Cần sớm hơn' }, ifMatch(task.version))).status).toBe(200);
    expect(await parts(task.id)).toMatchObject([{ dueAt }]);
  });

  it('wait in the list of whoever has to report them, until they have', async () => {
    const { so } = test.province.orgs;
    const waiting = async () => (await helper.get<Page<ListedTask>>(`/api/tasks?perPage=500&openPartOf=${so}`)).body;
    const [before, task] = [await waiting(), await withPart()];
    const now = await waiting();
    expect(now.total).toBe(before.total + 1);
    expect(now.data.map(({ id }) => id)).toContain(task.id);
    await take(helper, task, 'report', 'Đã gửi');
    expect((await waiting()).total).toBe(before.total);
    await step(manager, await withPart(), 'cancel', { text: 'Giao nhầm' });
    expect((await waiting()).total).toBe(before.total);
  });

  it('stand in the timeline and are told to everybody who sees the task', async () => {
    const task = await withPart();
    await test.settle();
    const { start, heard, reached } = await listenTo(helper.socket());
    const reported = (await take(helper, task, 'report', 'Đã gửi số liệu')).body;
    test.clock.advance(1_000);
    const accepted = (await take(lead, reported, 'accept')).body;
    await test.settle();
    await reached(await headOf(test));
    const events = withoutNotices(heard).filter(({ seq }) => seq > start);
    expect(events.map(({ name }) => name)).toEqual(['task.part-reported', 'task.part-accepted']);
    expect(events.at(-1)?.data).toEqual(accepted);
    const updates = (await helper.get<TaskUpdate[]>(`/api/tasks/${task.id}/updates`)).body.filter((update) => update.step.startsWith('part_'));
    expect(updates.map(({ step: name, text }) => ({ name, text }))).toEqual([
      { name: 'part_report', text: 'Sở Khoa học và Công nghệ: Đã gửi số liệu' }, { name: 'part_accept', text: 'Sở Khoa học và Công nghệ' },
    ]);
  });

  it('are owed as much working time after a stop as before it, those that are settled apart', async () => {
    const { so, vnp } = test.province.orgs;
    const given = (orgId: string, dueAt: string) => ({ orgId, required: 'Cung cấp số liệu', dueAt, isMandatory: false });
    // Thursday at five; the task itself is due on the Monday after.
    const [partDue, taskDue] = ['2026-11-26T10:00:00.000Z', '2026-11-30T10:00:00.000Z'];
    test.clock.set(new Date('2026-11-24T01:00:00Z'));
    let leader: Person;
    [operator, manager, lead, leader] = await Promise.all([test.signIn('operator'), test.signIn('manager'), test.signIn('vtl'), test.signIn('leader')]);
    let task = await withPart({ dueAt: taskDue, coordinatingOrgIds: [so, vnp], parts: [given(so, partDue), given(vnp, partDue)] });
    task = (await take(manager, task, 'waive', 'Không cần nữa', vnp)).body;
    task = (await step(leader, task, 'suspend', { text: 'Chờ bão tan' })).body;
    // One working week later, at the same hour.
    test.clock.set(new Date('2026-12-01T01:00:00Z'));
    [manager, leader] = await Promise.all([test.signIn('manager'), test.signIn('leader')]);
    task = (await step(leader, task, 'resume')).body;
    expect(task.dueAt).toBe('2026-12-07T10:00:00.000Z');
    // As the task itself warns: a fifth before the end, here of eight working days less half an hour.
    expect((await parts(task.id)).find(({ orgId }) => orgId === so)?.warnAt).toBe('2026-12-02T03:36:00.000Z');
    const dueOf = Object.fromEntries((await parts(task.id)).map(({ orgId, dueAt }) => [orgId, dueAt]));
    expect(dueOf).toEqual({ [so]: '2026-12-03T10:00:00.000Z', [vnp]: partDue });
  });
});
