import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, mkdtemp, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import {
  EmbeddedArchiveInvalid,
  EmbeddedDied,
  EmbeddedInUse,
  restoreEmbedded,
  startEmbedded,
  type EmbeddedDatabase,
  type EmbeddedOptions,
  type EmbeddedStats,
} from './index.js';

const builtDoor = fileURLToPath(new URL('../../../../dist/platform/database/embedded/index.js', import.meta.url));

/** Commits numbered rows, one transaction each, and says the number of each one that was acknowledged. */
const writer = `
  import pg from 'pg';
  import { startEmbedded } from ${JSON.stringify(builtDoor)};
  const database = await startEmbedded({ dataDir: process.argv[1] });
  const client = new pg.Client({ stream: () => database.stream() });
  await client.connect();
  await client.query('CREATE TABLE IF NOT EXISTS entry (id int PRIMARY KEY, half int NOT NULL)');
  const { rows } = await client.query('SELECT coalesce(max(id), 0) AS last FROM entry');
  for (let id = rows[0].last + 1; ; id++) {
    await client.query('BEGIN');
    await client.query('INSERT INTO entry VALUES ($1, 1)', [id]);
    await client.query('UPDATE entry SET half = 2 WHERE id = $1', [id]);
    await client.query('COMMIT');
    process.stdout.write(id + '\\n');
  }
`;

let dataDir: string;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'ioc-embedded-'));
});

afterEach(async () => {
  await rm(dataDir, { recursive: true, force: true });
});

async function within<T>(
  options: EmbeddedOptions,
  work: (client: pg.Client, database: EmbeddedDatabase) => Promise<T>,
): Promise<T> {
  const database = await startEmbedded(options);
  try {
    const client = new pg.Client({ stream: () => database.stream() });
    client.on('error', () => undefined);
    await client.connect();
    const result = await work(client, database);
    await client.end();
    return result;
  } finally {
    await database.close();
  }
}

/** Asks until the figures are as wanted; the test's own time limit ends a vain wait. */
async function reached(database: EmbeddedDatabase, wanted: (stats: EmbeddedStats) => boolean): Promise<EmbeddedStats> {
  let stats = await database.stats();
  while (!wanted(stats)) stats = await database.stats();
  return stats;
}

/** What another process hears that tries to open the same directory. */
async function openElsewhere(): Promise<string[]> {
  const script = `
    import { startEmbedded } from ${JSON.stringify(builtDoor)};
    await startEmbedded({ dataDir: process.argv[1] }).catch((error) => console.log(error.name, error.pid));`;
  const child = run(script);
  const lines: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) lines.push(line);
  return lines;
}

function run(script: string) {
  const cwd = fileURLToPath(new URL('../../../../', import.meta.url));
  const options = { cwd, stdio: ['ignore', 'pipe', 'inherit'] as ['ignore', 'pipe', 'inherit'] };
  return spawn(process.execPath, ['--input-type=module', '-e', script, dataDir], options);
}

/** Kills the writer without warning after some commits; returns the last one it acknowledged. */
async function killAfter(commits: number): Promise<number> {
  const child = run(writer);
  const gone = once(child, 'exit');
  let last = 0;
  let seen = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    last = Number(line);
    if (++seen === commits) child.kill('SIGKILL');
  }
  await gone;
  return last;
}

