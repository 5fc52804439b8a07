import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from '@ioc/shared/list';
import { filterOfRow, filtersOfBuckets, sumOfCounts, taskBuckets, taskGroups, totalOf, type CountedFilter, type TaskStatistics } from '@ioc/shared/task-statistics';
import { trendSteps, type TaskTrend, type TrendLine } from '@ioc/shared/task-trend';
import { openTaskStates, type ListedTask, type OverdueCounts, type Task, type TaskStep } from '@ioc/shared/tasks';
import { dateIn } from '@ioc/shared/working-time';
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
      expect(await listed(people.manager, { ...own, ...filtersOfBuckets.all })).toBe(totalOf(row));
      for (const bucket of taskBuckets) expect(await listed(people.manager, { ...own, ...filtersOfBuckets[bucket] })).toBe(row[bucket]);
      if (by !== 'month' && by !== 'origin') expect(row.name).toEqual(row.key === null ? null : expect.any(String));
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

  it('lead from the rows without a person, place or plan to their tasks too, alone and together with others', async () => {
    const { manager, vtl } = people;
    for (const [by, name, key] of [['focal', 'handlerId', test.province.users['vtl']], ['unit', 'unitId', test.province.units.bac], ['plan', 'planId', null]] as const) {
      const { rows } = await statistics(manager, `by=${by}`);
      const [nobody, somebody] = [null, key].map((wanted) => rows.find((row) => row.key === wanted));
      expect(totalOf(nobody!)).toBeGreaterThan(0);
      const both = [totalOf(nobody!), ...(key === null || key === undefined ? [] : [totalOf(somebody!)])].reduce((sum, count) => sum + count);
      const filter = { [name]: ['none', ...(key === null || key === undefined ? [] : [key])].join(','), ...filtersOfBuckets.all };
      expect(await listed(manager, filter)).toBe(both);
    }
    // Scope holds: what the row of nobody leads to is only what the reader may see.
    const seen = async (person: Person) => [totalOf((await statistics(person, 'by=unit')).rows.find(({ key }) => key === null)!), await listed(person, { unitId: 'none', ...filtersOfBuckets.all })];
    const [[all, allListed], [own, ownListed]] = [await seen(manager), await seen(vtl)];
    expect([allListed, ownListed]).toEqual([all, own]);
    expect(own).toBeLessThan(all as number);
  });

  it('count by the day of the term and of the completion as well', async () => {
    const { data } = (await people.manager.get<Page<Task>>('/api/tasks?state=completed&perPage=10&sort=dueAt')).body;
    for (const [field, from, to] of [['completedAt', 'completedFrom', 'completedTo'], ['dueAt', 'dueFrom', 'dueTo'], ['assignedAt', 'assignedFrom', 'assignedTo']] as const) {
      const day = dateIn(new Date(data[0]?.[field] ?? ''));
      const next = dateIn(new Date(Date.parse(`${day}T12:00:00Z`) + dayMs));
      const all = (await people.manager.get<Page<Task>>('/api/tasks?perPage=100')).body.data.filter((task) => task[field] !== null && dateIn(new Date(task[field])) === day && task.state !== 'cancelled');
      const counted = async (query: string) => totalOf(sumOfCounts((await statistics(people.manager, `by=sector&${query}`)).rows));
      expect(all.length).toBeGreaterThan(0);
      expect(await counted(`${from}=${day}&${to}=${day}`)).toBe(all.length);
      expect(await counted(`${from}=${next}&${to}=${day}`)).toBe(0);
    }
  });

  describe('over time', () => {
    const trend = async (person: Person, query: string) => (await person.get<TaskTrend>(`/api/tasks/trend?${query}`)).body;

    it.each(trendSteps)('every %s end with what is overdue now, and add up to what was given and done', async (every) => {
      const sum = sumOfCounts((await statistics(people.manager, 'by=lead')).rows);
      const { at, isCut, points } = await trend(people.manager, `every=${every}`);
      const total = (line: TrendLine) => points.reduce((all, point) => all + point[line], 0);
      expect([at, isCut, points.length]).toEqual([test.clock.now().toISOString(), false, every === 'week' ? 26 : 12]);
      expect([total('given'), total('doneOnTime'), total('doneLate'), total('doneNoTerm')]).toEqual([totalOf(sum), sum.doneOnTime, sum.doneLate, sum.doneNoTerm]);
      expect(points.at(-1)?.overdue).toBe(sum.overdue);
    });

    it('are at the end of each week what one sees who counts the tasks one by one', async () => {
      const { data } = (await people.manager.get<Page<Task>>('/api/tasks?perPage=100')).body;
      const tasks = data.filter(({ state }) => state !== 'cancelled' && state !== 'draft');
      const { points } = await trend(people.manager, 'every=week');
      for (const { from, to, ...point } of points) {
        const end = Math.min(Date.parse(`${to}T17:00:00Z`), test.clock.now().getTime());
        const within = (moment: string | null) => moment !== null && dateIn(new Date(moment)) >= from && dateIn(new Date(moment)) <= to;
        const late = tasks.filter(({ dueAt, completedAt }) => dueAt !== null && Date.parse(dueAt) < end && (completedAt === null || Date.parse(completedAt) >= Date.parse(`${to}T17:00:00Z`)));
        expect([from, point.given, point.overdue]).toEqual([from, tasks.filter(({ assignedAt }) => within(assignedAt)).length, late.length]);
      }
      expect(Math.max(...points.map(({ overdue }) => overdue))).toBeGreaterThan(1);
    });

    it('are narrowed by the filter, by scope and by days, and refused like the list', async () => {
      const { manager, vtl } = people;
      const given = async (person: Person, query: string) => (await trend(person, `every=month&${query}`)).points.reduce((sum, point) => sum + point.given, 0);
      expect(await given(manager, `leadOrgId=${test.province.orgs.so}`)).toBe(1);
      expect(await given(vtl, '')).toBeLessThan(await given(manager, ''));
      const today = dateIn(test.clock.now());
      expect((await trend(manager, `every=month&from=${today}&to=${today}`)).points).toMatchObject([{ from: `${today.slice(0, 7)}-01`, to: today }]);
      expect((await trend(manager, 'every=month&from=2999-01-01')).points).toEqual([]);
      expect((await (await test.signIn('admin')).get('/api/tasks/trend?every=month')).status).toBe(403);
      for (const query of ['', 'every=day', 'every=week&from=01/02/2026']) expect(await manager.get(`/api/tasks/trend?${query}`)).toMatchObject({ status: 422, body: { code: 'request.invalid' } });
    });
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
