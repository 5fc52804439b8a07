import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { DataSource, type MigrationInterface, type QueryRunner } from 'typeorm';
import { restoreEmbedded, startEmbedded, type EmbeddedDatabase } from './index.js';

let database: EmbeddedDatabase;
const clients: pg.Client[] = [];

async function connect(): Promise<pg.Client> {
  const client = new pg.Client({ stream: () => database.stream() });
  clients.push(client);
  await client.connect();
  return client;
}

function connectMany(count: number): Promise<pg.Client[]> {
  return Promise.all(Array.from({ length: count }, connect));
}

const notificationOf = (client: pg.Client) =>
  new Promise<string>((resolve) => {
    client.once('notification', ({ channel, payload }) => resolve(`${channel}:${payload}`));
  });

beforeAll(async () => {
  database = await startEmbedded({ dataDir: null });
});

afterAll(async () => {
  await Promise.all(clients.map((client) => client.end().catch(() => undefined)));
  await database.close();
});

describe('the embedded database under several connections', () => {
  it('gives every connection its own results, whatever runs beside it', async () => {
    const wrong: unknown[] = [];
    const ask = async (client: pg.Client, id: number) => {
      for (let turn = 0; turn < 400; turn++) {
        const sum = 'SELECT $1::int + $2::int AS sum, $3::text AS who';
        const { rows } = await client.query(sum, [id * 1000, turn, `c${id}`]);
        if (rows.length !== 1 || rows[0].sum !== id * 1000 + turn || rows[0].who !== `c${id}`) wrong.push(rows);
      }
    };
    await Promise.all((await connectMany(8)).map(ask));
    expect(wrong).toEqual([]);
  });

  it('gives every connection its own results with parameters of 300 kB', async () => {
    const wrong: unknown[] = [];
    const ask = async (client: pg.Client, id: number) => {
      for (let turn = 0; turn < 30; turn++) {
        const text = 'ă'.repeat((id % 2 === 0 ? 150_000 : 3) + turn) + String(id);
        const { rows } = await client.query('SELECT $1::text AS text, $2::int AS id', [text, id]);
        if (rows.length !== 1 || rows[0].text !== text || rows[0].id !== id) wrong.push(id);
      }
    };
    await Promise.all((await connectMany(8)).map(ask));
    expect(wrong).toEqual([]);
  });

  it('keeps named prepared statements apart', async () => {
    const answers = await Promise.all(
      (await connectMany(6)).map(async (client, id) => {
        for (let turn = 0; turn < 40; turn++) {
          const text = `SELECT ${id} AS id, $1::int AS turn`;
          const { rows } = await client.query({ name: 'q', text, values: [turn] });
          if (rows[0].id !== id || rows[0].turn !== turn) return 'wrong';
        }
        return 'right';
      }),
    );
    expect(new Set(answers)).toEqual(new Set(['right']));
  });

  it('answers the next query rightly after an error in the extended protocol', async () => {
    const client = await connect();
    for (let turn = 0; turn < 20; turn++) {
      await expect(client.query('SELECT 1 / $1::int', [0])).rejects.toMatchObject({ code: '22012' });
      expect((await client.query('SELECT $1::int AS turn', [turn])).rows).toEqual([{ turn }]);
    }
  });

  it('makes others wait for a transaction, in which they see nothing', async () => {
    const [one, two] = [await connect(), await connect()];
    await one.query('CREATE TABLE waits (id int)');
    await one.query('BEGIN');
    await one.query('INSERT INTO waits VALUES (1)');
    const order: string[] = [];
    const count = two.query('SELECT count(*)::int AS n FROM waits').then(({ rows }) => {
      order.push('other');
      return rows[0].n;
    });
    await one.query('INSERT INTO waits VALUES (2)');
    await one.query('ROLLBACK').then(() => order.push('transaction'));
    expect(await count).toBe(0);
    expect(order).toEqual(['transaction', 'other']);
  });

  it('rolls back when a connection breaks off', async () => {
    const [one, two] = [await connect(), await connect()];
    one.on('error', () => undefined);
    await one.query('CREATE TABLE breaks (id int)');
    await one.query('BEGIN');
    await one.query('INSERT INTO breaks VALUES (1)');
    const gone = new Promise<void>((resolve) => one.once('end', resolve));
    (one as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
    await gone;
    expect((await two.query('SELECT count(*)::int AS n FROM breaks')).rows).toEqual([{ n: 0 }]);
  });

  it('delivers a notification to the listener on another connection', async () => {
    const [one, two, three] = [await connect(), await connect(), await connect()];
    let strays = 0;
    three.on('notification', () => strays++);
    await one.query('LISTEN "Sự kiện"');
    const heard = notificationOf(one);
    await two.query("SELECT pg_notify($1, 'mã 1')", ['Sự kiện']);
    expect(await heard).toBe('Sự kiện:mã 1');
    expect(strays).toBe(0);
  });

  it('reads a cursor piece by piece while others wait', async () => {
    const [one, two] = [await connect(), await connect()];
    const rows = one.query({ text: 'SELECT n FROM generate_series(1, 25) AS n', rows: 10 } as pg.QueryConfig);
    const [{ rows: pieces }, { rows: other }] = await Promise.all([rows, two.query('SELECT 1 AS one')]);
    expect(pieces).toHaveLength(25);
    expect(other).toEqual([{ one: 1 }]);
  });

  it('refuses COPY from the client, failing the transaction it stands in', async () => {
    const client = await connect();
    await client.query('BEGIN');
    await expect(client.query('COPY spatial_ref_sys FROM STDIN')).rejects.toMatchObject({ code: '0A000' });
    await expect(client.query('SELECT 1')).rejects.toMatchObject({ code: '25P02' });
    await client.query('ROLLBACK');
  });

  it('serves a pool that is larger than its work and empties again', async () => {
    const pool = new pg.Pool({ stream: () => database.stream(), max: 10, idleTimeoutMillis: 1 });
    const before = (await database.stats()).connections;
    await Promise.all(Array.from({ length: 50 }, (_, n) => pool.query('SELECT $1::int', [n])));
    await pool.end();
    const { connections, batches, rssBytes } = await database.stats();
    expect(connections).toBeLessThanOrEqual(before + 10);
    expect(batches).toBeGreaterThan(50);
    expect(rssBytes).toBeGreaterThan(0);
  });
});

describe('the prepared database', () => {
  it('sorts Vietnamese names by vi_icu', async () => {
    const mixed = 'Ế đường Z Da An Ân dường Đắk Ăn Ê E Az Ăb Âb mạ má mã mả mà ma Ơn Ôn Oz Uz Ưa Nghĩa Nghìn';
    const names = mixed.split(' ');
    const { rows } = await (await connect()).query(
      'SELECT string_agg(name, \' \' ORDER BY name COLLATE vi_icu) AS sorted FROM unnest($1::text[]) AS name',
      [names],
    );
    const inOrder = 'An Az Ăb Ăn Âb Ân Da dường Đắk đường E Ê Ế ma mà mả mã má mạ Nghĩa Nghìn Oz Ôn Ơn Uz Ưa Z';
    expect(rows[0].sorted).toBe(inOrder);
    expect(names.toSorted(new Intl.Collator('vi').compare).join(' ')).toBe(inOrder);
  });

  it('finds names without their marks, and similar ones', async () => {
    const { rows } = await (await connect()).query(
      `SELECT unaccent(name) AS plain, word_similarity('dak nong', lower(unaccent(name))) AS similarity
         FROM (VALUES ('Trạm Đắk Nông')) AS site (name)`,
    );
    expect(rows).toEqual([{ plain: 'Tram Dak Nong', similarity: 1 }]);
  });

  it('keeps time in UTC', async () => {
    const { rows } = await (await connect()).query("SELECT current_setting('timezone') AS zone");
    expect(rows).toEqual([{ zone: 'UTC' }]);
  });
});

class Sites1760000000000 implements MigrationInterface {
  readonly name = 'Sites1760000000000';
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE site (id int PRIMARY KEY, name text, location geography(Point, 4326))');
    await runner.query('CREATE INDEX site_location ON site USING gist (location)');
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE site');
  }
}

