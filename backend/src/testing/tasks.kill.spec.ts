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
import { deedKinds, deedsOf, doneByEvents, doneByTimeline, outcomeOf, type DeedKind, type KeptLine, type Lists, type Outcome } from './task-deeds.js';
import { randomOf } from './random-of.js';

const kills = 10;
const mostTasks = 20;
const main = fileURLToPath(new URL('../../dist/main.js', import.meta.url));
/** Eight at once: two who give, two who decide, four of whoever does the work. */
const writers = ['manager', 'manager2', 'leader', 'leader2', 'viettel', 'viettel', 'vnpt', 'vnpt'] as const;

/** What the server said it has done. */
interface Promised {
  id: string;
  version: number;
  state: TaskState;
  byId: string;
}

interface Kept extends Outcome {
  title: string;
  id: string;
  version: number;
  state: TaskState;
  dueAt: string;
  timeline: KeptLine[];
  openExtensions: number;
  extensionCount: number;
  events: { name: string; version: number; state: TaskState; content: string | null; dueAt: string; byId: string }[];
}

/** Each task beside all that is written about it elsewhere. */
const keptTasks = `select t.title, t.id, t.version, t.state, t.content, t.extension_count as "extensionCount", to_json(t.due_at) #>> '{}' as "dueAt",
    (select p.state from task_parts p where p.task_id = t.id) as part,
    (select coalesce(json_object_agg(l.text, l.done_at is not null), '{}') from task_checklist l where l.task_id = t.id) as lines,
    (select json_build_object('all', count(*), 'approved', count(*) filter (where x.state = 'approved'), 'accepted', count(*) filter (where x.state = 'accepted_by_unit'),
       'moved', count(*) filter (where x.state = 'moved'), 'refused', count(*) filter (where x.state = 'refused')) from task_extensions x where x.task_id = t.id) as extensions,
    (select count(*) from task_extensions x where x.task_id = t.id and x.state in ('requested', 'countered')) as "openExtensions",
    (select json_agg(json_build_object('step', p.step, 'byId', p.by_id, 'changes', p.changes) order by p.at, p.line) from task_updates p where p.task_id = t.id) as timeline,
    (select coalesce(json_agg(json_build_object('name', e.name, 'version', (e.data->>'version')::int, 'state', e.data->>'state', 'content', e.data->>'content',
       'dueAt', e.data->>'dueAt', 'byId', e.actor_id) order by e.seq), '[]') from events e
     where e.name like 'task.%' and e.name <> 'task.withdrawn' and e.data->>'id' = t.id::text) as events
  from tasks t where t.title like 'Việc thử số %'`;

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

  it('has kept every step, edit, extension, part and ticked line it acknowledged once: in the task, its timeline, the events and the scores', async () => {
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
    let deeds = 0;
    const done = new Map<DeedKind, number>();

    const ask = async <Answer = Task>(cookie: string, method: string, path: string, body?: object, headers: Record<string, string> = {}): Promise<{ status: number; body: Answer } | null> => {
      const answer = await fetch(url(path), {
        method, headers: { cookie, 'x-requested-with': 'ioc', 'content-type': 'application/json', ...headers }, ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }).catch(() => null);
      const read = answer === null ? null : ((await answer.json().catch(() => null)) as Answer | null);
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
          title: `Việc thử số ${given}`, content: null, priority: pick(['hoa_toc', 'khan', 'thuong']), sectorCode: 'HTS', leadOrgId: units[given % 2],
          coordinatingOrgIds: [units[(given + 1) % 2]], parts: [{ orgId: units[(given + 1) % 2], required: 'Phần việc đầu', isMandatory: false }],
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
      return accept(answer, me, 'task.parts-missing');
    };
    /** Somebody was faster, or took it away. */
    const accept = ({ status, body }: { status: number; body: Task }, me: Me, refusal?: string): boolean => {
      if (status === 422) expect(body).toMatchObject({ code: refusal });
      else expect([200, 403, 404, 409]).toContain(status);
      if (status === 200) note(body, me.id);
      return true;
    };
    const deed = async <Kind extends DeedKind>({ cookie, me }: (typeof people)[number], kind: Kind): Promise<boolean> => {
      const id = pick([...tasks.keys()]);
      const seen = id === undefined ? undefined : await ask(cookie, 'GET', `/api/tasks/${id}`);
      if (seen === undefined || seen === null) return seen === undefined;
      if (seen.status !== 200) return true;
      const list = kind === 'edit' ? null : await ask<Lists[Kind]>(cookie, 'GET', `/api/tasks/${id}/${kind}`);
      if (kind !== 'edit' && list?.status !== 200) return list !== null;
      deeds += 1;
      const chosen = pick(deedsOf[kind]({ task: seen.body, me, n: deeds, units }, list?.body as Lists[Kind]));
      if (chosen === undefined) return true;
      const answer = await ask(cookie, chosen.method, `/api/tasks/${id}${chosen.path}`, chosen.body, { 'if-match': `"${seen.body.version}"` });
      if (answer?.status === 200) done.set(kind, (done.get(kind) ?? 0) + 1);
      return answer !== null && accept(answer, me);
    };
    /** Of five things that are done two are steps of the machine, which ends the work; the rest is done while it goes on. */
    const act = (person: (typeof people)[number]): Promise<boolean> => {
      const kind = random() < 0.6 ? pick(deedKinds) : undefined;
      return kind === undefined ? step(person) : deed(person, kind);
    };

    const [giver] = people;
    while (giver && tasks.size < 4) await give(giver);
    for (let round = 0; round < kills; round += 1) {
      let alive = true;
      const working = people.map(async (person, index) => {
        try {
          while (alive) {
            const isShort = [...tasks.values()].filter(({ state }) => !isDone(state)).length < mostTasks;
            alive = (index === 0 && isShort ? await give(person) : await act(person)) && alive;
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
      const kept = await transactions.query<Kept>(keptTasks);
      expect(promised.length).toBeGreaterThan(kills * 15);
      expect(kept.length).toBeGreaterThanOrEqual(tasks.size);
      expect(new Set(kept.map(({ title }) => title)).size).toBe(kept.length);
      const byId = new Map(kept.map((task) => [task.id, task]));
      for (const { id, version, state, content, dueAt, events, timeline, part, lines, extensions, openExtensions, extensionCount } of kept) {
        expect({ id, versions: events.map((event) => event.version) }).toEqual({ id, versions: Array.from({ length: version }, (_, index) => index + 1) });
        expect({ id, done: doneByTimeline(timeline) }).toEqual({ id, done: doneByEvents(events) });
        expect({ id, ...events.at(-1) }).toMatchObject({ id, version, state, content });
        expect(Date.parse(events.at(-1)?.dueAt ?? '')).toBe(Date.parse(dueAt));
        expect({ id, content, part, lines, extensions }).toEqual({ id, ...outcomeOf(timeline) });
        expect(openExtensions).toBeLessThanOrEqual(1);
        expect({ id, extensionCount }).toEqual({ id, extensionCount: extensions.approved + extensions.accepted + extensions.moved });
      }
      for (const kind of deedKinds) expect(done.get(kind)).toBeGreaterThan(kills);
      for (const { id, version, state, byId: who } of promised) expect(byId.get(id)?.events[version - 1]).toMatchObject({ version, state, byId: who });
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
