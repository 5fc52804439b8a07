import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from '@ioc/shared/list';
import { filterOfRow, filtersOfBuckets, sumOfCounts, taskBuckets, taskGroups, totalOf, type CountedFilter, type TaskStatistics } from '@ioc/shared/task-statistics';
import { openTaskStates, type ListedTask, type OverdueCounts, type Task, type TaskStep } from '@ioc/shared/tasks';
import { assignWith, dayMs, ifMatch } from './builders.js';
import { startTestApp, type Person, type TestApp } from './test-app.js';

describe('the statistics of tasks', () => {
  let test: TestApp;
  let people: Record<'operator' | 'manager' | 'vtl', Person>;
  const take = async (person: Person, task: Task, step: TaskStep, body: object = {}) =>
    (await person.send<Task>('POST', `/api/tasks/${task.id}/steps`, { step, ...body }, ifMatch(task.version))).body;
  const statistics = async (person: Person, query: string) => (await person.get<TaskStatistics>(`/api/tasks/statistics?${query}`)).body;
  const asked = (filter: CountedFilter) => new URLSearchParams(Object.entries(filter).map(([name, value]): [string, string] => [name, `${value}`])).toString();
  const listed = async (person: Person, filter: CountedFilter) => (await person.get<Page<ListedTask>>(`/api/tasks?perPage=1&${asked(filter)}`)).body.total;

  beforeAll(async () => {
    test = await startTestApp({ IOC_REQUESTS_PER_MINUTE: '100000' });
    const signIn = async () => ({ operator: await test.signIn('operator'), manager: await test.signIn('manager'), vtl: await test.signIn('vtl') });
    const { operator, manager, vtl } = await signIn();
    const inDays = (days: number) => new Date(test.clock.now().getTime() + days * dayMs).toISOString();
    const { orgs, units, assets } = test.province;
    const given: Task[] = [];
    for (const [wish, giver] of [
      [{ dueAt: inDays(60) }, operator], [{ dueAt: inDays(60), subject: { kind: 'asset', id: assets['bts-nam'] } }, manager], [{ dueAt: inDays(40), sectorCode: 'BC' }, manager],
      [{ dueAt: inDays(90), leadOrgId: orgs.so }, operator], [{ dueAt: inDays(50), subject: { kind: 'unit', id: units.bac } }, operator], [{ dueAt: inDays(35), priority: 'khan' }, operator],
    ] as const) given.push((await assignWith(test, giver, wish)).body);
    const [onTime, late, cancelled] = given as [Task, Task, Task];
    await take(manager, await take(vtl, await take(vtl, onTime, 'start'), 'submit'), 'accept');
    await take(manager, cancelled, 'cancel', { text: 'Giao nhầm đơn vị' });
    await test.transactions.query(`update tasks set due_at = null, warn_at = null where id = $1`, [given[4]?.id]);
    test.clock.set(new Date(Date.parse(late.dueAt ?? '') + 3 * dayMs));
    // Their sessions have ended meanwhile.
    people = await signIn();
    await take(people.manager, await take(people.vtl, await take(people.vtl, late, 'start'), 'submit'), 'accept');
    await assignWith(test, people.operator, { dueAt: inDays(120) });
  });
  afterAll(() => test.close());

  it.each(taskGroups)('by %s add up, and each figure is the total of the list it leads to', async (by) => {
    const { rows, at } = await statistics(people.manager, `by=${by}`);
    const sum = sumOfCounts(rows);
    expect(at).toBe(test.clock.now().toISOString());
    expect(sum).toEqual({ doneOnTime: 1, doneLate: 1, doneNoTerm: 0, inTerm: 2, dueSoon: 0, overdue: 1, openNoTerm: 1 });
    expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
    for (const row of rows) {
      const own = filterOfRow(by, row.key);
      if (own === null) continue;
      expect(await listed(people.manager, { ...own, ...filtersOfBuckets.all })).toBe(totalOf(row));
      for (const bucket of taskBuckets) expect(await listed(people.manager, { ...own, ...filtersOfBuckets[bucket] })).toBe(row[bucket]);
      if (by !== 'month' && by !== 'origin') expect(row.name).toEqual(expect.any(String));
    }
  });

  it('tell the board how much of each column is overdue, as the list of that column has it', async () => {
    const overdue = async (person: Person, query = '') => (await person.get<OverdueCounts>(`/api/tasks/overdue?${query}`)).body;
    const { at, counts } = await overdue(people.manager);
    expect(at).toBe(test.clock.now().toISOString());
    expect(Object.values(counts)).toEqual([1]);
    for (const state of openTaskStates) expect(counts[state] ?? 0).toBe((await people.manager.get<Page<ListedTask>>(`/api/tasks?perPage=1&state=${state}&deadline=overdue`)).body.total);
    const [late] = (await people.manager.get<Page<ListedTask>>('/api/tasks?deadline=overdue')).body.data as [ListedTask];
    expect((await overdue(people.manager, `leadOrgId=${late.leadOrgId}`)).counts).toEqual({ [late.state]: 1 });
    expect((await overdue(people.manager, `leadOrgId=${late.leadOrgId}&priority=hoa_toc`)).counts).toEqual({});
    const stranger = late.leadOrgId === test.province.orgs.vtl ? await test.signIn('so') : people.vtl;
    expect((await overdue(stranger)).counts).toEqual({});
    expect((await (await test.signIn('admin')).get('/api/tasks/overdue')).status).toBe(403);
  });

  it('count within a filter, and only what the reader may see', async () => {
    const late = await statistics(people.manager, 'by=lead&deadline=overdue,done_late');
    expect(late.rows.map(({ name, overdue, doneLate }) => ({ name, overdue, doneLate }))).toEqual([{ name: expect.any(String), overdue: 1, doneLate: 1 }]);
    expect((await statistics(people.vtl, 'by=lead')).rows.map(({ key }) => key)).toEqual([test.province.orgs.vtl]);
    expect((await (await test.signIn('admin')).get('/api/tasks/statistics?by=lead')).status).toBe(403);
  });

  it('begin and end a period with the days of Vietnam', async () => {
    const [row] = (await statistics(people.manager, 'by=month')).rows;
    const [task] = (await people.manager.get<Page<ListedTask>>('/api/tasks?sort=assignedAt&order=DESC&perPage=1')).body.data;
    // Half past midnight in Vietnam.
    await test.transactions.query(`update tasks set assigned_at = '2027-03-31T17:30:00Z', due_at = '2027-05-31T17:00:00Z' where id = $1`, [task?.id]);
    expect(row?.key).not.toBe('2027-04');
    expect((await statistics(people.manager, 'by=month')).rows[0]).toMatchObject({ key: '2027-04', inTerm: 1 });
    for (const [period, total] of [['assignedFrom=2027-04-01&assignedTo=2027-04-01', 1], ['assignedFrom=2027-03-31&assignedTo=2027-03-31', 0]] as const) {
      expect(sumOfCounts((await statistics(people.manager, `by=unit&${period}`)).rows)).toMatchObject({ inTerm: total });
    }
    const due = async (period: string) => (await people.manager.get<Page<ListedTask>>(`/api/tasks?${period}`)).body.total;
    expect([await due('dueFrom=2027-06-01&dueTo=2027-06-01'), await due('dueFrom=2027-05-31&dueTo=2027-05-31')]).toEqual([1, 0]);
  });

  it('say what is wrong with a question', async () => {
    for (const query of ['by=colour', '', 'by=lead&assignedFrom=31/03/2027', 'by=lead&assignerId=1']) {
      expect(await people.manager.get(`/api/tasks/statistics?${query}`)).toMatchObject({ status: 422, body: { code: 'request.invalid' } });
    }
  });
});