describe('TypeORM on the embedded database', () => {
  it('migrates, writes in transactions and asks PostGIS', async () => {
    const source = new DataSource({
      type: 'postgres',
      extra: { stream: () => database.stream(), max: 4 },
      migrations: [Sites1760000000000],
      installExtensions: false,
    });
    await source.initialize();
    try {
      expect((await source.runMigrations()).map(({ name }) => name)).toEqual(['Sites1760000000000']);
      expect(await source.runMigrations()).toEqual([]);
      const insert = 'INSERT INTO site VALUES ($1, $2, ST_SetSRID(ST_GeomFromGeoJSON($3), 4326)::geography)';
      const point = (lng: number, lat: number) => JSON.stringify({ type: 'Point', coordinates: [lng, lat] });
      await source.transaction(async (manager) => {
        await manager.query(insert, [1, 'Gia Nghĩa', point(107.69, 12.0)]);
        await manager.query(insert, [2, 'Đà Lạt', point(108.44, 11.94)]);
      });
      const failing = source.transaction(async (manager) => {
        await manager.query(insert, [3, 'Buôn Ma Thuột', point(108.04, 12.67)]);
        await manager.query(insert, [3, 'Buôn Ma Thuột', point(108.04, 12.67)]);
      });
      await expect(failing).rejects.toMatchObject({ code: '23505' });
      const near = `
        SELECT name FROM site WHERE ST_DWithin(location, ST_SetSRID(ST_MakePoint($1, $2), 4326)::geography, $3)`;
      expect(await source.query(near, [107.7, 12.0, 5_000])).toEqual([{ name: 'Gia Nghĩa' }]);
      expect(await source.query('SELECT count(*)::int AS n FROM site')).toEqual([{ n: 2 }]);
      const numbers = Array.from({ length: 200 }, (_, n) => n);
      const answers = await Promise.all(numbers.map((n) => source.query('SELECT $1::int AS n', [n])));
      expect(answers).toEqual(numbers.map((n) => [{ n }]));
    } finally {
      await source.destroy();
    }
  });
});

describe('a backup of a database in memory', () => {
  it('can be restored to the disk', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'ioc-embedded-'));
    try {
      await (await connect()).query("CREATE TABLE kept AS SELECT 'Đắk Nông' AS name");
      await database.backup(join(folder, 'backup.tar.gz'));
      await restoreEmbedded(join(folder, 'backup.tar.gz'), join(folder, 'data'));
      const restored = await startEmbedded({ dataDir: join(folder, 'data') });
      const client = new pg.Client({ stream: () => restored.stream() });
      await client.connect();
      const { rows } = await client.query('SELECT name FROM kept');
      await client.end();
      await restored.close();
      expect(rows).toEqual([{ name: 'Đắk Nông' }]);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
