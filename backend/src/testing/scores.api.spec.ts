import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from '@ioc/shared/list';
import { periodAt } from '@ioc/shared/score-periods';
import { countOf, scoreOf, type ScoredTask, type ScoreRow, type Scores } from '@ioc/shared/scores';
import type { TaskStatistics } from '@ioc/shared/task-statistics';
import { stepIsOpen, taskSteps, taskTransitions, type Task, type TaskStep, type TaskTransition } from '@ioc/shared/tasks';
import fc from 'fast-check';
import { fillScores } from '#features/scores';
import { checkScores } from '../commands/db/scores.js';
import { assignWith, dayMs, ifMatch } from './builders.js';
import { startTestApp, type Person, type TestApp } from './test-app.js';

describe('scores', () => {
  let test: TestApp;
  let people: Record<'operator' | 'manager' | 'leader' | 'vtl' | 'so', Person>;
  const signIn = async () => ({
    operator: await test.signIn('operator'), manager: await test.signIn('manager'), leader: await test.signIn('leader'), vtl: await test.signIn('vtl'), so: await test.signIn('so'),
  });
  const take = async (person: Person, task: Task, step: TaskStep, body: object = {}) =>
    (await person.send<Task>('POST', `/api/tasks/${task.id}/steps`, { step, ...body }, ifMatch(task.version))).body;
  const done = async (task: Task) => take(people.manager, await take(people.vtl, await take(people.vtl, task, 'start'), 'submit'), 'accept');
  const scores = async (person: Person, query: string) => (await person.get<Scores>(`/api/scores?${query}`)).body;
  const tasksOf = async (person: Person, query: string) => (await person.get<Page<ScoredTask>>(`/api/scores/tasks?${query}`)).body;
  const rowOf = ({ rows }: Scores, key: string | null): ScoreRow | undefined => rows.find((row) => row.key === key);
  const inDays = (days: number) => new Date(test.clock.now().getTime() + days * dayMs).toISOString();

  beforeAll(async () => {
    test = await startTestApp({ IOC_REQUESTS_PER_MINUTE: '100000' });
    people = await signIn();
    const { vtl, so } = test.province.orgs;
    // Judged best; judged B; done and waiting; owed and late; prepared; called off.
    const given: Task[] = [];
    const wishes: Parameters<typeof assignWith>[2][] = [
      { priority: 'hoa_toc', coordinatingOrgIds: [so] }, {}, {}, { priority: 'khan', dueAt: inDays(2) }, { asDraft: true }, {}, { leadOrgId: so, sectorCode: 'YTE', dueAt: inDays(1) },
    ];
    for (const wish of wishes) given.push((await assignWith(test, people.operator, wish)).body);
    const [best, fair, waiting, , , cancelled] = given as [Task, Task, Task, Task, Task, Task];
    await take(people.manager, await done(best), 'evaluate', { quality: 'A' });
    const judged = await take(people.manager, await done(fair), 'evaluate', { quality: 'B' });
    await done(waiting);
    await take(people.manager, cancelled, 'cancel', { text: 'Giao nhầm đơn vị' });
    expect(judged.score).toBe(85);
    expect(vtl).toBe(best.leadOrgId);
    test.clock.advance(3 * dayMs);
    people = await signIn();
    await test.settle();
  });
  afterAll(() => test.close());

  it('of units are the weighted mean of what is judged and what is owed and late', async () => {
    const { vtl, so } = test.province.orgs;
    const answer = await scores(people.manager, 'by=unit&period=2026-Q4');
    // 100·3 + 85·1 + 0·2 of weight 6.
    expect(rowOf(answer, vtl)).toEqual({ key: vtl, name: 'Viettel', judged: 2, overdue: 1, awaiting: 1, points: 77_000, weight: 12 });
    expect(scoreOf(rowOf(answer, vtl) as ScoreRow)).toBeCloseTo(385 / 6, 10);
    // The part of the first counts half: 100·1,5 + 0·1 of weight 2,5.
    expect(rowOf(answer, so)).toMatchObject({ judged: 1, overdue: 1, awaiting: 0, points: 30_000, weight: 5 });
    expect((await scores(people.manager, 'by=unit&period=2026-11')).rows).toEqual(answer.rows);
    expect((await scores(people.manager, 'by=unit&period=2026-10')).rows).toEqual([]);
  });

  it('of persons and sectors have each task once', async () => {
    const persons = await scores(people.manager, 'by=person&period=2026');
    expect(rowOf(persons, test.province.users['vtl'] ?? '')).toMatchObject({ name: 'Cán Bộ Viettel – Viettel', judged: 2, overdue: 0, awaiting: 1 });
    expect(rowOf(persons, null)).toMatchObject({ name: null, overdue: 2 });
    const sectors = await scores(people.manager, 'by=sector&period=2026');
    expect(sectors.rows.map(({ key, judged, overdue }) => [key, judged, overdue])).toEqual([['HTS', 2, 1], ['YTE', 0, 1]]);
  });

  it.each(['unit', 'person', 'sector'] as const)('by %s lead to their tasks, whose formula adds up to them', async (by) => {
    const { rows } = await scores(people.manager, `by=${by}&period=2026-Q4`);
    expect(rows.length).toBeGreaterThan(1);
    for (const row of rows) {
      const question = `by=${by}&period=2026-Q4${row.key === null ? '' : `&key=${row.key}`}`;
      const { data, total } = await tasksOf(people.manager, question);
      const counted = data.filter(({ standing }) => standing !== 'awaiting');
      expect([total, counted.length]).toEqual([countOf(row) + row.awaiting, countOf(row)]);
      expect(counted.reduce((sum, { points, weight }) => sum + points * weight, 0)).toBe(row.points);
      expect(counted.reduce((sum, { weight }) => sum + weight, 0)).toBe(row.weight);
      for (const standing of ['judged', 'overdue', 'awaiting'] as const) expect((await tasksOf(people.manager, `${question}&standing=${standing}&perPage=1`)).total).toBe(row[standing]);
    }
    const [first] = (await tasksOf(people.manager, `by=unit&period=2026&key=${test.province.orgs.vtl}&standing=judged`)).data;
    expect(first).toMatchObject({ part: 'lead', workingDaysLate: 0, timeliness: 100 });
  });

  it('count only what the reader may see', async () => {
    const { vtl, so } = test.province.orgs;
    expect((await scores(people.vtl, 'by=unit&period=2026')).rows.map(({ key }) => key).sort()).toEqual([vtl, so].sort());
    expect(rowOf(await scores(people.vtl, 'by=unit&period=2026'), so)).toMatchObject({ judged: 1, overdue: 0 });
    expect((await tasksOf(people.vtl, 'by=sector&period=2026&key=YTE')).total).toBe(0);
    expect((await tasksOf(people.so, 'by=sector&period=2026&key=YTE')).total).toBe(1);
    const admin = await test.signIn('admin');
    for (const path of ['/api/scores?by=unit&period=2026', '/api/scores/tasks?by=unit&period=2026', '/api/scores/report?by=unit&period=2026']) expect((await admin.get(path)).status).toBe(403);
  });

  it('go into a file as they are on the screen', async () => {
    const csv = await people.manager.get('/api/scores/report?by=unit&period=2026-Q4&format=csv');
    expect(csv.headers.get('content-disposition')).toBe('attachment; filename="danh-gia-unit-2026-Q4.csv"');
    expect(String((csv.body as { text: string }).text)).toContain('Viettel;3;2;1;1;385;6;"64,17";Hoàn thành');
    const xlsx = await people.manager.get('/api/scores/report?by=sector&period=2026-11');
    expect([xlsx.status, xlsx.headers.get('content-type')]).toEqual([200, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet']);
  });

  it('say in a file whose rest on made-up tasks, to whom may see them', async () => {
    const lines = async (person: Person, by: string) => {
      const { text } = (await person.get(`/api/scores/report?by=${by}&period=2026&format=csv`)).body as unknown as { text: string };
      return text.trim().split('\r\n');
    };
    expect((await lines(people.manager, 'sector'))[0]).toMatch(/;Xếp loại$/);
    await test.transactions.query(`update tasks set synthetic = true where sector = 'YTE'`);
    const [head, ...rows] = await lines(people.manager, 'sector');
    expect(head).toMatch(/;Xếp loại;Dữ liệu mô phỏng$/);
    expect(rows.map((row) => row.split(';').at(-1))).toEqual(['Không', 'Có']);
    // Viettel has no part in it.
    expect((await lines(people.vtl, 'unit'))[0]).toMatch(/;Xếp loại$/);
    const english = await people.manager.get('/api/scores/report?by=unit&period=2026&format=csv&locale=en');
    expect(String((english.body as { text: string }).text)).toContain(';Simulated data\r\n');
    await test.transactions.query('update tasks set synthetic = false');
  });

  it.each(['by=colour&period=2026', 'by=unit', 'by=unit&period=2026-13', 'by=unit&period=all'])('say what is wrong with the question %s', async (query) => {
    expect(await people.manager.get(`/api/scores?${query}`)).toMatchObject({ status: 422, body: { code: 'request.invalid' } });
  });

  describe('against the log', () => {
    const walkers = ['manager', 'leader', 'vtl', 'so'] as const;
    const tried = fc.record({ who: fc.constantFrom(...walkers), step: fc.constantFrom(...taskSteps), isGuided: fc.boolean(), pick: fc.nat(100), minutes: fc.integer({ min: 1, max: 200 }), quality: fc.constantFrom('A', 'B', 'C', 'D') });

    it('are what it says after random walks, byte for byte', async () => {
      let walks = 0;
      await fc.assert(fc.asyncProperty(fc.boolean(), fc.array(tried, { minLength: 12, maxLength: 24 }), async (asDraft, attempts) => {
        people = await signIn();
        walks += 1;
        let task = (await assignWith(test, people.manager, { asDraft, dueAt: new Date(test.clock.now().getTime() + 5 * 3_600_000).toISOString(), coordinatingOrgIds: [test.province.orgs.so] })).body;
        for (const { isGuided, pick, minutes, quality, ...wild } of attempts) {
          test.clock.advance(minutes * 60_000);
          const open = taskSteps.filter((step) => stepIsOpen(step, task.state) && step !== 'cancel');
          const guided = open[pick % Math.max(1, open.length)];
          const step = isGuided && guided !== undefined ? guided : wild.step;
          const { side, permission }: TaskTransition = taskTransitions[step];
          const who = !isGuided ? wild.who : side === 'lead-unit' ? (task.leadOrgId === test.province.orgs.vtl ? 'vtl' : 'so') : permission === 'task:review' ? 'leader' : 'manager';
          const answer = await people[who].send<Task>('POST', `/api/tasks/${task.id}/steps`, {
            step, text: 'Có lý do', percent: 50, quality: step === 'evaluate' || step === 'decide_appeal' ? quality : null,
            leadOrgId: step === 'reassign' ? (task.leadOrgId === test.province.orgs.vtl ? test.province.orgs.so : test.province.orgs.vtl) : null,
          }, ifMatch(task.version));
          if (answer.status === 200) task = answer.body;
        }
        await test.settle();
        const { differences, proven, tasks } = await checkScores(test.transactions);
        expect(differences).toEqual([]);
        expect([proven, tasks]).toEqual([tasks, 7 + walks]);
      }), { numRuns: 5 });
    });

    it('are the same when they are filled in from the tasks alone', async () => {
      await test.transactions.query(`delete from task_scores`);
      await fillScores(test.transactions);
      const { differences, tables } = await checkScores(test.transactions);
      expect(differences).toEqual([]);
      expect(tables).toBeGreaterThanOrEqual(9);
    });

    it('are told apart from what somebody else wrote', async () => {
      const [row] = await test.transactions.query<{ id: string }>(`update task_scores set points = 1 where task_id = (select task_id from task_scores where points = 8500 order by 1 limit 1) returning task_id as id`);
      const { differences } = await checkScores(test.transactions);
      expect(differences[0]).toMatch(new RegExp(`^task ${row?.id}: the log says .*"points":8500.*kept is .*"points":1}$`));
      expect(differences.filter((line) => / in 2026(-Q4|-11)?:/.test(line)).length).toBeGreaterThanOrEqual(9);
    });
  });

  it('give a nought to who is named and did nothing, as the statistics do, and take it back with the name', async () => {
    people = await signIn();
    const [colleague] = await test.transactions.query<{ id: string }>(
      `insert into users (username, full_name, role, org_id, everywhere, unit_ids, org_ids, sector_codes, password_hash)
       select 'vtl2', 'Ánh Viettel', role, org_id, false, '{}', org_ids, sector_codes, password_hash from users where username = 'vtl' returning id`,
    );
    const vtl2 = colleague?.id ?? '';
    const name = async (task: Task, userId: string | null) => (await people.vtl.send<Task>('POST', `/api/tasks/${task.id}/focal`, { userId }, ifMatch(task.version))).body;
    let task = await name((await assignWith(test, people.operator, { dueAt: inDays(1) })).body, vtl2);
    test.clock.advance(2 * dayMs);
    people = await signIn();
    const overdue = async () => {
      await test.settle();
      const inScores = rowOf(await scores(people.manager, `by=person&period=${periodAt('year', test.clock.now())}`), vtl2)?.overdue ?? 0;
      const { rows } = (await people.manager.get<TaskStatistics>('/api/tasks/statistics?by=focal')).body;
      const listed = (await people.manager.get<Page<Task>>(`/api/tasks?handlerId=${vtl2}&deadline=overdue`)).body.total;
      return [inScores, rows.find(({ key }) => key === vtl2)?.overdue ?? 0, listed];
    };
    expect(await overdue()).toEqual([1, 1, 1]);
    // Somebody else works on it, and it stays with who is named; without a name it is theirs who worked on it.
    task = await take(people.vtl, task, 'start');
    expect(await overdue()).toEqual([1, 1, 1]);
    await name(task, null);
    expect(await overdue()).toEqual([0, 0, 0]);
    expect((await people.manager.get<Page<Task>>(`/api/tasks?handlerId=${test.province.users['vtl']}&deadline=overdue`)).body.data.map(({ id }) => id)).toContain(task.id);
  });
});
