import { loadConfig, type Config } from '#platform/config';
import { openDatabase, Transactions, type Database } from '#platform/database';
import { Clock } from '#platform/clock';
import { DataSource } from 'typeorm';
import { CommandError } from './cli.js';

export type Environment = Readonly<Record<string, string | undefined>>;

export interface OpenDatabase {
  config: Config;
  database: Database;
  source: DataSource;
  transactions: Transactions;
}

const fewConnections = 2;

/** The settings of the server, for a command. `except` are variables of the command itself. */
export function commandConfig(env: Environment, except: readonly string[] = []): Config {
  return loadConfig(Object.fromEntries(Object.entries(env).filter(([name]) => !except.includes(name))));
}

/** Opens the database of these settings for the time of the work, and closes it however the work ends. */
export async function withDatabase<Result>(config: Config, work: (open: OpenDatabase) => Promise<Result>, dataDir?: string): Promise<Result> {
  const database = await openDatabase(config, dataDir).catch((error: unknown) => {
    if (!(error instanceof Error) || error.name !== 'EmbeddedInUse') throw error;
    throw new CommandError(`${error.message} Stop the portal first: the embedded database belongs to one process at a time.`);
  });
  const source = new DataSource({ ...database.schemaOptions, poolSize: fewConnections } as typeof database.schemaOptions);
  try {
    await source.initialize();
    return await work({ config, database, source, transactions: new Transactions(source, new Clock()) });
  } finally {
    if (source.isInitialized) await source.destroy();
    await database.close();
  }
}

/**
 * Brings the schema up to date. On a server two at once wait for each other, so that nodes of an installation may be
 * updated at the same time. @returns the names of what was applied
 */
export async function migrate({ database, source }: OpenDatabase): Promise<string[]> {
  const turn = database.client();
  await turn.connect();
  try {
    await turn.query(`select pg_advisory_lock(hashtext('ioc migrate'))`);
    const applied = await source.runMigrations({ transaction: 'each' });
    return applied.map(({ name }) => name);
  } finally {
    await turn.end();
  }
}
