import type { Page } from '@ioc/shared/list';
import { periodAt } from '@ioc/shared/score-periods';
import { scoreGroups } from '@ioc/shared/scores';
import { taskGroups } from '@ioc/shared/task-statistics';
import { trendSteps } from '@ioc/shared/task-trend';
import { openTaskStates, preparedTaskStates, type Task } from '@ioc/shared/tasks';
import { fillScores } from '#features/scores';
import { commandConfig, withDatabase } from '../commands/database.js';
import type { Delays, ListenersQuestion } from './listeners.process.js';
import { multiplyTasks } from './mass.js';
import { Generator, signIn } from './product.js';
import type { Figure } from './report.js';
import type { Site } from './site.js';

const masses: Readonly<Record<Site['kind'], { full: number; quick: number }>> = { postgres: { full: 200_000, quick: 40_000 }, embedded: { full: 20_000, quick: 1_833 } };
const mostMs = 150;
const watchers = 100;
const settleMs = 2_000;
/** What follows from an edit is done by then, so that only the screen is measured. */
const followsMs = 100;

/** What one person waits for who looks at all tasks of a province, asked one after the other; and how long others wait for what they change. */
export async function measureTasks(site: Site, isQuick: boolean): Promise<Figure[]> {
  const total = isQuick ? masses[site.kind].quick : masses[site.kind].full;
  await withDatabase(commandConfig(site.env), async ({ transactions }) => {
    if (site.kind === 'postgres') await multiplyTasks(transactions, total);
    await fillScores(transactions);
    await transactions.query('vacuum (analyze) task_scores');
  });
  const name = `${site.kind}, ${total.toLocaleString('en-GB')} tasks`;
  const product = await site.start();
  try {
    const cookie = await signIn(product.url, 'manager', site.password);
    const get = async (path: string): Promise<void> => {
      const answer = await fetch(product.url + path, { headers: { cookie } });
      if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
      await answer.arrayBuffer();
    };
    const figures: Figure[] = [];
    const edit = await editor(product.url, cookie);
    const measure = async (what: string, paths: readonly string[], between: () => Promise<unknown>): Promise<void> => {
      const value = await p95Of(isQuick ? 10 : 40, () => Promise.all(paths.map(get)), between);
      figures.push({ name: `${name}: ${what}, p95`, value, unit: 'ms', target: { most: mostMs } });
    };
    const editAndRest = () => Promise.all([edit(), new Promise((resolve) => setTimeout(resolve, followsMs))]);
    for (const [what, paths] of Object.entries(screens(new Date()))) {
      // A page is remembered until a task changes: without a change its memory would be measured, not the database.
      const isRemembered = paths.some((path) => path.startsWith('/api/tasks?'));
      await measure(what, paths, isRemembered ? editAndRest : nothing);
      if (what === listScreen) await measure(`${what}, the same again`, paths, nothing);
    }
    const delays = await watch(product.url, cookie, isQuick ? 4 : 12);
    return [...figures, { name: `${name}: an edit to ${watchers} watchers, p95`, value: delays.p95, unit: 'ms', target: { most: mostMs } }];
  } finally {
    await product.stop();
  }
}

const listScreen = 'page of the list';
const nothing = async (): Promise<void> => undefined;

/** Each screen with what it asks for, as it asks for it. */
function screens(now: Date): Record<string, readonly string[]> {
  const month = periodAt('month', now);
  const list = '/api/tasks?sort=dueAt&order=ASC&page=1';
  return {
    [listScreen]: [`${list.replace('page=1', 'page=3')}&perPage=25&state=in_progress,completed`],
    board: [
      '/api/tasks?sort=assignedAt&order=DESC&page=1&perPage=20&state=completed,evaluated',
      ...[...openTaskStates, ...preparedTaskStates].map((state) => `${list}&perPage=20&state=${state}`),
      '/api/tasks/overdue',
    ],
    'month of the calendar': [`${list}&perPage=500&dueFrom=${month}-01&dueTo=${month}-28`],
    ...Object.fromEntries(taskGroups.map((by) => [`statistics by ${by}`, [`/api/tasks/statistics?by=${by}`]])),
    ...Object.fromEntries(trendSteps.map((every) => [`tasks over time, every ${every}`, [`/api/tasks/trend?every=${every}`]])),
    ...Object.fromEntries(scoreGroups.map((by) => [`scores by ${by}, a year`, [`/api/scores?by=${by}&period=${periodAt('year', now)}`]])),
  };
}

/** @param between is waited for before each turn and is no part of it */
async function p95Of(times: number, work: () => Promise<unknown>, between: () => Promise<unknown>): Promise<number> {
  for (let warm = 0; warm < 3; warm += 1) await work();
  const taken: number[] = [];
  for (let turn = 0; turn < times; turn += 1) {
    await between();
    const started = performance.now();
    await work();
    taken.push(performance.now() - started);
  }
  return taken.sort((a, b) => a - b)[Math.ceil(times * 0.95) - 1] ?? 0;
}

/** Edits one task after the other, of those that everybody sees. */
async function editor(url: string, cookie: string): Promise<() => Promise<void>> {
  const headers = { cookie, 'content-type': 'application/json', 'x-requested-with': 'ioc' };
  const { data } = (await (await fetch(`${url}/api/tasks?state=in_progress&perPage=20`, { headers })).json()) as Page<Pick<Task, 'id' | 'version'>>;
  const versions = new Map(data.map(({ id, version }) => [id, version]));
  const ids = [...versions.keys()];
  let turn = 0;
  return async () => {
    const id = ids[turn % ids.length] ?? '';
    const body = JSON.stringify({ title: `Nhiệm vụ đang theo dõi ${turn}` });
    turn += 1;
    const answer = await fetch(`${url}/api/tasks/${id}`, { method: 'PATCH', headers: { ...headers, 'if-match': `"${versions.get(id)}"` }, body });
    if (!answer.ok) throw new Error(`an edit was refused: ${answer.status} ${await answer.text()}`);
    versions.set(id, ((await answer.json()) as Task).version);
  };
}

/** Ten edits a second. */
async function watch(url: string, cookie: string, seconds: number): Promise<Delays> {
  const edit = await editor(url, cookie);
  const listeners = Generator.start('listeners');
  try {
    await listeners.ask<ListenersQuestion, object>({ do: 'connect', url, cookie, clients: watchers });
    await listeners.ask<ListenersQuestion, object>({ do: 'begin' });
    for (let turn = 0; turn < seconds * 10; turn += 1) {
      const next = new Promise((resolve) => setTimeout(resolve, 100));
      await edit();
      await next;
    }
    await new Promise((resolve) => setTimeout(resolve, settleMs));
    return await listeners.ask<ListenersQuestion, Delays>({ do: 'report' });
  } finally {
    listeners.stop();
  }
}
