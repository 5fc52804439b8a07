import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from '@ioc/shared/list';
import type { Plan } from '@ioc/shared/plans';
import type { TaskStatistics } from '@ioc/shared/task-statistics';
import { doneOf, sumOfCounts, totalOf } from '@ioc/shared/task-statistics';
import type { Task } from '@ioc/shared/tasks';
import { assignWith, headOf, ifMatch, withoutNotices } from '../../testing/builders.js';
import { listenTo, startTestApp, type Person, type TestApp } from '../../testing/test-app.js';

const hourMs = 3_600_000;
let made = 0;
const paper = () => ({
  title: 'Kế hoạch chuyển đổi số năm 2026', docNumber: `${(made += 1)}/KH-UBND`, docDate: '2026-01-05', issuer: 'UBND tỉnh', startOn: '2026-01-05', endOn: '2026-12-31',
});

describe('plans', () => {
  let test: TestApp;
  let manager: Person;

  const create = async (more: Partial<ReturnType<typeof paper>> = {}): Promise<Plan> => (await manager.send<Plan>('POST', '/api/plans', { ...paper(), ...more })).body;

  beforeAll(async () => {
    test = await startTestApp();
    manager = await test.as('manager');
  });
  afterAll(() => test.close());

  it('are written by who decides for the whole province, read by all who read tasks, and heard of', async () => {
    const officer = await test.as('xa.bac');
    const { heard, reached } = await listenTo(officer.socket());
    const plan = await create();
    expect(plan).toMatchObject({ issuer: 'UBND tỉnh', docDate: '2026-01-05', endOn: '2026-12-31', version: 1 });
    const after = await manager.send<Plan>('PATCH', `/api/plans/${plan.id}`, { endOn: null }, ifMatch(1));
    expect(after.body).toMatchObject({ id: plan.id, endOn: null, version: 2 });
    for (const name of ['xa.bac', 'auditor', 'operator']) {
      expect((await (await test.as(name)).get<Plan>(`/api/plans/${plan.id}`)).body).toEqual(after.body);
    }
    await reached(await headOf(test));
    expect(withoutNotices(heard).map(({ name }) => name)).toEqual(['plan.created', 'plan.updated']);
    for (const name of ['operator', 'xa.bac', 'manager.tttt']) {
      expect(await (await test.as(name)).send('POST', '/api/plans', paper())).toMatchObject({ status: 403, body: { code: 'access.not-permitted' } });
    }
  });

  it('have one number a day, a last day that is not before the first, and one version at a time', async () => {
    const plan = await create();
    expect(await manager.send('POST', '/api/plans', { ...paper(), docNumber: plan.docNumber })).toMatchObject({ status: 409, body: { code: 'plan.number-taken' } });
    expect((await manager.send('POST', '/api/plans', { ...paper(), docNumber: plan.docNumber, docDate: '2026-02-01' })).status).toBe(201);
    expect(await manager.send('POST', '/api/plans', { ...paper(), endOn: '2026-01-04' })).toMatchObject({ status: 422, body: { code: 'plan.period-reversed' } });
    expect(await manager.send('PATCH', `/api/plans/${plan.id}`, { endOn: '2025-12-31' }, ifMatch(1))).toMatchObject({ status: 422, body: { code: 'plan.period-reversed' } });
    expect((await manager.send('PATCH', `/api/plans/${plan.id}`, { title: 'Kế hoạch sửa lần một' }, ifMatch(1))).status).toBe(200);
    expect(await manager.send('PATCH', `/api/plans/${plan.id}`, { title: 'Kế hoạch sửa lần hai' }, ifMatch(1))).toMatchObject({ status: 409, body: { code: 'request.version-stale' } });
  });

  it('are open up to their last day, in Vietnam, and without one for ever', async () => {
    const today = new Date(test.clock.now().getTime() + 7 * hourMs).toISOString().slice(0, 10);
    const yesterday = new Date(test.clock.now().getTime() - 17 * hourMs).toISOString().slice(0, 10);
    const issuer = 'Sở đang hỏi';
    const started = { issuer, startOn: '2020-01-01' };
    const lasting = await manager.send<Plan>('POST', '/api/plans', { ...paper(), ...started, endOn: null });
    const [ending, ended] = [await create({ ...started, endOn: today }), await create({ ...started, endOn: yesterday })];
    const asked = async (filter: string) => {
      const { body } = await manager.get<Page<Plan>>(`/api/plans?perPage=100&${filter}`);
      return [lasting.body, ending, ended].filter(({ id }) => body.data.some((plan) => plan.id === id)).map(({ id }) => id);
    };
    expect(await asked('isOpen=true')).toEqual([lasting.body.id, ending.id]);
    expect(await asked('isOpen=false')).toEqual([ended.id]);
    expect(await asked('')).toHaveLength(3);
    expect((await manager.get('/api/plans?isOpen=perhaps')).status).toBe(422);
  });

  it('are made once however often they are sent', async () => {
    const body = paper();
    const [one, other] = [await manager.send<Plan>('POST', '/api/plans', body, { 'idempotency-key': 'plan-1' }), await manager.send<Plan>('POST', '/api/plans', body, { 'idempotency-key': 'plan-1' })];
    expect(other.body).toEqual(one.body);
    const { body: found } = await manager.get<Page<Plan>>(`/api/plans?q=${encodeURIComponent(body.docNumber.toLowerCase())}`);
    expect(found.data.map(({ id }) => id)).toContain(one.body.id);
  });

  it('hold the tasks given under them: in the list of tasks, and counted each in the reader’s scope', async () => {
    const { orgs } = test.province;
    const plan = await create();
    const tasks: Task[] = [];
    for (const leadOrgId of [orgs.vtl, orgs.so, orgs.so]) {
      tasks.push((await assignWith(test, manager, { planId: plan.id, leadOrgId, dueAt: new Date(test.clock.now().getTime() + 3 * hourMs).toISOString(), title: `Việc thứ ${tasks.length + 1} của kế hoạch` })).body);
    }
    await assignWith(test, manager, { planId: plan.id, asDraft: true });
    await assignWith(test, manager);
    expect(tasks[0]).toMatchObject({ planId: plan.id, planTitle: plan.title });
    const listed = async (person: Person) => (await person.get<Page<Task>>(`/api/tasks?planId=${plan.id}&sort=code`)).body.data.map(({ id }) => id);
    expect(await listed(await test.as('so'))).toEqual(tasks.slice(1).map(({ id }) => id));
    expect(await listed(await test.as('vtl'))).toEqual([tasks[0]?.id]);
    const counted = async (person: Person) => {
      const { body } = await person.get<TaskStatistics>(`/api/tasks/statistics?by=lead&planId=${plan.id}`);
      return { rows: body.rows.length, total: totalOf(sumOfCounts(body.rows)) };
    };
    expect(await counted(manager)).toEqual({ rows: 2, total: 3 });
    expect(await counted(await test.as('vtl'))).toEqual({ rows: 1, total: 1 });
    const { body: byPlan } = await manager.get<TaskStatistics>('/api/tasks/statistics?by=plan');
    const own = byPlan.rows.find(({ key }) => key === plan.id);
    expect(own).toMatchObject({ name: plan.title, inTerm: 0, dueSoon: 3 });
    expect(byPlan.rows.some(({ key }) => key === null)).toBe(true);
    test.clock.advance(4 * hourMs);
    const { body: later } = await manager.get<TaskStatistics>(`/api/tasks/statistics?by=plan&planId=${plan.id}`);
    expect(later.rows).toEqual([expect.objectContaining({ overdue: 3 })]);
    expect(later.rows.map(doneOf)).toEqual([0]);
  });

  it('take a task in and let it go again, and are not what does not exist', async () => {
    const plan = await create();
    const { body: task } = await assignWith(test, manager);
    const nobodys = '00000000-0000-4000-8000-000000000001';
    expect(await assignWith(test, manager, { planId: nobodys })).toMatchObject({ status: 404, body: { code: 'plan.not-found' } });
    expect(await manager.send('PATCH', `/api/tasks/${task.id}`, { planId: nobodys }, ifMatch(1))).toMatchObject({ status: 404, body: { code: 'plan.not-found' } });
    expect((await manager.send<Task>('PATCH', `/api/tasks/${task.id}`, { planId: plan.id }, ifMatch(1))).body.planId).toBe(plan.id);
    expect((await manager.send<Task>('PATCH', `/api/tasks/${task.id}`, { planId: null }, ifMatch(2))).body).toMatchObject({ planId: null, planTitle: null });
  });
});
