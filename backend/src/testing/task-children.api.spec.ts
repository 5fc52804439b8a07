import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { TaskFamily } from '@ioc/shared/task-children';
import type { TaskWaiting } from '@ioc/shared/task-waiting';
import type { Task, TaskStep, TaskUpdate } from '@ioc/shared/tasks';
import type { ChildTask } from '@ioc/shared/tasks.input';
import { assignWith, dayMs, headOf, ifMatch } from './builders.js';
import { startTestApp, type Answer, type Person, type TestApp } from './test-app.js';

describe('tasks broken down', () => {
  let test: TestApp;
  let operator: Person;
  let manager: Person;
  /** Of the unit that leads the parent, and of the commune below it. */
  let lead: Person;
  let commune: Person;
  const inDays = (days: number) => new Date(test.clock.now().getTime() + days * dayMs).toISOString();
  const step = (person: Person, { id, version }: Task, name: TaskStep, body: object = {}) => person.send<Task>('POST', `/api/tasks/${id}/steps`, { step: name, ...body }, ifMatch(version));
  const move = (person: Person, task: Task, dueAt: string) => extend(person, task, { step: 'move', dueAt, text: 'Theo chỉ đạo mới' });
  const extend = (person: Person, { id, version }: Task, body: object) => person.send<Task>('POST', `/api/tasks/${id}/extensions`, body, ifMatch(version));
  const again = async ({ id }: Task, person = manager) => (await person.get<Task>(`/api/tasks/${id}`)).body;
  const family = async ({ id }: Task, person = manager) => (await person.get<TaskFamily>(`/api/tasks/${id}/family`)).body;
  const child = (person: Person, { id, version }: Task, wish: Partial<ChildTask> = {}): Promise<Answer<Task>> => person.send<Task>('POST', `/api/tasks/${id}/children`, {
    title: 'Rà soát tại xã', content: null, priority: 'thuong', sectorCode: 'HTS', leadOrgId: test.province.orgs['ub-bac'], coordinatingOrgIds: [],
    requiredResult: 'Danh sách điểm', dueAt: inDays(5), subject: null, ...wish,
  }, ifMatch(version));
  const parentOf = async (wish: Parameters<typeof assignWith>[2] = {}): Promise<Task> => (await step(lead, (await assignWith(test, operator, { leadOrgId: test.province.orgs.so, ...wish })).body, 'start')).body;
  const finish = async (task: Task): Promise<Task> => {
    const reported = (await step(commune, await again(task), 'report', { percent: 90 })).body;
    const submitted = (await step(commune, reported, 'submit', { text: 'Xong' })).body;
    return (await step(manager, submitted, 'accept')).body;
  };

  beforeAll(async () => {
    test = await startTestApp({ IOC_REQUESTS_PER_MINUTE: '100000' });
    [operator, manager, lead, commune] = await Promise.all([test.as('operator'), test.as('manager'), test.as('so'), test.as('xa.bac')]);
  });
  beforeEach(() => test.clock.advance(1_000));
  afterAll(() => test.close());

  it('are given by the lead unit or the side that gave them, and by nobody else', async () => {
    const parent = await parentOf({ coordinatingOrgIds: [test.province.orgs.vtl] });
    const given = await child(lead, parent);
    expect(given).toMatchObject({ status: 201, body: { parentId: parent.id, state: 'assigned', coordinatingOrgIds: [test.province.orgs.so], assignerName: 'Cán Bộ Sở' } });
    expect((await child(operator, parent)).status).toBe(201);
    expect(await child(await test.as('vtl'), parent)).toMatchObject({ status: 403, body: { code: 'task.not-your-side' } });
    expect((await child(commune, parent)).status).toBe(404);
    expect((await commune.get(`/api/tasks/${given.body.id}`)).status).toBe(200);
    expect((await child(lead, { ...parent, version: parent.version + 1 })).status).toBe(409);
  });

  it('are accepted, sent back, called off and given more time by the unit that gave them, and by no other of its kind', async () => {
    const { so, vtl } = test.province.orgs;
    const parent = await parentOf({ coordinatingOrgIds: [vtl] });
    const given = (await child(lead, parent, { coordinatingOrgIds: [vtl] })).body;
    expect(given).toMatchObject({ giverOrgId: so, parentId: parent.id });
    const peer = await test.as('vtl');
    const started = (await step(commune, given, 'start')).body;
    const asked = (await extend(commune, started, { step: 'request', dueAt: inDays(6), text: 'Mưa lớn' })).body;
    for (const person of [peer, commune, operator]) expect(await extend(person, asked, { step: 'approve' })).toMatchObject({ status: 403, body: { code: 'task.not-your-side' } });
    const longer = (await extend(lead, asked, { step: 'approve' })).body;
    expect(longer).toMatchObject({ extensionCount: 1, openExtension: null });
    const moved = (await extend(lead, longer, { step: 'move', dueAt: inDays(5.5), text: 'Cần sớm hơn' })).body;
    expect(moved.dueAt).toBe(inDays(5.5));
    const submitted = (await step(commune, moved, 'submit', { text: 'Xong' })).body;
    const waiting = async (person: Person) => (await person.get<TaskWaiting>('/api/tasks/waiting')).body.groups.find(({ kind }) => kind === 'acceptance')?.tasks.some(({ id }) => id === given.id) ?? false;
    expect([await waiting(lead), await waiting(peer), await waiting(commune)]).toEqual([true, false, false]);
    for (const person of [peer, commune, operator]) expect(await step(person, submitted, 'accept')).toMatchObject({ status: 403, body: { code: 'task.not-your-side' } });
    const back = (await step(lead, submitted, 'send_back', { text: 'Thiếu danh sách' })).body;
    const mended = (await step(commune, back, 'submit', { text: 'Đã bổ sung' })).body;
    const done = (await step(lead, mended, 'accept')).body;
    expect(done).toMatchObject({ state: 'completed', reworkCount: 1 });
    for (const name of ['evaluate', 'reopen'] as const) expect((await step(lead, done, name, { text: 'Lý do', quality: name === 'evaluate' ? 'A' : null })).status).toBe(403);
    const other = (await child(lead, await again(parent))).body;
    expect(await step(lead, other, 'suspend', { text: 'Chờ' })).toMatchObject({ status: 403 });
    expect((await lead.send('PATCH', `/api/tasks/${other.id}`, { title: 'Tên khác hẳn' }, ifMatch(other.version))).status).toBe(403);
    expect((await step(lead, other, 'cancel', { text: 'Giao nhầm' })).body.state).toBe('cancelled');
  });

  it('of the unit itself are never accepted by whoever handed them in; what the side above gave below stays with it', async () => {
    const { so } = test.province.orgs;
    const parent = await parentOf();
    const own = (await child(lead, parent, { leadOrgId: so })).body;
    const submitted = (await step(lead, (await step(lead, own, 'start')).body, 'submit', { text: 'Xong' })).body;
    expect(await step(lead, submitted, 'accept')).toMatchObject({ status: 403, body: { code: 'task.own-submission' } });
    const above = (await child(operator, await again(parent))).body;
    expect(above.giverOrgId).toBe(test.province.orgs.ioc);
    expect(await step(lead, above, 'cancel', { text: 'Không cần' })).toMatchObject({ status: 403, body: { code: 'task.not-your-side' } });
    expect(await step(lead, parent, 'cancel', { text: 'Không cần' })).toMatchObject({ status: 403 });
  });

  it('form a tree of three levels that each reader sees as far as their scope goes', async () => {
    const top = await parentOf();
    const middle = (await child(lead, top)).body;
    const started = (await step(commune, middle, 'start')).body;
    const low = (await child(commune, started, { dueAt: inDays(3) })).body;
    expect(await child(operator, low, { dueAt: inDays(2) })).toMatchObject({ status: 422, body: { code: 'task.too-deep', params: { levels: 3 } } });
    const seen = await family(middle);
    expect(seen.ancestors.map(({ id }) => id)).toEqual([top.id]);
    expect(seen.descendants.map(({ id }) => id)).toEqual([low.id]);
    expect((await family(top)).descendants.map(({ id }) => id)).toEqual([middle.id, low.id]);
    expect([(await family(middle)).isDeepest, (await family(low)).isDeepest]).toEqual([false, true]);
    expect((await family(middle, commune)).ancestors).toEqual([]);
  });

  it('are given once, however often the answer is lost', async () => {
    const parent = await parentOf();
    const body = { title: 'Rà soát tại xã', content: null, priority: 'thuong', sectorCode: 'HTS', leadOrgId: test.province.orgs['ub-bac'], coordinatingOrgIds: [], requiredResult: 'Danh sách', dueAt: inDays(5), subject: null };
    const send = () => lead.send<Task>('POST', `/api/tasks/${parent.id}/children`, body, { ...ifMatch(parent.version), 'idempotency-key': 'mot-lan-thoi-1' });
    const [first, second] = [await send(), await send()];
    expect(second.body.id).toBe(first.body.id);
    expect((await family(parent)).descendants).toHaveLength(1);
  });

  it('are due with their parent at the latest: when given, when edited, when extended, when the parent’s term comes forward', async () => {
    const parent = await parentOf({ dueAt: inDays(10) });
    const tooLate = { status: 422, body: { code: 'task.child-after-parent', params: { parent: parent.code } } };
    expect(await child(lead, parent, { dueAt: inDays(11) })).toMatchObject(tooLate);
    expect(await child(lead, parent, { dueAt: null, reviewEvery: 'week' })).toMatchObject(tooLate);
    const head = await headOf(test);
    expect(await child(lead, parent, { dueAt: inDays(11) })).toMatchObject(tooLate);
    expect(await headOf(test)).toBe(head);
    const given = (await child(lead, parent, { dueAt: inDays(8) })).body;
    expect(await move(manager, given, inDays(11))).toMatchObject(tooLate);
    const started = (await step(commune, given, 'start')).body;
    expect(await extend(commune, started, { step: 'request', dueAt: inDays(11), text: 'Mưa lớn' })).toMatchObject(tooLate);
    const asked = (await extend(commune, started, { step: 'request', dueAt: inDays(9), text: 'Mưa lớn' })).body;
    expect(await extend(manager, asked, { step: 'counter', dueAt: inDays(12) })).toMatchObject(tooLate);
    expect((await extend(manager, asked, { step: 'approve' })).status).toBe(200);
    expect(await move(manager, parent, inDays(7))).toMatchObject({ status: 422, body: { code: 'task.children-due-later', params: { children: given.code } } });
    expect((await move(manager, parent, inDays(9.5))).status).toBe(200);
    await finish(given);
    expect((await move(manager, await again(parent), inDays(7))).status).toBe(200);
  });

  it('say how far they are beside what the parent reports, and call for all of them to be accepted', async () => {
    const parent = await parentOf();
    expect((await family(parent)).percent).toBeNull();
    const [one, other] = [(await child(lead, parent)).body, (await child(lead, parent)).body];
    await step(commune, one, 'report', { percent: 50 });
    expect((await family(parent)).percent).toBe(25);
    expect((await again(parent)).progressPercent).toBe(0);
    await finish(one);
    await step(manager, other, 'cancel', { text: 'Không cần nữa' });
    expect((await family(parent)).percent).toBe(100);
  });

  it('hold the result of the parent back, by number, unless a reason is given that stays on record', async () => {
    const parent = await parentOf();
    const given = (await child(lead, parent)).body;
    expect(await step(lead, parent, 'submit', { text: 'Xong' })).toMatchObject({ status: 422, body: { code: 'task.children-open', params: { children: given.code } } });
    expect((await step(lead, parent, 'submit', { text: 'Xong', childrenReason: 'Xã nộp sau' })).body).toMatchObject({ state: 'submitted' });
    const lines = (await manager.get<TaskUpdate[]>(`/api/tasks/${parent.id}/updates`)).body;
    expect(lines.filter((line) => line.step === 'leave_children')).toMatchObject([{ text: 'Xã nộp sau', byName: 'Cán Bộ Sở' }]);
    const free = await parentOf();
    await finish((await child(lead, free)).body);
    expect((await step(lead, free, 'submit', { text: 'Xong', childrenReason: 'Không cần' })).body).toMatchObject({ state: 'submitted' });
    expect((await manager.get<TaskUpdate[]>(`/api/tasks/${free.id}/updates`)).body.some((line) => line.step === 'leave_children')).toBe(false);
  });

  it('are called off with their parent, or left to go on: whoever cancels has to say which', async () => {
    const tree = async () => {
      const top = await parentOf();
      const middle = (await child(lead, top)).body;
      const low = (await child(commune, (await step(commune, middle, 'start')).body, { dueAt: inDays(3) })).body;
      return { top, middle, low };
    };
    const gone = await tree();
    const reason = { text: 'Thay bằng nhiệm vụ khác' };
    expect(await step(manager, gone.top, 'cancel', reason)).toMatchObject({ status: 422, body: { code: 'task.children-undecided', params: { children: `${gone.middle.code}, ${gone.low.code}` } } });
    expect((await step(manager, gone.top, 'cancel', { ...reason, children: 'cancel' })).status).toBe(200);
    for (const task of [gone.top, gone.middle, gone.low]) expect((await again(task)).state).toBe('cancelled');
    const events = await test.transactions.query<{ name: string }>(`select name from events where name = 'task.cancelled' and data->>'id' = any($1)`, [[gone.top.id, gone.middle.id, gone.low.id]]);
    expect(events).toHaveLength(3);
    const kept = await tree();
    expect((await step(manager, kept.top, 'cancel', { ...reason, children: 'keep' })).status).toBe(200);
    expect([(await again(kept.middle)).state, (await again(kept.low)).state]).toEqual(['in_progress', 'assigned']);
  });

  it('that go on after their parent has ended have a term of their own', async () => {
    const parent = await parentOf({ dueAt: inDays(10) });
    const kept = (await child(lead, parent, { dueAt: inDays(10) })).body;
    expect((await step(manager, await again(parent), 'cancel', { text: 'Đổi kế hoạch', children: 'keep' })).status).toBe(200);
    expect((await move(manager, await again(kept), inDays(20))).body).toMatchObject({ dueAt: inDays(20) });
  });

  it('stay all as they are where one of them is not the person’s to call off', async () => {
    const parent = await parentOf({ sectorCode: 'TTTT' });
    const given = (await child(operator, parent, { sectorCode: 'HTS' })).body;
    const narrow = await test.as('manager.tttt');
    expect(await step(narrow, parent, 'cancel', { text: 'Dừng', children: 'cancel' })).toMatchObject({ status: 403, body: { code: 'task.not-your-side' } });
    expect([(await again(parent)).state, (await again(given)).state]).toEqual(['in_progress', 'assigned']);
  });

  it('are spoken of in the steps where they have a say, and nowhere else', async () => {
    const parent = await parentOf();
    expect(await step(lead, parent, 'report', { percent: 10, childrenReason: 'Xã nộp sau' })).toMatchObject({ status: 422, body: { fields: [{ path: 'childrenReason' }] } });
    expect(await step(lead, parent, 'submit', { text: 'Xong', children: 'keep' })).toMatchObject({ status: 422, body: { fields: [{ path: 'children' }] } });
  });

  it('are finished and called off at the same time by many, one way or the other and never half', async () => {
    const trees = await Promise.all(Array.from({ length: 6 }, async () => {
      const top = await parentOf();
      const middles = [(await child(lead, top)).body, (await child(lead, top)).body];
      const lows = await Promise.all(middles.map(async (middle) => (await child(commune, (await step(commune, middle, 'start')).body, { dueAt: inDays(3) })).body));
      const all = [top, ...middles, ...lows];
      for (const task of all.slice(1)) await extend(commune, await again(task), { step: 'request', dueAt: inDays(7), text: 'Chờ vật tư' });
      return { top, all };
    }));
    const answers = await Promise.all(trees.flatMap(({ top, all }) => [
      again(top).then((now) => step(manager, now, 'cancel', { text: 'Không cần nữa', children: 'cancel' })),
      ...all.slice(1).flatMap((task) => [
        // Their term has to lie within that of the task above, which is being called off and calls them off in turn.
        again(task).then((now) => extend(manager, now, { step: 'approve' })),
        again(task).then((now) => step(manager, now, 'cancel', { text: 'Bớt việc', children: 'cancel' })),
      ]),
    ]));
    expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
    for (const { top, all } of trees) {
      const states = (await Promise.all(all.map((task) => again(task)))).map(({ state }) => state);
      // The tree is called off as a whole, or somebody was faster and it stands.
      if (states[0] === 'cancelled') expect({ top: top.code, states }).toEqual({ top: top.code, states: all.map(() => 'cancelled') });
    }
  });
});
