import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { User } from '@ioc/shared/access';
import type { NotificationBoard } from '@ioc/shared/notifications';
import type { Task, TaskStep } from '@ioc/shared/tasks';
import type { TaskWatchers } from '@ioc/shared/watchers';
import { assignWith, headOf, ifMatch } from '../../testing/builders.js';
import { listenTo, startTestApp, type Person, type TestApp } from '../../testing/test-app.js';

describe('watchers', () => {
  let test: TestApp;
  let people: Record<'operator' | 'operator2' | 'manager' | 'vtl' | 'so' | 'xa.bac' | 'admin', Person>;
  let task: Task;
  const read = async (person: Person) => (await person.get<TaskWatchers>(`/api/tasks/${task.id}/watchers`)).body;
  const watch = (person: Person, isWatching: boolean) => person.send<TaskWatchers>('POST', `/api/tasks/${task.id}/watchers`, { isWatching });
  const say = (person: Person, text: string) => person.send('POST', `/api/tasks/${task.id}/comments`, { text });
  const take = async (person: Person, step: TaskStep, body: object = {}) => {
    const { status, body: next } = await person.send<Task>('POST', `/api/tasks/${task.id}/steps`, { step, ...body }, ifMatch(task.version));
    expect(status).toBe(200);
    task = next;
  };
  const told = async (person: Person) => {
    await test.settle();
    return (await person.get<NotificationBoard>('/api/notifications/board')).body.notifications.filter(({ taskId }) => taskId === task.id).map(({ code }) => code).sort();
  };
  const follow = async () => (await read(people.manager)).people.map(({ id }) => Object.entries(test.province.users).find(([, user]) => user === id)?.[0]).sort();

  beforeAll(async () => {
    test = await startTestApp();
    const names = ['operator', 'operator2', 'manager', 'vtl', 'so', 'xa.bac', 'admin'] as const;
    people = Object.fromEntries(await Promise.all(names.map(async (name) => [name, await test.as(name)]))) as typeof people;
  });
  beforeEach(async () => {
    test.clock.advance(1_000);
    task = (await assignWith(test, people.operator)).body;
  });
  afterAll(() => test.close());

  it('are whoever gave the task, acted for the lead unit, commented or was mentioned; each may stop', async () => {
    expect(await follow()).toEqual(['operator']);
    await take(people.vtl, 'receive');
    await say(people.manager, `Nhờ <@${test.province.users['operator2']}> theo dõi`);
    expect(await follow()).toEqual(['manager', 'operator', 'operator2', 'vtl']);
    expect((await watch(people.vtl, false)).body.isWatching).toBe(false);
    await take(people.vtl, 'start');
    expect(await follow()).toEqual(['manager', 'operator', 'operator2']);
  });

  it('may be anybody who sees the task, and nobody who does not', async () => {
    expect((await read(people.operator2)).isWatching).toBe(false);
    expect((await watch(people.operator2, true)).body).toMatchObject({ isWatching: true, people: [{ name: expect.any(String) }, { name: expect.any(String) }] });
    expect(await watch(people.so, true)).toMatchObject({ status: 404, body: { code: 'task.not-found' } });
    expect((await people.so.get(`/api/tasks/${task.id}/watchers`)).status).toBe(404);
  });

  it('are told of comments and of every step that moves the work, once each, and not of their own doing', async () => {
    await watch(people.operator2, true);
    await take(people.vtl, 'start');
    await say(people.vtl, `Đã lên trạm <@${test.province.users['operator']}>`);
    await take(await test.as('leader'), 'suspend', { text: 'Chờ bão tan' });
    expect(await told(people.operator2)).toEqual(['commented', 'task.started', 'task.suspended']);
    expect(await told(people.operator)).toEqual(['mentioned', 'task.started', 'task.suspended']);
    // Told as one of the lead unit and as a watcher: still once.
    expect(await told(people.vtl)).toEqual(['task.assigned', 'task.suspended']);
    expect(await told(people.manager)).toEqual([]);
    await watch(people.operator2, false);
    await say(people.vtl, 'Thêm tin');
    expect(await told(people.operator2)).toEqual(['commented', 'task.started', 'task.suspended']);
  });

  it('hear of their choice on their other screens, and nobody else does', async () => {
    const [mine, others] = await Promise.all([await test.signIn('operator2'), people.operator].map(async (person) => listenTo(person.socket())));
    await watch(people.operator2, true);
    await watch(people.operator2, true);
    const head = await headOf(test);
    await Promise.all([mine, others].map(async (one) => one?.reached(head)));
    expect(mine?.heard.map(({ name, data }) => [name, data])).toEqual([['watcher.changed', { taskId: task.id, isWatching: true }]]);
    expect(others?.heard).toEqual([]);
  });

  it('end with their sight of the task, and do not begin again with it', async () => {
    task = (await assignWith(test, people.operator, { leadOrgId: test.province.orgs['ub-bac'] })).body;
    await watch(people['xa.bac'], true);
    const id = test.province.users['xa.bac'] ?? '';
    const scopeOf = async (change: (scope: User['scope']) => User['scope']) => {
      const user = (await people.admin.get<User>(`/api/users/${id}`)).body;
      expect((await people.admin.send('PATCH', `/api/users/${id}`, { scope: change(user.scope) }, ifMatch(user.version))).status).toBe(200);
      await test.settle();
      return user.scope;
    };
    const former = await scopeOf((scope) => ({ ...scope, unitIds: [test.province.units.nam], orgIds: [test.province.orgs['ub-nam']] }));
    expect(await follow()).toEqual(['operator']);
    await say(people.manager, 'Ai đang xem');
    await scopeOf(() => former);
    test.clock.advance(2_000);
    expect((await read(people['xa.bac'])).isWatching).toBe(false);
    expect(await told(people['xa.bac'])).toEqual(['task.assigned']);
  });

  it('leave with the work when it goes to another unit; that unit hears of its leaving and reads it where it reads the rest', async () => {
    await watch(people.vtl, true);
    await take(people.vtl, 'return', { text: 'Không thuộc thẩm quyền' });
    await take(people.manager, 'reassign', { leadOrgId: test.province.orgs.so });
    expect(await told(people.vtl)).toEqual(['task.withdrawn']);
    expect(await told(people.so)).toEqual(['task.reassigned']);
    expect((await people.vtl.get(`/api/tasks/${task.id}`)).status).toBe(404);
    expect(await follow()).toEqual(['operator']);
    await say(people.so, 'Đã nhận');
    expect(await told(people.vtl)).toEqual(['task.withdrawn']);
    const { body } = await people.vtl.get<NotificationBoard>('/api/notifications/board');
    expect(body.notifications.find(({ taskId }) => taskId === task.id)).toMatchObject({ params: { code: task.code, title: task.title, byName: 'Lãnh Đạo IOC' } });
  });
});
