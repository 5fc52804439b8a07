import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from '@ioc/shared/list';
import { periodAt } from '@ioc/shared/score-periods';
import { countOf, leastRanked, scoreOf, type Scores } from '@ioc/shared/scores';
import { scoreBand } from '@ioc/shared/task-score';
import { doneOf, filterOfRow, filtersOfBuckets, sumOfCounts, taskGroups, totalOf, type CountedFilter, type TaskStatistics } from '@ioc/shared/task-statistics';
import type { TaskTrend } from '@ioc/shared/task-trend';
import type { ListedTask } from '@ioc/shared/tasks';
import { FixedClock } from '#platform/clock';
import { loadConfig } from '#platform/config';
import { openDatabase, Transactions, type Database } from '#platform/database';
import { createApp } from '../create-app.js';
import { loadProvince } from '../seed/load-province.js';
import { testNow } from './test-app.js';

/** The portal as a newcomer meets it. What screens and papers say of the demo is added up here through the API alone. */
describe('the figures of the demo province', () => {
  const password = 'mat-khau-cua-ban-trinh-dien';
  let database: Database;
  let app: Awaited<ReturnType<typeof createApp>>;
  let get: <Answer>(path: string) => Promise<Answer>;

  beforeAll(async () => {
    const config = loadConfig({
      NODE_ENV: 'test', PORT: '0', IOC_LOG_LEVEL: 'error', IOC_DEMO: 'true', IOC_SIMULATE: 'false', IOC_REMINDER_SECONDS: '86400', IOC_OUTBOX_SECONDS: '86400',
      IOC_DATABASE_TIMEOUT_MS: '60000', IOC_REQUESTS_PER_MINUTE: '100000', IOC_DATA_DIR: join(tmpdir(), `ioc-demo-${randomUUID()}`),
    });
    database = await openDatabase(config, null);
    app = await createApp(config, database, { clock: new FixedClock(testNow) });
    await app.init();
    await loadProvince(app.get(Transactions), password);
    await app.listen(0, '127.0.0.1');
    const base = `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}`;
    const session = await fetch(`${base}/api/session`, {
      method: 'POST', headers: { 'content-type': 'application/json', 'x-requested-with': 'ioc' }, body: JSON.stringify({ username: 'manager', password }),
    });
    const cookie = (session.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    get = async <Answer>(path: string) => (await (await fetch(base + path, { headers: { cookie } })).json()) as Answer;
  }, 240_000);
  afterAll(async () => {
    await app.close();
    await database.close();
  });

  const listed = async (filter: CountedFilter | Record<string, string>) =>
    (await get<Page<ListedTask>>(`/api/tasks?perPage=1&${new URLSearchParams(Object.entries(filter).map(([name, value]): [string, string] => [name, `${value}`])).toString()}`)).total;

  it.each(taskGroups)('by %s are 833 tasks: 585 done, 67 in term, 181 overdue', async (by) => {
    const sum = sumOfCounts((await get<TaskStatistics>(`/api/tasks/statistics?by=${by}`)).rows);
    expect([totalOf(sum), doneOf(sum), sum.inTerm + sum.dueSoon, sum.overdue, sum.doneNoTerm + sum.openNoTerm]).toEqual([833, 585, 67, 181, 0]);
  });

  it('are the totals of the lists they lead to: 96 of the plan and 737 others', async () => {
    expect(await Promise.all([filtersOfBuckets.all, filtersOfBuckets.done, { deadline: 'in_term,due_soon' }, filtersOfBuckets.overdue].map((filter) => listed(filter as CountedFilter)))).toEqual([833, 585, 67, 181]);
    const { rows } = await get<TaskStatistics>('/api/tasks/statistics?by=plan');
    expect(rows.map((row) => totalOf(row)).sort((one, other) => one - other)).toEqual([96, 737]);
    for (const row of rows) expect(await listed({ ...filterOfRow('plan', row.key), ...filtersOfBuckets.all })).toBe(totalOf(row));
  });

  it('end over time with 181 overdue', async () => {
    for (const every of ['week', 'month']) {
      const { points } = await get<TaskTrend>(`/api/tasks/trend?every=${every}&from=2025-01-01`);
      expect([points.at(-1)?.overdue, points.reduce((sum, { given }) => sum + given, 0)]).toEqual([181, every === 'week' ? expect.any(Number) : 833]);
    }
  });

  it('put units in all four bands, this quarter and this year', async () => {
    for (const kind of ['quarter', 'year'] as const) {
      const { rows } = await get<Scores>(`/api/scores?by=unit&period=${periodAt(kind, testNow)}`);
      const bands = rows.filter((row) => countOf(row) >= leastRanked).map((row) => scoreBand(scoreOf(row) ?? 0));
      expect([...new Set(bands)].sort()).toEqual(['excellent', 'fulfilled', 'good', 'unfulfilled']);
      expect(bands.filter((band) => band === 'unfulfilled').length).toBeLessThan(bands.length / 2);
    }
  });
});
