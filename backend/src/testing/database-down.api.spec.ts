import { describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import pg from 'pg';
import { Deadline, system, withinDeadline } from '#platform/database';
import { EventTail, Listeners } from '#platform/events';
import { isLate } from '#platform/http';
import { SilenceJob } from '../features/telemetry/silence.job.js';
import { assignWith, dayMs } from './builders.js';
import { startPrivatePostgres, type PrivatePostgres } from './private-postgres.js';
import { once, startTestApp, until, type Answer, type Person, type TestApp } from './test-app.js';

const mostMs = 3_000;
/** No request waits longer, whatever holds it up. */
const longestMs = 5_000;
/** As the product is set when nobody says otherwise. */
const promised = { IOC_DATABASE_TIMEOUT_MS: '2500', IOC_REQUEST_TIMEOUT_MS: '4000' };

/** The portal on a server that may be stopped; nothing where the machine has none, which in the build is a failure. */
async function onOwnServer(env: Record<string, string>, prove: (test: TestApp, postgres: PrivatePostgres) => Promise<void>): Promise<void> {
  const postgres = await startPrivatePostgres();
  if (postgres === null) {
    if (process.env['CI']) throw new Error('This machine has no PostgreSQL server programs (initdb, pg_ctl); the build has to prove this on one.');
    return;
  }
  try {
    const test = await startTestApp({ IOC_LOG_LEVEL: 'silent', DATABASE_URL: postgres.url, ...env });
    try {
      await prove(test, postgres);
    } finally {
      postgres.thaw();
      await test.close();
    }
  } finally {
    postgres.remove();
  }
}

const expectUnavailable = ({ status, headers, body }: Answer<unknown>) => {
  expect({ status, body }).toMatchObject({ status: 503, body: { code: 'system.unavailable' } });
  expect(headers.get('retry-after')).toBe('5');
  expect(JSON.stringify(body)).not.toMatch(/ECONNREFUSED|ETIMEDOUT|127\.0\.0\.1|select/);
};

const expectBusy = ({ status, headers, body }: Answer<unknown>) => {
  expect({ status, body }).toMatchObject({ status: 503, body: { code: 'system.busy' } });
  expect(headers.get('retry-after')).toBe('5');
  expect(JSON.stringify(body)).not.toMatch(/deadline|timeout|select/i);
};

/** How long the slowest of them took, in milliseconds. */
async function timed<Result>(asked: Promise<Result>): Promise<[Result, number]> {
  const from = performance.now();
  const result = await asked;
  return [result, performance.now() - from];
}

const report = (test: TestApp, state: 'online' | 'offline') => test.ingest([{ code: 'BTS-1', at: test.clock.now().toISOString(), state }]);

/** What goes on meanwhile: people read, write and sign in, devices report. */
const askFor = (test: TestApp, operator: Person): Promise<Answer<unknown>>[] => [
  operator.get('/api/assets'), operator.get('/api/alarms/board'), report(test, 'offline'),
  operator.send('POST', '/api/alarms', { assetId: test.province.assets['bts-bac'], severity: 'major', note: 'Mất điện' }),
  test.anonymous.send('POST', '/api/session', { username: 'operator', password: 'mat khau thu nghiem' }),
];

describe('while the database is away', () => {
  it('every request is answered with 503 in three seconds, and all is well again when it is back', () =>
    onOwnServer({}, async (test, postgres) => {
      const operator = await test.as('operator');
      const socket = operator.socket();
      await once(socket, 'connect');
      expect((await report(test, 'online')).status).toBe(200);

      postgres.stop();
      for (let round = 0; round < 2; round += 1) {
        test.clock.advance(1_001);
        const asked = performance.now();
        const answers = await Promise.all(askFor(test, operator));
        expect(performance.now() - asked).toBeLessThan(mostMs);
        answers.forEach(expectUnavailable);
      }
      expect(await test.anonymous.get('/healthz')).toMatchObject({ status: 200 });
      expect(await test.anonymous.get('/readyz')).toMatchObject({ status: 503, body: { database: 'down' } });
      expect(socket.connected).toBe(true);

      postgres.start();
      test.clock.advance(1_001);
      await until(async () => (await operator.get('/api/assets')).status === 200);
      test.clock.advance(1_001);
      expect(await test.anonymous.get('/readyz')).toMatchObject({ status: 200, body: { database: 'ok' } });
      const heard = once(socket, 'events');
      expect((await report(test, 'offline')).body).toMatchObject({ applied: 1, changed: 1 });
      await heard;
      await test.settle();
      expect((await operator.get<{ total: number }>('/api/alarms/board')).body.total).toBe(1);
    }));

  it('the log is told once when it goes and once when it is back, however often it is asked', () =>
    onOwnServer({}, async (test, postgres) => {
      const [listeners, tail, silence] = [test.app.get(Listeners), test.app.get(EventTail), test.app.get(SilenceJob)];
      const told: string[] = [];
      const keep = (message: unknown, ...rest: unknown[]): void => {
        if (['events', 'listeners', 'silence'].includes(String(rest.at(-1)))) told.push(String(message));
      };
      Logger.overrideLogger({ log: keep, warn: keep, error: keep });
      await test.settle();
      const ask = async (): Promise<void> => {
        listeners.wake();
        tail.wake();
        await silence.run();
        await listeners.settle();
      };

      postgres.stop();
      for (let round = 0; round < 5; round += 1) await expect(ask()).rejects.toThrow();
      expect(told).toEqual([expect.stringMatching(/^the database is away, events wait: [^\n]+$/)]);
      postgres.start();
      await until(() => ask().then(() => told.length > 1, () => false));
      await ask();
      expect(told.slice(1)).toEqual(['the database is back, events go on']);
    }));
});

describe('while the database hangs', () => {
  it('is not said of an embedded one that is busy', async () => {
    const test = await startTestApp();
    try {
      const operator = await test.as('operator');
      const busy = test.transactions.query('select pg_sleep(2)');
      const isEmbedded = test.database.kind === 'embedded';
      expect(await test.anonymous.get('/readyz')).toMatchObject({ status: 200, body: { database: isEmbedded ? 'degraded' : 'ok' } });
      expect((await operator.get('/api/sectors')).status).toBe(200);
      await busy;
    } finally {
      await test.close();
    }
  });

  it('is noticed, told to the screens, and over with the first answer', () =>
    onOwnServer(promised, async (test, postgres) => {
      const operator = await test.as('operator');
      const socket = operator.socket();
      await once(socket, 'connect');
      const told: boolean[] = [];
      socket.on('serving', (isServing) => told.push(isServing));
      expect((await report(test, 'online')).status).toBe(200);
      // Longer than a silent server is waited for: a healthy one may take its time.
      await test.transactions.query('select pg_sleep(2)');

      postgres.freeze();
      for (let round = 0; round < 2; round += 1) {
        test.clock.advance(1_001);
        const asked = performance.now();
        const answers = await Promise.all([...Array.from({ length: 15 }, () => operator.get('/api/assets')), ...askFor(test, operator)]);
        expect(performance.now() - asked).toBeLessThan(mostMs);
        answers.forEach(expectUnavailable);
        expect(await test.anonymous.get('/healthz')).toMatchObject({ status: 200 });
        expect(await test.anonymous.get('/readyz')).toMatchObject({ status: 503, body: { database: 'down' } });
      }
      await until(() => told.length > 0);
      expect(told).toEqual([false]);
      expect(socket.connected).toBe(true);

      postgres.thaw();
      const back = performance.now();
      await until(async () => {
        test.clock.advance(1_001);
        return (await operator.get('/api/assets')).status === 200 && told.length > 1;
      });
      expect(performance.now() - back).toBeLessThan(10_000);
      expect(told).toEqual([false, true]);
      const answers = await Promise.all(Array.from({ length: 40 }, () => operator.get('/api/assets')));
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
      expect(socket.connected).toBe(true);
      const heard = once(socket, 'events');
      expect((await report(test, 'offline')).body).toMatchObject({ applied: 1, changed: 1 });
      await heard;
      expect(await test.anonymous.get('/readyz')).toMatchObject({ status: 200, body: { database: 'ok' } });
    }));

  it('a write under way is never acknowledged falsely, and sent again is done once', () =>
    onOwnServer(promised, async (test, postgres) => {
      const manager = await test.as('manager');
      const keys = Array.from({ length: 12 }, (_, n) => `nhiem-vu-${n}`);
      const dueAt = new Date(test.clock.now().getTime() + 10 * dayMs).toISOString();
      const assign = (key: string) => assignWith(test, manager, { title: key, dueAt }, { 'idempotency-key': key });
      const titles = async () => (await test.transactions.query<{ title: string }>(`select title from tasks order by title`)).map(({ title }) => title);

      // Every writer waits for the number of its event: none of them can be done.
      const holder = new pg.Client({ connectionString: postgres.url });
      await holder.connect();
      await holder.query('begin');
      await holder.query('select seq from event_head for update');
      const first = keys.slice(0, 4).map(assign);
      await until(async () => (await test.transactions.query(`select 1 from pg_stat_activity where wait_event_type = 'Lock'`)).length === 4);
      postgres.freeze();
      const asked = performance.now();
      (await Promise.all(first)).forEach(expectUnavailable);
      expect(performance.now() - asked).toBeLessThan(mostMs);
      postgres.thaw();
      await holder.query('rollback');
      await holder.end();
      test.clock.advance(1_001);
      await until(async () => (await manager.get('/api/tasks')).status === 200);
      expect(await titles()).toEqual([]);

      // And where nothing holds them up, some are done and some are not: whoever was told so is right.
      const second = keys.map(assign);
      await Promise.race(second);
      postgres.freeze();
      const answers = await Promise.all(second);
      expect(answers.filter(({ status }) => status !== 201 && status !== 503)).toEqual([]);
      postgres.thaw();
      test.clock.advance(1_001);
      await until(async () => (await manager.get('/api/tasks')).status === 200);
      const acknowledged = answers.flatMap(({ status, body }) => (status === 201 ? [body.title] : []));
      expect(await titles()).toEqual(expect.arrayContaining(acknowledged));
      // As a client does: the same again until it is answered.
      const again = await Promise.all(keys.map(async (key) => {
        for (;;) {
          const answer = await assign(key);
          if (answer.status !== 503) return answer;
        }
      }));
      expect(again.map(({ status }) => status)).toEqual(keys.map(() => 201));
      answers.forEach(({ status, body }, n) => status === 201 && expect(again[n]?.body.id).toBe(body.id));
      expect(await titles()).toEqual([...keys].sort());
    }));

  it('on one connection only, costs one answer and that connection', () =>
    onOwnServer(promised, async (test, postgres) => {
      const manager = await test.as('manager');
      await manager.get('/api/sectors');
      const [backend] = await test.transactions.query<{ pid: number }>('select pg_backend_pid() as pid');
      postgres.freeze(backend?.pid);
      const statuses: number[] = [];
      let slowest = 0;
      for (let n = 0; n < 12; n += 1) {
        const asked = performance.now();
        statuses.push((await assignWith(test, manager)).status);
        slowest = Math.max(slowest, performance.now() - asked);
      }
      expect(statuses.filter((status) => status !== 201)).toEqual([503]);
      // A rollback asked of the same connection would wait as long again.
      expect(slowest).toBeLessThan(longestMs);
    }));
});

/** Both kinds of database, one after the other, each with requests that wait their full time. */
const patienceMs = 120_000;

describe('while the database is busy', () => {
  /** On both kinds of database; on a server of the test's own where the portal is embedded otherwise. */
  const onBoth = async (prove: (test: TestApp) => Promise<void>): Promise<void> => {
    const test = await startTestApp({ IOC_LOG_LEVEL: 'silent', ...promised });
    await prove(test).finally(() => test.close());
    if (test.database.kind === 'embedded') await onOwnServer(promised, prove);
  };

  it('with a lock, a request is answered in five seconds, has changed nothing, and the next one goes through', () =>
    onBoth(async (test) => {
      const [operator, manager] = [await test.as('operator'), await test.as('manager')];
      expect((await report(test, 'online')).status).toBe(200);
      const title = 'Chờ khóa';
      test.clock.advance(1_000);
      let letGo = (): void => undefined;
      const held = new Promise<void>((resolve) => { letGo = resolve; });
      let isHeld = (): void => undefined;
      const holding = new Promise<void>((resolve) => { isHeld = resolve; });
      // Every write needs the number of its event; embedded, an open transaction holds up reading as well.
      const holder = test.transactions.run(system, async (tx) => {
        await tx.query('select seq from event_head for update');
        isHeld();
        await held;
      });
      await holding;
      try {
        const asked = [assignWith(test, manager, { title }), ...Array.from({ length: 4 }, () => report(test, 'offline'))];
        const reads = Promise.all(Array.from({ length: 5 }, () => operator.get('/api/assets')));
        const [answers, tookMs] = await timed(Promise.all([...asked, reads]));
        expect(tookMs).toBeLessThan(longestMs);
        answers.slice(0, -1).forEach((answer) => expectBusy(answer as Answer<unknown>));
        if (test.database.kind === 'postgres') expect((await reads).map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
        else (await reads).forEach(expectBusy);
      } finally {
        letGo();
        await holder;
      }
      expect(await test.transactions.query(`select 1 from tasks where title = $1`, [title])).toEqual([]);
      const [again, againMs] = await timed(Promise.all([assignWith(test, manager, { title }), report(test, 'offline')]));
      expect(again.map(({ status }) => status)).toEqual([201, 200]);
      expect(againMs).toBeLessThan(longestMs);
      if (test.database.kind === 'postgres') {
// Listeners begin and end transactions of their own meanwhile; what was given up would stay.
        await until(async () => (await test.transactions.query(`select 1 from pg_stat_activity where state like 'idle in transaction%' or wait_event_type = 'Lock'`)).length === 0);
      }
    }), patienceMs);

  it('with a slow statement, nobody else waits longer than five seconds, and it is over by itself', () =>
    onBoth(async (test) => {
      const operator = await test.as('operator');
      // The statement of one person, as a request asks it.
      const slow = withinDeadline(new Deadline(4_000), () => timed(test.transactions.query('select pg_sleep(7)').then(() => null, (error: unknown) => error)));
      const [answers, tookMs] = await timed(Promise.all([operator.get('/api/assets'), operator.get('/api/tasks'), report(test, 'online')]));
      expect(tookMs).toBeLessThan(longestMs);
      if (test.database.kind === 'embedded') answers.forEach(expectBusy);
      else expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
      const [error, slowMs] = await slow;
      expect(isLate(error)).toBe(true);
      expect(slowMs).toBeLessThan(longestMs);
      await until(async () => (await operator.get('/api/assets')).status === 200);
      expect((await report(test, 'online')).status).toBe(200);
    }), patienceMs);

  it('what is long by nature takes longer than a request, and no longer than it may', () =>
    onBoth(async (test) => {
      const long = (limitMs: number, sql: string) => {
        const deadline = new Deadline(500);
        deadline.extendTo(limitMs);
        return withinDeadline(deadline, () => timed(test.transactions.query(sql).then(() => null, (error: unknown) => error)));
      };
      const [done] = await long(20_000, 'select pg_sleep(5.5)');
      expect(done).toBeNull();
      const [error, tookMs] = await long(1_000, 'select pg_sleep(3)');
      expect(isLate(error)).toBe(true);
      expect(tookMs).toBeLessThan(2_000);
    }), patienceMs);
});
