import { fillScores } from '#features/scores';
import { system, type Transactions } from '#platform/database';
import { loadAssets, type LoadedIds } from '../../seed/load-province.js';
import { loadTasks } from '../../seed/load-tasks.js';
import { generateLoad } from '../../seed/load.js';
import { defaultSeed, generateProvince, type SeedProvince } from '../../seed/province.js';
import type { Say } from '../cli.js';

export interface Masses {
  assets: number;
  tasks: number;
}

/** One transaction each: whatever stops the command, the batches before it are whole. */
const batch = 10_000;

/** Adds synthetic masses to the demo province; numbers go on where the last masses ended, so it can be repeated. */
export async function loadMasses(transactions: Transactions, wish: Masses, say: Say): Promise<void> {
  const now = transactions.clock.now().toISOString();
  const province = generateProvince({ seed: defaultSeed, now });
  const ids = await idsOf(transactions, province);
  const [present] = await transactions.query<{ assets: number; tasks: number }>(
    `select coalesce((select max(substr(code, 8)::int) from assets where code ~ '^LT-BTS-[0-9]+$'), 0) as assets,
       coalesce((select max(substr(code, 7)::int) from tasks where code ~ '^LT-NV-[0-9]+$'), 0) as tasks`,
  );
  const from = { assets: present?.assets ?? 0, tasks: present?.tasks ?? 0 };
  const total = { assets: from.assets + wish.assets, tasks: from.tasks + wish.tasks };
  const { assets, tasks } = generateLoad(defaultSeed, total, province, now);
  await inBatches('assets', skip(assets, from.assets), wish.assets, say, (rows) =>
    transactions.run(system, async (tx) => {
      await loadAssets(tx, rows, ids);
      // Known and silent would be one big outage; load tests want a province at work.
      await tx.query(
        `update asset_states s set state = 'online', source = 'device', since = $2, heard_at = $2, device_at = $2
         from assets a where a.id = s.asset_id and a.code = any($1::text[])`,
        [rows.map(({ code }) => code), tx.now],
      );
    }));
  await inBatches('tasks', skip(tasks, from.tasks), wish.tasks, say, (rows) => transactions.run(system, async (tx) => {
    await loadTasks(tx, rows, ids);
    await fillScores(tx);
  }));
  if (wish.assets + wish.tasks > 0) await transactions.query('vacuum (analyze) assets, asset_states, tasks, task_updates, task_scores');
}

function* skip<Row>(rows: Generator<Row, void>, count: number): Generator<Row, void> {
  for (let skipped = 0; skipped < count; skipped += 1) rows.next();
  yield* rows;
}

async function inBatches<Row>(what: string, rows: Iterable<Row>, total: number, say: Say, load: (rows: Row[]) => Promise<void>): Promise<void> {
  const started = performance.now();
  let done = 0;
  let slice: Row[] = [];
  const flush = async () => {
    await load(slice);
    done += slice.length;
    slice = [];
    const rate = Math.round(done / ((performance.now() - started) / 1_000));
    say(`  ${what}: ${done} of ${total}, ${rate} a second`);
  };
  for (const row of rows) if (slice.push(row) === batch) await flush();
  if (slice.length > 0) await flush();
}

/** The ids the province was given when it was loaded, by the business codes its generator speaks in. */
async function idsOf(transactions: Transactions, province: SeedProvince): Promise<LoadedIds> {
  const units = await transactions.query<{ key: string; id: string }>(
    `select code || '@' || to_char(valid_from, 'YYYY-MM-DD') as key, id from admin_units`,
  );
  const orgs = await transactions.query<{ key: string; id: string }>(`select code as key, id from organisations`);
  const users = await transactions.query<{ key: string; id: string }>(`select username as key, id from users`);
  const assets = await transactions.query<{ key: string; id: string }>(
    `select code as key, id from assets where code = any($1::text[])`,
    [province.assets.map(({ code }) => code)],
  );
  const byKey = (rows: readonly { key: string; id: string }[]) => new Map(rows.map(({ key, id }) => [key, id]));
  return { units: byKey(units), orgs: byKey(orgs), users: byKey(users), assets: byKey(assets) };
}
