import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { deadlineState, isPrepared, taskStates, taskSteps, taskTransitions, type Task, type TaskState, type TaskStep, type TaskTransition, type TaskUpdate } from '@ioc/shared/tasks';
import { assignWith, dayMs, ifMatch } from './builders.js';
import { startTestApp, type Person, type TestApp } from './test-app.js';

/** Steps that lead a fresh task into a state, each by the side that takes it. A draft is begun as one. */
const roads: Readonly<Record<TaskState, readonly TaskStep[]>> = {
  draft: [], pending_approval: ['submit_for_approval'], assigned: [], received: ['receive'], returned: ['return'], in_progress: ['start'],
  submitted: ['start', 'submit'], completed: ['start', 'submit', 'accept'], evaluated: ['start', 'submit', 'accept', 'evaluate'], suspended: ['suspend'], cancelled: ['cancel'],
};

describe('tasks', () => {
  let test: TestApp;
  let operator: Person;
  let manager: Person;
  let officer: Person;
  let leader: Person;
  const give = async (wish: Parameters<typeof assignWith>[2] = {}) => (await assignWith(test, operator, wish)).body;
  const read = async (id: string) => (await manager.get<Task>(`/api/tasks/${id}`)).body;
  const bodyOf = (step: TaskStep): object => ({
    report: { percent: 40 }, evaluate: { quality: 'B' }, decide_appeal: { quality: 'A', text: 'Nâng một bậc' }, reassign: { leadOrgId: test.province.orgs.vnp },
  } as Partial<Record<TaskStep, object>>)[step] ?? ('reason' in taskTransitions[step] ? { text: 'Có lý do' } : {});
  const take = (person: Person, { id, version }: Pick<Task, 'id' | 'version'>, step: TaskStep, body: object = bodyOf(step)) =>
    person.send<Task>('POST', `/api/tasks/${id}/steps`, { step, ...body }, ifMatch(version));
  const sideOf = (step: TaskStep) => {
    const { side, permission } = taskTransitions[step];
    if (side === 'lead-unit') return officer;
    return permission === 'task:review' ? leader : permission === 'task:assign' ? operator : manager;
  };
  const inState = async (state: TaskState, ...further: TaskStep[]): Promise<Task> => {
    let task = await give(isPrepared(state) ? { asDraft: true } : {});
    for (const step of [...roads[state], ...further]) task = (await take(sideOf(step), task, step)).body;
    return task;
  };

  beforeAll(async () => {
    test = await startTestApp({ IOC_REQUESTS_PER_MINUTE: '100000' });
    [operator, manager, officer, leader] = await Promise.all([test.as('operator'), test.as('manager'), test.as('vtl'), test.as('leader')]);
  });
  beforeEach(() => test.clock.advance(1_000));
  afterAll(() => test.close());

  describe.each(taskStates)('that are %s', (state) => {
    it.each(taskSteps)('answer the step %s as the table says, and only its side', async (step) => {
      const task = await inState(state, ...(state === 'evaluated' && step === 'decide_appeal' ? ['appeal' as const] : []));
      const rule: TaskTransition = taskTransitions[step];
      const open = rule.from.includes(state);
      const outsider = rule.side === 'lead-unit' ? manager : officer;
      const refused = await take(outsider, task, step);
      // What was never given the lead unit does not know at all.
      expect(refused.body).toMatchObject({ code: isPrepared(state) && outsider === officer ? 'task.not-found' : open ? 'task.not-your-side' : 'task.step-refused' });
      const answer = await take(sideOf(step), task, step);
      const to = rule.to === 'previous' ? 'assigned' : rule.to;
      if (open) expect(answer).toMatchObject({ status: 200, body: { state: to, version: task.version + 1 } });
      else if (isPrepared(state) && rule.side === 'lead-unit') expect(answer).toMatchObject({ status: 404, body: { code: 'task.not-found' } });
      else expect(answer).toMatchObject({ status: 409, body: { code: 'task.step-refused', params: { state } } });
      expect((await read(task.id)).state).toBe(open ? to : state);
    });
  });

  it('are not accepted by whoever submitted them', async () => {
    const task = await inState('submitted');
    await test.transactions.query(`update tasks set submitted_by_id = $2 where id = $1`, [task.id, test.province.users['manager']]);
    for (const step of ['accept', 'send_back'] as const) expect(await take(manager, task, step)).toMatchObject({ status: 403, body: { code: 'task.own-submission' } });
    const other = await test.signIn('manager');
    expect((await take(other, task, 'accept')).status).toBe(403);
  });

  it('report a percentage, and say why when it falls', async () => {
    const task = await give();
    expect(await take(officer, task, 'report', { percent: 100 })).toMatchObject({ status: 422, body: { code: 'task.submit-instead' } });
    expect(await take(officer, task, 'report', { text: 'Đang làm' })).toMatchObject({ status: 422, body: { code: 'task.percent-required' } });
    const at60 = (await take(officer, task, 'report', { percent: 60 })).body;
    expect(await take(officer, at60, 'report', { percent: 50 })).toMatchObject({ status: 422, body: { code: 'task.percent-required' } });
    expect((await take(officer, at60, 'report', { percent: 50, text: 'Thiết bị hỏng thêm' })).body).toMatchObject({ progressPercent: 50, state: 'in_progress' });
    for (const percent of [-1, 101, 33.3]) expect((await take(officer, at60, 'report', { percent })).status).toBe(422);
  });

  it('are sent back and cancelled only with a reason', async () => {
    const task = await inState('submitted');
    for (const step of ['send_back', 'cancel'] as const) expect(await take(manager, task, step, {})).toMatchObject({ status: 422, body: { code: 'task.reason-required' } });
    const back = (await take(manager, task, 'send_back')).body;
    expect(back).toMatchObject({ state: 'in_progress', reworkCount: 1, submittedAt: null, submittedById: null });
  });

  it('are complete as of their submission, however long acceptance takes', async () => {
    const due = new Date(test.clock.now().getTime() + 60_000).toISOString();
    let task = await give({ dueAt: due });
    for (const step of ['start', 'submit'] as const) task = (await take(officer, task, step)).body;
    test.clock.advance(3_600_000);
    const done = (await take(manager, task, 'accept')).body;
    expect(done.completedAt).toBe(task.submittedAt);
    expect(deadlineState(done, test.clock.now())).toBe('done_on_time');
  });

  it('are given and accepted by a leader as well, and by an administrator never', async () => {
    const admin = await test.as('admin');
    const given = await assignWith(test, leader, {});
    expect(given.status).toBe(201);
    expect((await assignWith(test, admin, {})).status).toBe(403);
    let task = given.body;
    for (const step of ['start', 'submit'] as const) task = (await take(officer, task, step)).body;
    expect((await take(admin, task, 'accept')).status).toBe(403);
    expect((await take(leader, task, 'accept')).body).toMatchObject({ state: 'completed' });
  });

  it('keep a timeline of who said what', async () => {
    let task = await give();
    for (const [step, body] of [['receive', {}], ['report', { percent: 30, text: 'Đã đến hiện trường' }], ['submit', { text: 'Xong' }]] as const) {
      test.clock.advance(1_000);
      task = (await take(officer, task, step, body)).body;
    }
    test.clock.advance(1_000);
    await take(manager, task, 'accept');
    const updates = (await manager.get<TaskUpdate[]>(`/api/tasks/${task.id}/updates`)).body;
    expect(updates.map(({ step, percent, text, byName }) => ({ step, percent, text, byName }))).toEqual([
      { step: 'assign', percent: null, text: null, byName: 'Trực Ban' },
      { step: 'receive', percent: null, text: null, byName: 'Cán Bộ Viettel' },
      { step: 'report', percent: 30, text: 'Đã đến hiện trường', byName: 'Cán Bộ Viettel' },
      { step: 'submit', percent: 100, text: 'Xong', byName: 'Cán Bộ Viettel' },
      { step: 'accept', percent: null, text: null, byName: 'Lãnh Đạo IOC' },
    ]);
  });

  it('are given for the future, in a known sector, to someone who may lead', async () => {
    const past = new Date(test.clock.now().getTime() - 1).toISOString();
    expect(await assignWith(test, operator, { dueAt: past })).toMatchObject({ status: 422, body: { code: 'task.due-in-the-past' } });
    expect(await assignWith(test, operator, { sectorCode: 'KHONG' })).toMatchObject({ status: 404, body: { code: 'sector.not-found' } });
    expect(await assignWith(test, operator, { leadOrgId: test.province.orgs.ioc })).toMatchObject({ status: 422, body: { code: 'task.lead-cannot-lead' } });
    const task = await give();
    expect(await manager.send('PATCH', `/api/tasks/${task.id}`, { dueAt: past }, ifMatch(1))).toMatchObject({ status: 422 });
    for (const foreign of [{ state: 'completed' }, { assignerId: task.assignerId }, { version: 9 }, { isGiven: false }]) {
      expect(await manager.send('PATCH', `/api/tasks/${task.id}`, foreign, ifMatch(1))).toMatchObject({ status: 422, body: { code: 'request.invalid' } });
    }
    expect(await manager.send('PATCH', `/api/tasks/${task.id}`, { leadOrgId: test.province.orgs.so }, ifMatch(1))).toMatchObject({ status: 409, body: { code: 'task.lead-is-set' } });
    expect((await operator.send('PATCH', `/api/tasks/${task.id}`, { title: 'Tên do trực ban đặt' }, ifMatch(1))).status).toBe(403);
  });

  it('cannot be given for what the giver may not see', async () => {
    await test.transactions.query(
      `insert into users (username, full_name, role, unit_ids, password_hash) select 'op.bac', 'Trực xã', 'operator', $1, password_hash from users where username = 'operator'`,
      [[test.province.units.bac]],
    );
    const local = await test.as('op.bac');
    const { assets } = test.province;
    expect(await assignWith(test, local, { subject: { kind: 'asset', id: assets['bts-nam'] } })).toMatchObject({ status: 404, body: { code: 'asset.not-found' } });
    expect((await assignWith(test, local, { subject: { kind: 'asset', id: assets['bts-bac'] } })).status).toBe(201);
  });

  it('are edited by one of fifty who started from the same version', async () => {
    const task = await give();
    const answers = await Promise.all(Array.from({ length: 50 }, (_, n) => manager.send<Task>('PATCH', `/api/tasks/${task.id}`, { title: `Tiêu đề số ${n}` }, ifMatch(1))));
    const won = answers.filter(({ status }) => status === 200);
    expect(won).toHaveLength(1);
    const lost = answers.filter(({ status }) => status === 409);
    expect(lost).toHaveLength(49);
    for (const { body } of lost) expect(body).toMatchObject({ code: 'request.version-stale', current: { id: task.id, version: 2, title: won[0]?.body.title } });
    expect(await manager.send('PATCH', `/api/tasks/${task.id}`, { title: 'Không phiên bản' })).toMatchObject({ status: 428 });
  });

  it('are given once for one Idempotency-Key, also when asked at the same moment', async () => {
    const given = async () => (await test.transactions.query<{ n: number }>(`select count(*) as n from events where name = 'task.assigned'`))[0]?.n ?? 0;
    const before = await given();
    const dueAt = new Date(test.clock.now().getTime() + dayMs).toISOString();
    const answers = await Promise.all(Array.from({ length: 8 }, () => assignWith(test, operator, { dueAt }, { 'idempotency-key': 'giao-1' })));
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect(await given()).toBe(before + 1);
    expect(await assignWith(test, operator, { dueAt, title: 'Việc khác hẳn' }, { 'idempotency-key': 'giao-1' })).toMatchObject({ status: 409, body: { code: 'request.key-reused' } });
  });

  it('are numbered without gaps in each year, refusals and rivals included', async () => {
    const start = Number((await give()).code.slice(-5));
    const answers = await Promise.all(Array.from({ length: 30 }, (_, n) => assignWith(test, operator, n % 3 === 0 ? { sectorCode: 'KHONG' } : {})));
    const codes = answers.filter(({ status }) => status === 201).map(({ body }) => body.code).sort();
    expect(codes).toEqual(Array.from({ length: 20 }, (_, n) => `NV-2026-${String(start + n + 1).padStart(5, '0')}`));
    const before = test.clock.now();
    test.clock.set(new Date('2026-12-31T17:00:00Z'));
    const fresh = await test.signIn('operator');
    expect((await assignWith(test, fresh)).body.code).toBe('NV-2027-00001');
    test.clock.set(before);
  });
});
