import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from '@ioc/shared/list';
import { taskScore, timeliness, type Quality } from '@ioc/shared/task-score';
import type { Task, TaskEvaluation, TaskUpdate } from '@ioc/shared/tasks';
import type { AssignTask } from '@ioc/shared/tasks.input';
import { assignWith, headOf, ifMatch, withoutNotices } from './builders.js';
import { listenTo, startTestApp, type Person, type TestApp } from './test-app.js';

const vn = (date: string, time: string) => new Date(`${date}T${time}:00+07:00`);

describe('decisions on a task', () => {
  let test: TestApp;
  let people: Readonly<Record<'operator' | 'manager' | 'leader' | 'vtl' | 'vnp', Person>>;
  /** Sessions of that moment: one that slept for days has ended. */
  const at = async (now: Date): Promise<void> => {
    test.clock.set(now);
    const [operator, manager, leader, vtl, vnp] = await Promise.all(['operator', 'manager', 'leader', 'vtl', 'vnp'].map((name) => test.signIn(name)));
    if (operator && manager && leader && vtl && vnp) people = { operator, manager, leader, vtl, vnp };
  };
  const give = async (wish: Partial<AssignTask> = {}) => (await assignWith(test, people.operator, wish)).body;
  const take = (person: Person, { id, version }: Task, step: string, body: object = {}) => {
    test.clock.advance(1_000);
    return person.send<Task>('POST', `/api/tasks/${id}/steps`, { step, ...body }, ifMatch(version));
  };
  const walk = async (task: Task, ...steps: readonly (readonly [Person, string, object?])[]): Promise<Task> => {
    let now = task;
    for (const [person, step, body] of steps) {
      const answer = await take(person, now, step, body);
      expect({ step, status: answer.status, body: answer.body }).toMatchObject({ status: 200 });
      now = answer.body;
    }
    return now;
  };
  const done = (task: Task) => walk(task, [people.vtl, 'start'], [people.vtl, 'submit', { text: 'Xong' }], [people.manager, 'accept']);

  beforeAll(async () => {
    test = await startTestApp({ IOC_REQUESTS_PER_MINUTE: '100000' });
    await test.transactions.query(
      `insert into users (username, full_name, role, org_id, org_ids, password_hash) select 'vnp', 'Cán Bộ VNPT', 'unit_officer', $1, array[$1]::uuid[], password_hash from users where username = 'vtl'`,
      [test.province.orgs.vnp],
    );
    await at(vn('2026-11-23', '09:00'));
  });
  afterAll(() => test.close());

  it('returned within two working days, it is given to another unit, and the first forgets it', async () => {
    await at(vn('2026-11-27', '16:00'));
    const { orgs } = test.province;
    const task = await give({ dueAt: vn('2026-12-20', '17:00').toISOString() });
    expect(task).toMatchObject({ receiveBy: vn('2026-11-30', '17:00').toISOString(), returnUntil: vn('2026-12-01', '17:00').toISOString() });
    const returned = await walk(task, [people.vtl, 'receive'], [people.vtl, 'return', { text: 'Không phải trạm của đơn vị' }]);
    expect(returned.state).toBe('returned');
    const { manager } = people;
    for (const leadOrgId of [null, orgs.vtl]) expect(await take(manager, returned, 'reassign', { leadOrgId })).toMatchObject({ status: 422, body: { code: 'task.lead-required' } });
    expect(await take(manager, returned, 'reassign', { leadOrgId: orgs.ioc })).toMatchObject({ status: 422, body: { code: 'task.lead-cannot-lead' } });
    const first = await listenTo(people.vtl.socket());
    const second = await listenTo(people.vnp.socket());
    const moved = (await take(manager, returned, 'reassign', { leadOrgId: orgs.vnp })).body;
    expect(moved).toMatchObject({ state: 'assigned', leadOrgId: orgs.vnp, leadOrgName: 'VNPT', askedById: null });
    for (const { reached } of [first, second]) await reached(await headOf(test));
    expect(withoutNotices(first.heard).map(({ name, data }) => [name, data])).toEqual([['task.withdrawn', {
      id: task.id, code: task.code, title: task.title, dueAt: task.dueAt, leadOrgId: orgs.vtl, coordinatingOrgIds: [], focalUserId: null, parentId: null, giverOrgId: orgs.ioc, assignerId: task.assignerId, unitId: null, sectorCode: 'HTS',
    }]]);
    expect(withoutNotices(second.heard).map(({ name }) => name)).toEqual(['task.reassigned']);
    expect((await people.vtl.get(`/api/tasks/${task.id}`)).status).toBe(404);
    const timeline = (await people.vnp.get<TaskUpdate[]>(`/api/tasks/${task.id}/updates`)).body;
    expect(timeline.map(({ step, leadOrgName }) => [step, leadOrgName])).toEqual([['assign', null], ['receive', null], ['return', null], ['reassign', 'VNPT']]);
    expect((await take(people.vnp, moved, 'receive')).status).toBe(200);
  });

  it('not received within one working day, it is found by whoever gave it, whatever its due date', async () => {
    await at(vn('2026-11-27', '16:00'));
    const task = await give({ dueAt: vn('2026-12-20', '17:00').toISOString() });
    const urgent = await give({ priority: 'hoa_toc', dueAt: vn('2026-12-20', '17:00').toISOString() });
    const unreceived = async (person: Person): Promise<string[]> =>
      (await person.get<Page<Task>>('/api/tasks?unreceived=late&perPage=100')).body.data.map(({ id }) => id).filter((id) => id === task.id || id === urgent.id);
    await at(vn('2026-11-30', '16:59'));
    expect(await unreceived(people.manager)).toEqual([urgent.id]);
    await at(vn('2026-11-30', '17:01'));
    expect((await unreceived(people.manager)).toSorted()).toEqual([task.id, urgent.id].toSorted());
    expect((await unreceived(people.vtl)).toSorted()).toEqual([task.id, urgent.id].toSorted());
    expect(await unreceived(people.vnp)).toEqual([]);
    await walk(task, [people.vtl, 'receive']);
    expect(await unreceived(people.manager)).toEqual([urgent.id]);
    await walk(urgent, [people.vtl, 'receive']);
    expect(await unreceived(people.manager)).toEqual([]);
  });

  it('is returned no more when the two days are over, or when the giver insists', async () => {
    await at(vn('2026-11-23', '09:00'));
    const late = await give({ dueAt: vn('2026-12-20', '17:00').toISOString() });
    const insisted = await walk(await give({ dueAt: vn('2026-12-20', '17:00').toISOString() }), [people.vtl, 'return', { text: 'Không phải' }], [people.manager, 'insist', { text: 'Đúng chức năng của đơn vị' }]);
    expect(insisted).toMatchObject({ state: 'assigned', leadOrgId: test.province.orgs.vtl, receiveBy: vn('2026-11-24', '17:00').toISOString(), returnUntil: null });
    expect(await take(people.vtl, insisted, 'return', { text: 'Vẫn không' })).toMatchObject({ status: 409, body: { code: 'task.return-too-late' } });
    await at(vn('2026-11-25', '17:01'));
    expect(await take(people.vtl, late, 'return', { text: 'Không phải' })).toMatchObject({ status: 409, body: { code: 'task.return-too-late' } });
    expect((await take(people.vtl, late, 'receive')).status).toBe(200);
  });

  it('is not decided by who asked for the decision, whatever else they may', async () => {
    await at(vn('2026-11-23', '09:00'));
    const returned = await walk(await give(), [people.vtl, 'return', { text: 'Không phải' }]);
    await test.transactions.query(`update tasks set asked_by_id = $2 where id = $1`, [returned.id, test.province.users['manager']]);
    for (const [step, body] of [['reassign', { leadOrgId: test.province.orgs.vnp }], ['insist', { text: 'Làm đi' }]] as const) {
      expect(await take(people.manager, returned, step, body)).toMatchObject({ status: 403, body: { code: 'task.own-request' } });
    }
    expect((await take(people.leader, returned, 'insist', { text: 'Làm đi' })).status).toBe(200);
  });

  it('suspended, its clock stands; resumed, as much working time is left and the first term is kept', async () => {
    await at(vn('2026-11-23', '09:00'));
    const dueAt = vn('2026-11-25', '17:00').toISOString();
    const working = await walk(await give({ dueAt }), [people.vtl, 'report', { percent: 20 }]);
    expect(await take(people.manager, working, 'suspend', { text: 'Chờ kinh phí' })).toMatchObject({ status: 403, body: { code: 'task.not-your-side' } });
    await at(vn('2026-11-24', '09:00'));
    const stopped = await walk(working, [people.leader, 'suspend', { text: 'Chờ kinh phí' }]);
    expect(stopped).toMatchObject({ state: 'suspended', suspendedFrom: 'in_progress', dueAt });
    expect(stopped.suspendedAt).toBe(test.clock.now().toISOString());
    for (const step of ['report', 'submit', 'start']) expect((await take(people.vtl, stopped, step, { percent: 30 })).status).toBe(409);
    const isOverdue = async () => (await people.manager.get<{ data: Task[] }>(`/api/tasks?deadline=overdue&ids=${stopped.id}`)).body.data.length === 1;
    await at(vn('2026-12-07', '10:00'));
    expect(await isOverdue()).toBe(false);
    const goesOn = await walk(stopped, [people.leader, 'resume']);
    // From Tuesday 09:00 to Wednesday 17:00 are six hours and a working day: so it is from Monday 10:00 on.
    expect(goesOn).toMatchObject({ state: 'in_progress', suspendedAt: null, suspendedFrom: null, originalDueAt: dueAt, dueAt: vn('2026-12-09', '08:30').toISOString() });
    await at(vn('2026-12-09', '08:31'));
    expect(await isOverdue()).toBe(true);
  });

  it('opened again, it keeps when it was first completed', async () => {
    await at(vn('2026-11-23', '09:00'));
    const completed = await done(await give({ dueAt: vn('2026-12-20', '17:00').toISOString() }));
    test.clock.advance(60_000);
    const reopened = await walk(completed, [people.manager, 'reopen', { text: 'Mất liên lạc trở lại' }]);
    expect(reopened).toMatchObject({ state: 'in_progress', completedAt: null, firstCompletedAt: completed.completedAt });
    const again = await walk(reopened, [people.vtl, 'submit', { text: 'Xong thật' }], [people.manager, 'accept']);
    expect(again.firstCompletedAt).toBe(completed.completedAt);
    expect(Date.parse(again.completedAt ?? '')).toBeGreaterThan(Date.parse(completed.completedAt ?? ''));
  });

  it('evaluated, it says how the score came about, and anybody computes the same', async () => {
    await at(vn('2026-11-20', '16:00'));
    const due = await give({ dueAt: vn('2026-11-20', '17:00').toISOString() });
    await at(vn('2026-11-24', '09:00'));
    const completed = await done(due);
    expect(await take(people.manager, completed, 'evaluate')).toMatchObject({ status: 422, body: { code: 'task.quality-required' } });
    expect(await take(people.operator, completed, 'evaluate', { quality: 'B' })).toMatchObject({ status: 403, body: { code: 'task.not-your-side' } });
    const evaluated = await walk(completed, [people.manager, 'evaluate', { quality: 'B', text: 'Đạt, còn chậm' }]);
    expect(evaluated).toMatchObject({ state: 'evaluated', score: 76.5, appeal: null });
    const [told] = (await people.vtl.get<TaskEvaluation[]>(`/api/tasks/${evaluated.id}/evaluations`)).body;
    expect(told).toMatchObject({ kind: 'first', byName: 'Lãnh Đạo IOC', quality: 'B', workingDaysLate: 2, timeliness: 90, score: 76.5, comment: 'Đạt, còn chậm' });
    const outcome = { isDone: true, workingDaysLate: told?.workingDaysLate ?? NaN };
    expect([timeliness(outcome), taskScore({ ...outcome, quality: told?.quality as Quality })]).toEqual([told?.timeliness, told?.score]);
    expect((await people.vnp.get(`/api/tasks/${evaluated.id}/evaluations`)).status).toBe(404);
  });

  it('appealed against once, it is decided one level up and by nobody who evaluated', async () => {
    await at(vn('2026-11-23', '09:00'));
    const evaluated = await walk(await done(await give()), [people.leader, 'evaluate', { quality: 'C' }]);
    expect(await take(people.vtl, evaluated, 'appeal')).toMatchObject({ status: 422, body: { code: 'task.reason-required' } });
    expect(await take(people.leader, evaluated, 'decide_appeal', { quality: 'B', text: 'Xét lại' })).toMatchObject({ status: 403, body: { code: 'task.own-evaluation' } });
    const appealed = await walk(evaluated, [people.vtl, 'appeal', { text: 'Chậm do chờ phối hợp' }]);
    expect(await take(people.vtl, appealed, 'appeal', { text: 'Lần nữa' })).toMatchObject({ status: 409, body: { code: 'task.appealed-already' } });
    const decision = { quality: 'A', text: 'Đã đối chiếu' };
    expect(await take(people.manager, appealed, 'decide_appeal', decision)).toMatchObject({ status: 403, body: { code: 'task.not-your-side' } });
    expect(await take(people.leader, appealed, 'decide_appeal', decision)).toMatchObject({ status: 403, body: { code: 'task.own-evaluation' } });
    await test.transactions.query(
      `insert into users (username, full_name, role, org_id, everywhere, password_hash) select 'leader2', 'Phó Chủ Tịch', 'leader', org_id, true, password_hash from users where username = 'leader'`,
    );
    const above = await test.as('leader2');
    test.clock.advance(1_000);
    const decided = await walk(appealed, [above, 'decide_appeal', decision]);
    expect(decided).toMatchObject({ state: 'evaluated', appeal: 'decided', score: 100 });
    expect((await people.vtl.get<TaskEvaluation[]>(`/api/tasks/${decided.id}/evaluations`)).body.map(({ kind, quality, byName }) => [kind, quality, byName])).toEqual([
      ['first', 'C', 'Lãnh Đạo Tỉnh'], ['appeal', 'A', 'Phó Chủ Tịch'],
    ]);
    expect(await take(above, decided, 'decide_appeal', decision)).toMatchObject({ status: 409, body: { code: 'task.no-appeal' } });
    expect(await take(people.vtl, decided, 'appeal', { text: 'Lần nữa' })).toMatchObject({ status: 409, body: { code: 'task.appealed-already' } });
  });
});
