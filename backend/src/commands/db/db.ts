import { rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Config } from '#platform/config';
import { FileStore, filesFolder } from '#platform/files';
import { CommandError, usageError, type Say } from '../cli.js';
import { commandConfig, migrate, withDatabase, type Environment, type OpenDatabase } from '../database.js';
import { backup, inspectBackup, inventoryFile, readInventory, restore } from './backup.js';
import { emptyPublicSchema } from './empty.js';
import { checksum, differences, totalRows } from './inventory.js';
import { checkScores } from './scores.js';

const usage = `npm run db -- ACTION
  migrate           bring the schema up to date
  status            which database, which migrations, how much is in it
  reset --yes       delete everything and make the schema anew
  backup FILE       write a backup, and FILE.json with what it holds
  restore FILE      put a backup in the place of the present data (--yes when there are any)
  verify FILE       restore beside the live data and compare with FILE.json
  scores            compute the scores again from the event log and compare with what is kept
With DATABASE_URL the PostgreSQL server, otherwise the embedded database in IOC_DATA_DIR.`;

export interface DbContext {
  say: Say;
  env: Environment;
}

type Action = (config: Config, say: Say, given: { file: string; yes: boolean }) => Promise<void>;

/** Everything about the database that is done while nobody is looking at a screen. */
export async function db(args: string[], { say, env }: DbContext): Promise<void> {
  const { values, positionals } = read(args);
  const [name, file, ...rest] = positionals;
  const action = actions[name ?? ''];
  if (!action) throw usageError(usage, name === undefined ? undefined : `There is no action ${name}.`);
  const needsFile = ['backup', 'restore', 'verify'].includes(name ?? '');
  if (needsFile && file === undefined) throw usageError(usage, 'Which file?');
  if (rest.length > 0 || (!needsFile && file !== undefined)) throw usageError(usage, 'There is one word too many.');
  // The schema of a production server is what this command is for; whether the portal may start there is not asked here.
  const config = commandConfig({ ...env, IOC_ALLOW_EMBEDDED: 'true' });
  await action(config, say, { file: file ?? '', yes: values.yes });
}

const actions: Readonly<Record<string, Action>> = {
  migrate: (config, say) =>
    withDatabase(config, async (open) => {
      const applied = await migrate(open);
      for (const name of applied) say(`applied ${name}`);
      say(applied.length === 0 ? 'The schema is up to date.' : `${applied.length} migrations applied.`);
    }),

  status: (config, say) =>
    withDatabase(config, async (open) => {
      say(describe(config));
      const [version] = await open.transactions.query<{ text: string }>(`select version() as text`);
      say(version?.text ?? '');
      const done = await appliedNames(open);
      for (const { name = '' } of open.source.migrations) say(`  ${done.has(name) ? 'applied' : 'PENDING'}  ${name}`);
      if (done.size === 0) return;
      const [size] = await open.transactions.query<Record<string, number | string>>(
        `select pg_size_pretty(pg_database_size(current_database())) as size, (select count(*) from assets) as assets, (select count(*) from tasks) as tasks,
           (select count(*) from alarms) as alarms, (select count(*) from users) as users, (select seq from event_head) as events`,
      );
      say(Object.entries(size ?? {}).map(([name, value]) => `${name} ${value}`).join(', '));
    }),

  reset: (config, say, { yes }) => {
    if (!yes) throw new CommandError(`This deletes everything in the ${describe(config)}. If that is meant: npm run db -- reset --yes`, 64);
    return withDatabase(config, async (open) => {
      await open.transactions.query(emptyPublicSchema);
      await migrate(open);
      // The logins of the demo that has just been deleted would only mislead.
      rmSync(resolve(config.IOC_DATA_DIR, 'demo.json'), { force: true });
      await new FileStore(filesFolder(config)).clear();
      say('The database is empty and its schema is up to date.');
    });
  },

  backup: async (config, say, { file }) => {
    const { inventory, size } = await backup(config, file);
    say(`${file}: ${size}, ${Object.keys(inventory.tables).length} tables, ${totalRows(inventory)} rows, checksum ${checksum(inventory)}`);
    say(`What it holds is listed in ${inventoryFile(file)}${inventory.files.count > 0 ? `, its ${inventory.files.count} attached files lie in ${file}.files` : ''}; keep them together.`);
  },

  restore: async (config, say, { file, yes }) => {
    if (config.DATABASE_URL && !yes && (await holdsData(config))) {
      throw new CommandError(`The ${describe(config)} holds data that the backup would replace. If that is meant, add --yes.`, 64);
    }
    await restore(config, file);
    say(`${file} is restored. ${config.DATABASE_URL ? '' : 'The data of before lie beside it as cluster.previous. '}Now run: npm run db -- migrate`);
  },

  verify: async (config, say, { file }) => {
    const { found, wrong: wrongFiles } = await inspectBackup(config, file);
    say(`${file} can be restored: ${Object.keys(found.tables).length} tables, ${totalRows(found)} rows, checksum ${checksum(found)}`);
    const expected = readInventory(file);
    if (!expected) throw new CommandError(`There is no ${inventoryFile(file)} to compare with, so whether anything is missing cannot be said.`);
    const wrong = [...differences(expected, found), ...wrongFiles];
    if (wrong.length > 0) throw new CommandError(`It is not what was backed up:\n  ${wrong.join('\n  ')}`);
    say(`It holds what was backed up at ${expected.madeAt}, row for row.`);
  },

  scores: (config, say) =>
    withDatabase(config, async ({ transactions }) => {
      const { tasks, proven, tables, differences: wrong } = await checkScores(transactions);
      say(`${tasks} tasks, ${proven} of them with a whole log; ${tables} tables of scores computed again.`);
      if (wrong.length > 0) throw new CommandError(`${wrong.length} differ:\n  ${wrong.slice(0, mostSaid).join('\n  ')}`);
      say(proven === 0 ? 'No task has a whole log, so only the sums could be compared; they agree.' : 'What is kept is what the log says, byte for byte.');
    }),
};

/** More lines than that help nobody. */
const mostSaid = 50;

function describe(config: Config): string {
  if (!config.DATABASE_URL) return `embedded database in ${resolve(config.IOC_DATA_DIR, 'database')}`;
  const { hostname, port, pathname } = new URL(config.DATABASE_URL);
  return `PostgreSQL database ${pathname.slice(1)} on ${hostname}${port === '' ? '' : `:${port}`}`;
}

async function appliedNames({ transactions }: OpenDatabase): Promise<Set<string>> {
  const [table] = await transactions.query<{ name: string | null }>(`select to_regclass('public.migrations')::text as name`);
  if (!table?.name) return new Set();
  const rows = await transactions.query<{ name: string }>(`select name from migrations`);
  return new Set(rows.map(({ name }) => name));
}

const holdsData = (config: Config): Promise<boolean> =>
  withDatabase(config, async ({ transactions }) => {
    const [table] = await transactions.query<{ name: string | null }>(`select to_regclass('public.users')::text as name`);
    return (table?.name ?? null) !== null && (await transactions.query(`select 1 from users limit 1`)).length > 0;
  });

function read(args: string[]) {
  try {
    return parseArgs({ args, options: { yes: { type: 'boolean', default: false } }, allowPositionals: true });
  } catch (error) {
    throw usageError(usage, error instanceof Error ? error.message : String(error));
  }
}