describe('the embedded database on disk', () => {
  it('keeps its data over close and reopen, with real fsync, and cleans up by itself', async () => {
    const figures = await within({ dataDir, checkpointEveryMs: 50, vacuumEveryMs: 50 }, async (client, database) => {
      await client.query('CREATE TABLE kept AS SELECT n FROM generate_series(1, 1000) AS n');
      const { fsyncs } = await database.stats();
      for (let n = 0; n < 20; n++) await client.query('INSERT INTO kept VALUES ($1)', [n]);
      expect((await database.stats()).fsyncs - fsyncs).toBeGreaterThanOrEqual(20);
      return reached(database, ({ checkpoints, vacuums }) => checkpoints > 0 && vacuums > 0);
    });
    expect(figures.maxMs).toBeGreaterThan(0);
    await within({ dataDir }, async (client) => {
      expect((await client.query('SELECT count(*)::int AS n FROM kept')).rows).toEqual([{ n: 1020 }]);
      await expect(startEmbedded({ dataDir })).rejects.toMatchObject({ name: 'EmbeddedInUse', pid: process.pid });
      await expect(restoreEmbedded('any.tar.gz', dataDir)).rejects.toBeInstanceOf(EmbeddedInUse);
      expect(await openElsewhere()).toEqual([`EmbeddedInUse ${process.pid}`]);
    });
    await expect(stat(join(dataDir, 'embedded.lock'))).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('loses no acknowledged row when its process is killed in the middle of commits', async () => {
    let acknowledged = 0;
    for (const commits of [1, 150]) acknowledged = await killAfter(commits);
    const [row] = await within({ dataDir }, async (client) => {
      return (await client.query('SELECT max(id) AS last, count(*)::int AS n, min(half) AS half FROM entry')).rows;
    });
    // One commit may have reached the disk without its acknowledgement having reached us.
    expect([acknowledged, acknowledged + 1]).toContain(row.last);
    expect(row).toEqual({ last: row.last, n: row.last, half: 2 });
  });

  it('tells its users when it is lost, frees the directory, and starts again with what was committed', async () => {
    const database = await startEmbedded({ dataDir, stuckAfterMs: 300 });
    const client = new pg.Client({ stream: () => database.stream() });
    client.on('error', () => undefined);
    await client.connect();
    await client.query('CREATE TABLE kept (id int)');
    await client.query('INSERT INTO kept VALUES (7)');
    const endless = client.query('SELECT count(*) FROM generate_series(1, 100000000000)');
    await expect(endless).rejects.toThrow(/A query ran for/);
    expect(await database.died).toBeInstanceOf(EmbeddedDied);
    await expect(database.stats()).rejects.toBeInstanceOf(EmbeddedDied);
    await database.close();
    const rows = await within({ dataDir }, async (again) => (await again.query('SELECT id FROM kept')).rows);
    expect(rows).toEqual([{ id: 7 }]);
  });

  it('restores a backup that was taken while clients were writing', async () => {
    const archive = join(dataDir, 'backup.tar.gz');
    const counted = await within({ dataDir }, async (client, database) => {
      await client.query('CREATE TABLE pair (id int PRIMARY KEY, place geometry)');
      const write = async () => {
        const insert = 'INSERT INTO pair VALUES ($1::int, ST_MakePoint($1::int, 12))';
        for (let id = 0; id < 300; id++) await client.query(insert, [id]);
      };
      await Promise.all([write(), database.backup(archive)]);
      await client.query('DELETE FROM pair');
      return (await client.query('SELECT count(*)::int AS n FROM pair')).rows;
    });
    expect(counted).toEqual([{ n: 0 }]);

    await restoreEmbedded(archive, dataDir);
    const [row] = await within({ dataDir }, async (client) => {
      return (await client.query('SELECT count(*)::int AS n, max(id) AS last FROM pair WHERE ST_Y(place) = 12')).rows;
    });
    // What was committed before the copy, from the first row on and without a gap.
    expect(row.last ?? -1).toBe(row.n - 1);
    expect(row.n).toBeLessThanOrEqual(300);
    expect((await stat(join(dataDir, 'cluster.previous', 'PG_VERSION'))).isFile()).toBe(true);
  });

  it('refuses a damaged or foreign archive and leaves the data alone', async () => {
    const prepared = fileURLToPath(new URL('../../../../dist/embedded/prepared.tar.gz', import.meta.url));
    const cut = join(dataDir, 'cut.tar.gz');
    const bent = join(dataDir, 'bent.tar.gz');
    const foreign = join(dataDir, 'foreign.tar.gz');
    await copyFile(prepared, cut);
    await truncate(cut, 1_000_000);
    const bytes = await readFile(prepared);
    await writeFile(bent, bytes.fill(0, 2_000_000, 2_000_100));
    await writeFile(foreign, 'not an archive');
    await restoreEmbedded(prepared, dataDir);
    for (const file of [cut, bent, foreign]) {
      await expect(restoreEmbedded(file, dataDir)).rejects.toBeInstanceOf(EmbeddedArchiveInvalid);
    }
    expect((await stat(join(dataDir, 'cluster', 'PG_VERSION'))).isFile()).toBe(true);
  });
});
