import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from '@ioc/shared/list';
import type { Scores } from '@ioc/shared/scores';
import { sumOfCounts, type TaskStatistics } from '@ioc/shared/task-statistics';
import type { TaskTrend } from '@ioc/shared/task-trend';
import { doneTaskStates, openTaskStates, type ListedTask, type OverdueCounts, type Task, type TaskStep } from '@ioc/shared/tasks';
import { assignWith, dayMs, ifMatch } from './builders.js';
import { startTestApp, type Person, type TestApp } from './test-app.js';

/** §3.3.4: waiting for acceptance never makes a unit late. */
describe('a result that waits to be accepted', () => {
  let test: TestApp;
  let people: Record<'manager' | 'vtl', Person>;
  let waiting: Task;
  let late: Task;
  const take = async (person: Person, task: Task, step: TaskStep, body: object = {}) =>
    (await person.send<Task>('POST', `/api/tasks/${task.id}/steps`, { step, ...body }, ifMatch(task.version))).body;
  const signIn = async () => {
    people = { manager: await test.signIn('manager'), vtl: await test.signIn('vtl') };
  };
  /** How many are late by the list, the board, the figures, the figures over time and the scores, which must agree. */
  async function lateByAll(): Promise<number[]> {
    await test.settle();
    const { manager } = people;
    const list = (await manager.get<Page<ListedTask>>('/api/tasks?deadline=overdue')).body.total;
    const board = Object.values((await manager.get<OverdueCounts>('/api/tasks/overdue')).body.counts).reduce((sum, count) => sum + count, 0);
    const figures = sumOfCounts((await manager.get<TaskStatistics>('/api/tasks/statistics?by=lead')).body.rows).overdue;
    const trend = (await manager.get<TaskTrend>('/api/tasks/trend?every=month')).body.points.at(-1)?.overdue ?? -1;
    const year = test.clock.now().getUTCFullYear();
    const scores = await Promise.all([year - 1, year].map(async (one) => (await manager.get<Scores>(`/api/scores?by=sector&period=${one}`)).body.rows.reduce((sum, { overdue }) => sum + overdue, 0)));
    return [list, board, figures, trend, scores.reduce((sum, one) => sum + one, 0)];
  }

  beforeAll(async () => {
    test = await startTestApp({ IOC_REQUESTS_PER_MINUTE: '100000' });
    await signIn();
    const dueAt = new Date(test.clock.now().getTime() + 40 * dayMs).toISOString();
    waiting = (await assignWith(test, people.manager, { dueAt })).body;
    late = (await assignWith(test, people.manager, { dueAt })).body;
    waiting = await take(people.vtl, await take(people.vtl, waiting, 'start'), 'submit');
    late = await take(people.vtl, late, 'start');
    test.clock.set(new Date(Date.parse(dueAt) + 3 * dayMs));
    await signIn();
  });
  afterAll(() => test.close());

  it('is not late when it was handed in in time, however long nobody looks at it', async () => {
    expect(await lateByAll()).toEqual([1, 1, 1, 1, 1]);
    const { rows } = (await people.manager.get<TaskStatistics>('/api/tasks/statistics?by=lead')).body;
    expect(sumOfCounts(rows)).toMatchObject({ inTerm: 1, dueSoon: 0, overdue: 1 });
    expect((await people.manager.get<Page<ListedTask>>('/api/tasks?deadline=in_term')).body.data.map(({ id }) => id)).toEqual([waiting.id]);
  });

  it('is late when it was handed in late, and when it was sent back and the term is over', async () => {
    late = await take(people.vtl, late, 'submit');
    expect(await lateByAll()).toEqual([1, 1, 1, 1, 1]);
    waiting = await take(people.manager, waiting, 'send_back', { text: 'Thiếu số liệu' });
    expect(await lateByAll()).toEqual([2, 2, 2, 2, 2]);
  });

  it('counts along an index that holds every state that is counted, and no other', async () => {
    const [{ predicate = '' } = {}] = await test.transactions.query<{ predicate: string }>(`select pg_get_expr(indpred, indrelid) as predicate from pg_index where indexrelid = 'tasks_counted'::regclass`);
    expect([...predicate.matchAll(/'([a-z_]+)'/g)].map(([, state]) => state).toSorted()).toEqual([...doneTaskStates, ...openTaskStates].toSorted());
  });
});
