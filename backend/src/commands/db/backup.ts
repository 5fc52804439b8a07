import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import type { Config } from '#platform/config';
import { openDatabase, restoreEmbedded } from '#platform/database';
import { CommandError } from '../cli.js';
import { withDatabase } from '../database.js';
import { emptyForRestore } from './empty.js';
import { contentsOf, copyToBackup, filesOfBackup, restoreFiles, wrongFiles, type Content } from './files.js';
import { inventoryShape, takeInventory, type Inventory } from './inventory.js';
import { runTool } from './tools.js';

export const inventoryFile = (file: string) => `${file}.json`;
const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;

/** Writes the backup and its files, and beside it what it must hold, so that it can be proven without the original. */
export async function backup(config: Config, target: string): Promise<{ inventory: Inventory; size: string }> {
  const file = resolve(target);
  if (existsSync(file)) throw new CommandError(`${target} exists already; a backup is never overwritten.`);
  mkdirSync(dirname(file), { recursive: true });
  let contents: Content[] = [];
  const inventory = await withDatabase(config, async ({ database }) => {
    const client = database.client();
    await client.connect();
    try {
      // The dump and the inventory see the same moment, however much is written meanwhile.
      await client.query('begin isolation level repeatable read read only');
      const made = await takeInventory(client, database.kind);
      contents = 'attachments' in made.tables ? await contentsOf(client) : [];
      if (config.DATABASE_URL) await dump(client, config.DATABASE_URL, file);
      await client.query('rollback');
      await database.backup?.(file);
      return made;
    } finally {
      await client.end();
    }
  });
  await writeFile(inventoryFile(file), `${JSON.stringify(inventory, null, 2)}\n`, { mode: 0o600 });
  await copyToBackup(config, file, contents);
  return { inventory, size: megabytes((await stat(file)).size + inventory.files.bytes) };
}

async function dump(client: pg.Client, url: string, file: string): Promise<void> {
  const { rows } = await client.query<{ id: string }>('select pg_export_snapshot() as id');
  const partial = `${file}.partial`;
  try {
    await runTool('pg_dump', url, ['-Fc', '--no-owner', '--no-privileges', '--no-comments', '-n', 'public', `--snapshot=${rows[0]?.id}`, '-f', partial]);
    await rename(partial, file);
  } finally {
    await rm(partial, { force: true });
  }
}

/** Puts the backup in the place of the present data: all of it, or nothing when anything about it is wrong. */
export async function restore(config: Config, file: string): Promise<void> {
  if (!existsSync(file)) throw new CommandError(`There is no file ${file}.`);
  // Files first: a row must never name one that is not there. More of them than rows do no harm.
  await restoreFiles(config, filesOfBackup(resolve(file)));
  if (config.DATABASE_URL) await restoreServer(config.DATABASE_URL, resolve(file));
  else await restoreEmbedded(resolve(file), embeddedFolder(config));
}

export const embeddedFolder = (config: Config) => {
  const folder = resolve(config.IOC_DATA_DIR, 'database');
  mkdirSync(folder, { recursive: true });
  return folder;
};

/** The whole script is made first, then run as one transaction together with the emptying: half a restore cannot be. */
async function restoreServer(url: string, file: string): Promise<void> {
  const folder = await mkdtemp(`${file}.restore-`);
  try {
    const [list, empty, script] = ['list', 'empty.sql', 'restore.sql'].map((name) => join(folder, name)) as [string, string, string];
    const contents = await runTool('pg_restore', null, ['-l', file]);
    // The schema itself is there already, and it may belong to somebody else.
    await writeFile(list, contents.split('\n').filter((line) => !/ SCHEMA - public /.test(line)).join('\n'));
    await runTool('pg_restore', null, ['--no-owner', '--no-privileges', '-L', list, '-f', script, file]);
    await writeFile(empty, emptyForRestore);
    await runTool('psql', url, ['-X', '-q', '-v', 'ON_ERROR_STOP=1', '--single-transaction', '-f', empty, '-f', script]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What a backup really holds, and what is wrong with its files. */
export interface Inspected {
  found: Inventory;
  wrong: string[];
}

/** Restores into a scratch database or folder, takes its inventory and throws it away. The live data are not touched. */
export async function inspectBackup(config: Config, file: string): Promise<Inspected> {
  if (!existsSync(file)) throw new CommandError(`There is no file ${file}.`);
  return config.DATABASE_URL ? inScratchDatabase(config.DATABASE_URL, resolve(file)) : inScratchFolder(config, resolve(file));
}

async function inScratchFolder(config: Config, file: string): Promise<Inspected> {
  const folder = await mkdtemp(`${file}.verify-`);
  try {
    await restoreEmbedded(file, folder);
    const database = await openDatabase(config, folder);
    const client = database.client();
    try {
      await client.connect();
      return await inspect(client, 'embedded', file);
    } finally {
      await client.end();
      await database.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function inScratchDatabase(url: string, file: string): Promise<Inspected> {
  const name = `ioc_verify_${randomBytes(6).toString('hex')}`;
  const scratch = new URL(url);
  scratch.pathname = `/${name}`;
  const server = new pg.Client({ connectionString: url });
  await server.connect();
  try {
    await server.query(`create database ${name} template template0`).catch((error: unknown) => {
      throw new CommandError(`A scratch database cannot be made (${error instanceof Error ? error.message : String(error)}). The database user needs the right CREATEDB for this.`);
    });
    const client = new pg.Client({ connectionString: scratch.href });
    await client.connect();
    try {
      await restoreServer(scratch.href, file);
      return await inspect(client, 'postgres', file);
    } finally {
      await client.end();
    }
  } finally {
    await server.query(`drop database if exists ${name} with (force)`);
    await server.end();
  }
}

async function inspect(client: pg.Client, kind: Inventory['kind'], file: string): Promise<Inspected> {
  const found = await takeInventory(client, kind);
  return { found, wrong: 'attachments' in found.tables ? await wrongFiles(filesOfBackup(file), await contentsOf(client)) : [] };
}

/** What the backup said it holds. */
export function readInventory(file: string): Inventory | null {
  const beside = inventoryFile(resolve(file));
  if (!existsSync(beside)) return null;
  const read = inventoryShape.safeParse(JSON.parse(readFileSync(beside, 'utf8')));
  if (!read.success) throw new CommandError(`${beside} is not the list that a backup writes beside itself.`);
  return read.data;
}
