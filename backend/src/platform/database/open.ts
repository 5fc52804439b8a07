import { mkdirSync } from 'node:fs';
import { Socket } from 'node:net';
import { resolve } from 'node:path';
import type { Duplex } from 'node:stream';
import pg from 'pg';
import type { DataSourceOptions } from 'typeorm';
import type { Config } from '#platform/config';
import { startEmbedded } from './embedded/index.js';
import { migrations } from './migrations/index.js';
import { SnakeNaming } from './naming.js';
import { DatabaseWatch } from './watch.js';

export interface Database {
  kind: 'embedded' | 'postgres';
  options: DataSourceOptions;
  /** The same without the patience of a request: changing the schema takes the time it takes. */
  schemaOptions: DataSourceOptions;
  /** A connection of one's own, for LISTEN. The caller ends it. */
  client(): pg.Client;
  /** Consistent copy of the embedded database; on a server use its own tools (`npm run db -- backup` calls pg_dump). */
  backup: ((file: string) => Promise<void>) | null;
  stats(): Promise<Record<string, number | boolean>>;
  /** Resolves with the reason when the embedded database died and the process should stop. */
  died: Promise<Error>;
  close(): Promise<void>;
}

// Counts and event numbers stay far below 2^53; instants and dates are text in the code, as they are on the wire.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number);
pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, instantOf);
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
// The driver has no name for the type of `uuid[]`.
pg.types.setTypeParser(2951 as never, uuidsOf);

/**
 * @param dataDir `null` keeps an embedded database in memory (tests)
 * @throws EmbeddedInUse when another process has the data directory open
 */
export async function openDatabase(config: Config, dataDir: string | null = resolve(config.IOC_DATA_DIR, 'database')): Promise<Database> {
  const common = {
    type: 'postgres',
    namingStrategy: new SnakeNaming(),
    migrations,
    migrationsRun: false,
    synchronize: false,
    installExtensions: false,
    poolSize: config.IOC_POOL_SIZE,
    applicationName: 'ioc',
  } as const satisfies Partial<DataSourceOptions>;
  if (config.DATABASE_URL) return onServer(config.DATABASE_URL, config, common);

  if (dataDir !== null) mkdirSync(dataDir, { recursive: true });
  const embedded = await startEmbedded({ dataDir });
  const stream = (): Duplex => embedded.stream();
  return {
    kind: 'embedded',
    options: { ...common, extra: { stream, connectionTimeoutMillis: 10_000 } },
    schemaOptions: { ...common, poolSize: 1, extra: { stream } },
    client: () => new pg.Client({ stream } as pg.ClientConfig),
    backup: (file) => embedded.backup(file),
    stats: async () => ({ ...(await embedded.stats()) }),
    died: embedded.died,
    close: () => embedded.close(),
  };
}

type Limits = Pick<Config, 'IOC_DATABASE_TIMEOUT_MS' | 'IOC_REQUEST_TIMEOUT_MS'>;

/** Requests find a database that is gone, slow or silent within the promised time; changing the schema waits. */
function onServer(url: string, limits: Limits, common: Extract<DataSourceOptions, { type: 'postgres' }>): Database {
  const { IOC_DATABASE_TIMEOUT_MS: timeoutMs, IOC_REQUEST_TIMEOUT_MS: requestMs } = limits;
  const ask = (): pg.Client =>
    new pg.Client({ connectionString: url, connectionTimeoutMillis: timeoutMs, query_timeout: timeoutMs, stream: () => new Socket().unref() });
  const watch = new DatabaseWatch(ask, timeoutMs * 0.6);
  // Only the portal has a pool: a command is not watched, and what it does may take its time.
  const stream = (): Duplex => {
    watch.begin();
    return watch.stream();
  };
  // Compiling a statement costs 8 ms and ours run for less; the planner's guesses about JSON input ask for it all the time.
  // Instants come as UTC, whatever the server's own clock shows. And pages at random cost little more than one after the
  // other where no disk turns: an index that holds all that figures ask for is read instead of the table.
  const options = '-c jit=off -c TimeZone=UTC -c random_page_cost=1.1';
  const patience = {
    connectionTimeoutMillis: timeoutMs,
    // The server ends a statement first, which keeps the connection; the other limit is for one that went dead. A request
    // has a limit for all its statements together (connection.ts).
    statement_timeout: Math.round(requestMs * 0.95),
    query_timeout: requestMs,
    // A node that vanished must not keep its locks until the network notices.
    idle_in_transaction_session_timeout: 60_000,
  };
  return {
    kind: 'postgres',
    options: { ...common, url, extra: { ...patience, options, keepAlive: true, stream } },
    schemaOptions: { ...common, url, poolSize: 1 },
    client: () => new pg.Client({ connectionString: url, options, connectionTimeoutMillis: timeoutMs, keepAlive: true, stream: watch.stream }),
    backup: null,
    stats: async () => ({}),
    died: new Promise(() => undefined),
    close: async () => watch.end(),
  };
}

/** `2026-11-24 08:00:00.5+00` as it is on the wire of ours; a list has hundreds of them, and `Date` takes ten times as long. */
function instantOf(text: string): string {
  if (text.charCodeAt(10) !== 32 || !text.endsWith('+00')) return new Date(text).toISOString();
  return `${text.slice(0, 10)}T${text.slice(11, 19)}.${text.slice(20, -3).slice(0, 3).padEnd(3, '0')}Z`;
}

/** No uuid needs quotes, and none of our lists of them holds a null. */
function uuidsOf(text: string): string[] {
  return text === '{}' ? [] : text.slice(1, -1).split(',');
}
