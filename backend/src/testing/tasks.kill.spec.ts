import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Me } from '@ioc/shared/access';
import { isDone, refuseStep, taskSteps, type Task, type TaskState } from '@ioc/shared/tasks';
import { freePort, startPrivatePostgres, type PrivatePostgres } from '../bench/private-postgres.js';
import { commandConfig, withDatabase } from '../commands/database.js';
import { checkScores } from '../commands/db/scores.js';

const kills = 10;
const mostTasks = 20;
const main = fileURLToPath(new URL('../../dist/main.js', import.meta.url));
/** Eight at once: two who give, two who decide, four of whoever does the work. */
const writers = ['manager', 'manager2', 'leader', 'leader2', 'viettel', 'viettel', 'vnpt', 'vnpt'] as const;

/** Seeded, so that a failure can be played again. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** What the server said it has done. */
interface Promised {
  id: string;
  version: number;
  state: TaskState;
  byId: string;
}

interface Kept {
  title: string;
  id: string;
  version: number;
  state: TaskState;
  lines: string[];
  events: { version: number; state: TaskState; byId: string }[];
}

describe('a server that is killed ten times while eight people work on the same tasks', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ioc-task-kill-'));
  let postgres: PrivatePostgres | null = null;
  let env: Record<string, string> = {};
  let server: ChildProcess | null = null;
  const url = (path: string) => `http://127.0.0.1:${env['PORT']}${path}`;

  const start = async (): Promise<void> => {
    const child = spawn(process.execPath, [main], { stdio: 'ignore', env: { PATH: process.env['PATH'], ...env } });
    server = child;
    for (;;) {
      if (child.exitCode !== null) throw new Error(`the server ended by itself with ${child.exitCode}`);
      if (await fetch(url('/readyz')).then(({ status }) => status === 200, () => false)) return;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    const ended = server && server.exitCode === null ? once(server, 'exit') : null;
    server?.kill(signal);
    await ended;
  };
  const signIn = async (username: string, password: string): Promise<{ cookie: string; me: Me }> => {
    const answer = await fetch(url('/api/session'), { method: 'POST', headers: { 'content-type': 'application/json', 'x-requested-with': 'ioc' }, body: JSON.stringify({ username, password }) });
    return { cookie: (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '', me: (await answer.json()) as Me };
  };

  beforeAll(async () => {
    if (!existsSync(main)) throw new Error('This test runs the built server: run the build first.');
    // Where no PostgreSQL is installed it is the embedded one that is killed.
    postgres = await startPrivatePostgres();
    env = {
      NODE_ENV: 'development', PORT: String(await freePort()), HOST: '127.0.0.1', IOC_DATA_DIR: folder, IOC_DEMO: 'true', IOC_SIMULATE: 'false', IOC_LOG_LEVEL: 'silent',
      IOC_REQUESTS_PER_MINUTE: '1000000', ...(postgres ? { DATABASE_URL: await postgres.database('ioc') } : {}),
    };
  });
  afterAll(async () => {
    await end('SIGKILL');
    await postgres?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('has kept every step it acknowledged once: in the task, its timeline, the events and the scores', async () => {
    const random = randomOf(20_261_124);
    const pick = <Value>(values: readonly Value[]): Value | undefined => values[Math.floor(random() * values.length)];
    await start();
    const { password } = JSON.parse(readFileSync(join(folder, 'demo.json'), 'utf8')) as { password: string };
    const people = await Promise.all(writers.map((username) => signIn(username, password)));
    const units = [...new Set(people.map(({ me }) => me).filter(({ grants }) => grants.some(({ role }) => role === 'unit_officer')).map(({ orgId }) => orgId ?? ''))];
    expect(units).toHaveLength(2);

    const promised: Promised[] = [];
    const tasks = new Map<string, Task>();
    /** What was asked for without an answer is asked for again, by the same person in the same words. */
    let unanswered: { key: string; body: object } | null = null;
    let given = 0;

    const ask = async (cookie: string, method: string, path: string, body?: object, headers: Record<string, string> = {}): Promise<{ status: number; body: Task } | null> => {
      const answer = await fetch(url(path), {
        method, headers: { cookie, 'x-requested-with': 'ioc', 'content-type': 'application/json', ...headers }, ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }).catch(() => null);
      const read = answer === null ? null : ((await answer.json().catch(() => null)) as Task | null);
      return answer === null || read === null ? null : { status: answer.status, body: read };
    };
    const note = (task: Task, byId: string): void => {
      promised.push({ id: task.id, version: task.version, state: task.state, byId });
      tasks.set(task.id, task);
    };
    /** @returns false when the server is gone */
    const give = async ({ cookie, me }: (typeof people)[number]): Promise<boolean> => {
      given += unanswered === null ? 1 : 0;
      unanswered ??= {
        key: `giao-${given}`,
        body: {
          title: `Việc thử số ${given}`, content: null, priority: pick(['hoa_toc', 'khan', 'thuong']), sectorCode: 'HTS', leadOrgId: units[given % 2], coordinatingOrgIds: [],
          requiredResult: 'Có kết quả', dueAt: '2030-06-30T10:00:00Z', subject: null,
        },
      };
      const answer = await ask(cookie, 'POST', '/api/tasks', unanswered.body, { 'idempotency-key': unanswered.key });
      if (answer === null) return false;
      expect(answer.status).toBe(201);
      unanswered = null;
      note(answer.body, me.id);
      return true;
    };
    const step = async ({ cookie, me }: (typeof people)[number]): Promise<boolean> => {
      const id = pick([...tasks.keys()]);
      const seen = id === undefined ? undefined : await ask(cookie, 'GET', `/api/tasks/${id}`);
      if (seen === undefined) return true;
      if (seen === null) return false;
      if (seen.status !== 200) return true;
      const task = seen.body;
      const open = taskSteps.filter((one) => one !== 'cancel' && refuseStep(one, task, me, new Date()) === null);
      const next = pick(open);
      if (next === undefined) return true;
      const answer = await ask(cookie, 'POST', `/api/tasks/${task.id}/steps`, {
        step: next, text: 'Có lý do', percent: next === 'report' ? 50 : null, quality: next === 'evaluate' || next === 'decide_appeal' ? 'B' : null,
        leadOrgId: next === 'reassign' ? units.find((org) => org !== task.leadOrgId) : null,
      }, { 'if-match': `"${task.version}"` });
      if (answer === null) return false;
      // Somebody was faster, or took it away.
      expect([200, 403, 404, 409]).toContain(answer.status);
      if (answer.status === 200) note(answer.body, me.id);
      return true;
    };

    const [giver] = people;
    while (giver && tasks.size < 4) await give(giver);
    for (let round = 0; round < kills; round += 1) {
      let alive = true;
      const working = people.map(async (person, index) => {
        try {
          while (alive) {
            const isShort = [...tasks.values()].filter(({ state }) => !isDone(state)).length < mostTasks;
            alive = (index === 0 && isShort ? await give(person) : await step(person)) && alive;
          }
        } finally {
          // One that fails ends the round, and is told of below.
          alive = false;
        }
      });
      const until = promised.length + 15 + Math.floor(random() * 60);
      while (promised.length < until && alive) await new Promise((resolve) => setTimeout(resolve, 1));
      await new Promise((resolve) => setTimeout(resolve, random() * 20));
      await end('SIGKILL');
      await Promise.all(working);
      await start();
    }
    await end('SIGTERM');

    await withDatabase(commandConfig(env), async ({ transactions }) => {
      const kept = await transactions.query<Kept>(
        `select t.title, t.id, t.version, t.state, array(select p.by_id::text from task_updates p where p.task_id = t.id order by 1) as lines,
           (select coalesce(json_agg(json_build_object('version', (e.data->>'version')::int, 'state', e.data->>'state', 'byId', e.actor_id) order by e.seq), '[]') from events e
            where e.name like 'task.%' and e.name <> 'task.withdrawn' and e.data->>'id' = t.id::text) as events
         from tasks t where t.title like 'Việc thử số %'`,
      );
      expect(promised.length).toBeGreaterThan(kills * 15);
      expect(kept.length).toBeGreaterThanOrEqual(tasks.size);
      expect(new Set(kept.map(({ title }) => title)).size).toBe(kept.length);
      const byId = new Map(kept.map((task) => [task.id, task]));
      for (const { id, version, state, events, lines } of kept) {
        expect({ id, versions: events.map((event) => event.version) }).toEqual({ id, versions: Array.from({ length: version }, (_, index) => index + 1) });
        expect({ id, lines: lines.length, last: events.at(-1)?.state }).toEqual({ id, lines: version, last: state });
        expect(events.map((event) => event.byId).sort()).toEqual([...lines].sort());
      }
      for (const { id, version, state, byId: who } of promised) expect(byId.get(id)?.events[version - 1]).toEqual({ version, state, byId: who });
      expect(new Set(promised.map(({ id, version }) => `${id} ${version}`)).size).toBe(promised.length);
      const [log] = await transactions.query<{ gaps: number; head: number; last: number }>(
        `select max(seq) - min(seq) + 1 - count(*) as gaps, max(seq) as last, (select seq from event_head) as head from events`,
      );
      expect(log).toEqual({ gaps: 0, head: log?.last, last: log?.last });
      const { differences, proven } = await checkScores(transactions);
      expect(differences).toEqual([]);
      expect(proven).toBeGreaterThan(0);
    });
  }, 600_000);
});
