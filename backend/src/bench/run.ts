import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { CommandError, usageError, type Say } from '../commands/cli.js';
import { measureFanout } from './fanout.js';
import { measureIngest } from './ingest.js';
import { measureList } from './list.js';
import { measureBundle, measureMap } from './pages.js';
import { projectRoot } from './product.js';
import { describeMachine, keep, loadNow, tableOf, type Figure, type Part } from './report.js';
import { prepareSite, type Site } from './site.js';
import { measureSnapshot } from './snapshot.js';
import { measureStart } from './start.js';
import { measureSweep } from './sweep.js';
import { measureTasks } from './tasks.js';

const names = ['ingest', 'fanout', 'list', 'snapshot', 'tasks', 'sweep', 'start', 'memory', 'map', 'bundle'] as const;
type Name = (typeof names)[number];

const usage = `npm run bench -- [--only ${names.join(',')}] [--quick]
Measures the product on this machine, in minutes; --quick is shorter and rougher. Everything stays on 127.0.0.1.`;

/** Which parts run on which database. */
const onSite: Readonly<Record<Site['kind'], readonly [Name, (site: Site, isQuick: boolean) => Promise<Figure[]>][]>> = {
  postgres: [['ingest', measureIngest], ['fanout', measureFanout], ['list', measureList], ['snapshot', measureSnapshot], ['tasks', measureTasks], ['sweep', measureSweep]],
  embedded: [['ingest', measureIngest], ['fanout', measureFanout], ['tasks', measureTasks]],
};

/** A report, not a test: a missed target is printed, and only what could not be measured at all is an error. */
export async function bench(args: string[], say: Say): Promise<void> {
  const { wanted, isQuick } = read(args);
  const machine = describeMachine();
  const parts: Part[] = [];
  const broken: string[] = [];
  const measure = async (part: string, work: () => Promise<Figure[]>) => {
    say(`measuring ${part} …`);
    const load = loadNow();
    try {
      parts.push({ part, load, figures: await work() });
    } catch (error) {
      const skipped = error instanceof Error ? error.message : String(error);
      parts.push({ part, load, figures: [], skipped });
      broken.push(part);
    }
  };

  for (const kind of ['postgres', 'embedded'] as const) {
    const due = onSite[kind].filter(([name]) => wanted.includes(name));
    if (due.length === 0) continue;
    say(`preparing a site on the ${kind} database …`);
    const site = await prepareSite(kind, isQuick);
    if (site === null) {
      for (const [part] of due) parts.push({ part, load: loadNow(), figures: [], skipped: 'PostgreSQL is not installed on this machine' });
      continue;
    }
    try {
      for (const [part, work] of due) await measure(part, () => work(site, isQuick));
    } finally {
      await site.remove();
    }
  }
  const startParts = (['start', 'memory'] as const).filter((name) => wanted.includes(name));
  if (startParts.length > 0) await measure(startParts.join(', '), () => measureStart(isQuick, startParts));
  if (wanted.includes('map')) await measure('map', measureMap);
  if (wanted.includes('bundle')) await measure('bundle', measureBundle);

  for (const line of ['', ...tableOf(machine, parts), '']) say(line);
  say(`Kept in ${keep(join(projectRoot, 'bench-results'), machine, parts)}`);
  if (broken.length > 0) throw new CommandError(`Could not be measured: ${broken.join(', ')}`);
}

function read(args: string[]): { wanted: Name[]; isQuick: boolean } {
  try {
    const { values } = parseArgs({ args, options: { only: { type: 'string' }, quick: { type: 'boolean', default: false } } });
    const wanted = (values.only?.split(',').map((name) => name.trim()) ?? [...names]) as Name[];
    const wrong = wanted.find((name) => !names.includes(name));
    if (wrong !== undefined) throw usageError(usage, `There is nothing called ${wrong} to measure.`);
    return { wanted, isQuick: values.quick };
  } catch (error) {
    throw error instanceof CommandError ? error : usageError(usage, error instanceof Error ? error.message : String(error));
  }
}
