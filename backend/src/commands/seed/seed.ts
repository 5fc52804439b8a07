import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { hashPassword } from '#features/access';
import { FileStore, filesFolder } from '#platform/files';
import { loadPhotos } from '../../seed/load-photos.js';
import { loadProvince } from '../../seed/load-province.js';
import { CommandError, usageError, type Say } from '../cli.js';
import { commandConfig, migrate, withDatabase, type Environment, type OpenDatabase } from '../database.js';
import { loadMasses } from './masses.js';
import { loadTestUsers, testUsers } from './test-users.js';

const usage = `npm run seed -- [--profile cao-bang] [--assets N] [--tasks N] [--users] [--add]
  --profile cao-bang   the demo province (the only profile; also the default)
  --assets N           N synthetic base stations more, up to 200000
  --tasks N            N synthetic tasks more, up to 200000
  --users              an account for each role, province-wide and for one commune
  --add                add to what is there; without it a database with data is left alone
The password of all accounts is IOC_SEED_PASSWORD, or made up and shown once.`;

const mostRows = 200_000;
const leastPassword = 12;
const passwordVariable = 'IOC_SEED_PASSWORD';

const wishes = z.object({
  profile: z.literal('cao-bang', { error: 'The only profile is cao-bang.' }),
  assets: z.coerce.number({ error: '--assets is a number.' }).int().min(0).max(mostRows, { error: `At most ${mostRows} assets.` }),
  tasks: z.coerce.number({ error: '--tasks is a number.' }).int().min(0).max(mostRows, { error: `At most ${mostRows} tasks.` }),
  users: z.boolean(),
  add: z.boolean(),
});
type Wishes = z.infer<typeof wishes>;

export interface SeedContext {
  say: Say;
  env: Environment;
}

/** Loads the demo province and whatever masses are wished for. Everything it writes is marked synthetic. */
export async function seed(args: string[], { say, env }: SeedContext): Promise<void> {
  const wish = read(args);
  const config = commandConfig(env, [passwordVariable]);
  const given = env[passwordVariable];
  if (given !== undefined && given.length < leastPassword) throw new CommandError(`${passwordVariable} needs at least ${leastPassword} characters.`);
  const password = given ?? randomBytes(12).toString('base64url');
  await withDatabase(config, async (open) => {
    await migrate(open);
    const isEmpty = await hasNoPeople(open);
    if (!isEmpty && !wish.add) throw new CommandError('This database holds data already. Add to it with --add, or empty it first with `npm run db -- reset --yes`.');
    if (isEmpty) await loadDemo(open, password, say);
    await loadMasses(open.transactions, wish, say);
    if (wish.users) await loadTestUsers(open.transactions, await hashPassword(password));
    const tells = isEmpty || wish.users;
    if (wish.users) say(`Test users: ${testUsers.map(({ username }) => username).join(', ')}`);
    if (tells) say(given === undefined ? `Password of these accounts, shown this once: ${password}` : `Password: the one of ${passwordVariable}.`);
    say('Done.');
  });
}

async function loadDemo({ config, transactions }: OpenDatabase, password: string, say: Say): Promise<void> {
  const secrets = await loadProvince(transactions, password);
  await loadPhotos(transactions, new FileStore(filesFolder(config)));
  const [counts] = await transactions.query<{ units: number; assets: number; tasks: number }>(
    `select (select count(*) from admin_units) as units, (select count(*) from assets) as assets, (select count(*) from tasks) as tasks`,
  );
  say(`Demo province loaded: ${counts?.units} units, ${counts?.assets} assets, ${counts?.tasks} tasks.`);
  say(`Key for readings of the whole province, shown this once: ${secrets.ingestKey}`);
  if (!config.demo) return;
  // A demo installation keeps its secrets beside its data, as its own first start would have done.
  mkdirSync(config.IOC_DATA_DIR, { recursive: true });
  writeFileSync(resolve(config.IOC_DATA_DIR, 'demo.json'), JSON.stringify(secrets), { mode: 0o600 });
}

async function hasNoPeople({ transactions }: OpenDatabase): Promise<boolean> {
  const rows = await transactions.query(`select 1 from users union all select 1 from admin_units union all select 1 from assets limit 1`);
  return rows.length === 0;
}

function read(args: string[]): Wishes {
  try {
    const { values } = parseArgs({
      args,
      options: {
        profile: { type: 'string', default: 'cao-bang' }, assets: { type: 'string', default: '0' }, tasks: { type: 'string', default: '0' },
        users: { type: 'boolean', default: false }, add: { type: 'boolean', default: false },
      },
    });
    const wish = wishes.safeParse(values);
    if (wish.success) return wish.data;
    throw usageError(usage, wish.error.issues.map(({ message }) => message).join(' '));
  } catch (error) {
    throw error instanceof CommandError ? error : usageError(usage, error instanceof Error ? error.message : String(error));
  }
}
