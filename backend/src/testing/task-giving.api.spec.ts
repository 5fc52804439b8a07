import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Actor } from '@ioc/shared/access';
import type { Task } from '@ioc/shared/tasks';
import { assignTask } from '@ioc/shared/tasks.input';
import { actorOf } from '#features/access';
import { TaskGiving } from '#features/tasks';
import type { Tx } from '#platform/database';
import { assignWith, dayMs } from './builders.js';
import { startTestApp, type TestApp } from './test-app.js';

describe('giving many tasks at once', () => {
  let test: TestApp;
  let actor: Actor;
  beforeAll(async () => {
    test = await startTestApp();
    const manager = await test.signIn('manager');
    const found = await actorOf(test.transactions, (await manager.get<{ id: string }>('/api/session')).body.id);
    if (found === null) throw new Error('no manager');
    actor = found;
  });
  afterAll(() => test.close());

  const inputOf = (n: number, more: object = {}) => assignTask.parse({
    title: `Việc số ${n}`, content: null, priority: 'thuong', sectorCode: n % 2 === 0 ? 'HTS' : 'YTE', leadOrgId: n % 3 === 0 ? test.province.orgs.so : test.province.orgs.vtl, coordinatingOrgIds: [],
    dueAt: new Date(test.clock.now().getTime() + (30 + n) * dayMs).toISOString(), subject: null, requiredResult: 'Báo cáo', originKind: 'direct', ...more,
  });
  const give = async (count: number): Promise<{ tasks: Task[]; statements: string[] }> => {
    const statements: string[] = [];
    const tasks = await test.transactions.run(actor, async (tx: Tx) => {
      const query = tx.query.bind(tx);
      jest.spyOn(tx, 'query').mockImplementation((sql, values) => {
        statements.push(sql);
        return query(sql, values);
      });
      return test.app.get(TaskGiving).give(tx, actor, Array.from({ length: count }, (_, n) => inputOf(n)));
    });
    return { tasks, statements };
  };

  it('asks the database as often for three hundred as for one', async () => {
    const [one, many] = [await give(1), await give(300)];
    expect(many.tasks).toHaveLength(300);
    expect(many.statements.length).toBe(one.statements.length);
  });

  it('takes the numbers last: after them it only reads and tells, so nobody else who gives work waits for the rest', async () => {
    const { statements } = await give(20);
    const taken = statements.findIndex((sql) => sql.includes('into task_numbers'));
    const after = statements.slice(taken + 1).map((sql) => /^\s*(update tasks t set code|select row_to_json|with incoming|select pg_notify)/.exec(sql)?.[1] ?? sql);
    expect(after).toEqual(['update tasks t set code', 'select row_to_json', 'with incoming', 'select pg_notify']);
  });

  it('numbers them in their order without gaps, each with its own words, and goes on from there', async () => {
    const { tasks } = await give(20);
    const numbers = tasks.map(({ code }) => Number(code.split('-')[2]));
    expect(numbers).toEqual(numbers.map((_, n) => (numbers[0] ?? 0) + n));
    expect(tasks.map(({ title }) => title)).toEqual(Array.from({ length: 20 }, (_, n) => `Việc số ${n}`));
    const next = (await assignWith(test, await test.signIn('operator'))).body;
    expect(Number(next.code.split('-')[2])).toBe((numbers.at(-1) ?? 0) + 1);
    const manager = await test.signIn('manager');
    expect((await manager.get<{ data: Task[] }>(`/api/tasks?q=${next.code}`)).body.data.map(({ id }) => id)).toEqual([next.id]);
  });

  it('is all or nothing, and takes no number where it came to nothing', async () => {
    const last = async () => (await test.transactions.query<{ last: number }>('select last from task_numbers'))[0]?.last;
    const before = await last();
    const wishes = [inputOf(1), inputOf(2, { leadOrgId: '00000000-0000-4000-8000-000000000000' })];
    await expect(test.transactions.run(actor, (tx) => test.app.get(TaskGiving).give(tx, actor, wishes))).rejects.toMatchObject({ code: 'organisation.not-found' });
    expect(await last()).toBe(before);
  });
});
