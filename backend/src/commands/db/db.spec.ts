import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startPrivatePostgres, type PrivatePostgres } from '../../bench/private-postgres.js';
import { loadSmallProvince } from '../../testing/small-province.js';
import { commandConfig, withDatabase } from '../database.js';
import { db } from './db.js';
import { findTool } from './tools.js';

const kinds = ['embedded', 'postgres'] as const;
const isInstalled = findTool('initdb') !== null;

describe.each(kinds.filter((kind) => kind === 'embedded' || isInstalled))('db with the %s database', (kind) => {
  let server: PrivatePostgres | null = null;
  let folder: string;
  let env: Record<string, string>;
  let said: string[] = [];
  const run = async (...args: string[]) => {
    said = [];
    await db(args, { say: (line) => said.push(line), env });
    return said.join('\n');
  };
  const query = <Row>(sql: string) => withDatabase(commandConfig(env), ({ transactions }) => transactions.query<Row>(sql));
  const assetCount = async () => (await query<{ total: number }>('select count(*) as total from assets'))[0]?.total;
  const backupFile = () => join(folder, 'backups', 'monday');

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ioc-db-'));
    env = { NODE_ENV: 'test', IOC_DATA_DIR: join(folder, 'data') };
    if (kind === 'embedded') return;
    server = await startPrivatePostgres(['fsync=off']);
    env['DATABASE_URL'] = (await server?.database('ioc')) ?? '';
  });
  afterAll(async () => {
    await server?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it('migrates once and says what is pending before', async () => {
    expect(await run('status')).toMatch(/PENDING {2}Foundation/);
    expect(await run('migrate')).toMatch(/\d migrations applied\./);
    expect(await run('migrate')).toBe('The schema is up to date.');
    expect(await run('status')).not.toContain('PENDING');
  });

  it('proves a backup row for row without touching the live data, and never overwrites one', async () => {
    await withDatabase(commandConfig(env), ({ transactions }) => loadSmallProvince(transactions));
    expect(await run('backup', backupFile())).toContain('rows, checksum');
    expect(await run('verify', backupFile())).toContain('row for row');
    expect((await readdir(join(folder, 'backups'))).toSorted()).toEqual(['monday', 'monday.json']);
    await expect(run('backup', backupFile())).rejects.toThrow('never overwritten');
  });

  it('resets only when it is meant', async () => {
    await expect(run('reset')).rejects.toThrow('reset --yes');
    expect(await assetCount()).toBe(6);
    await run('reset', '--yes');
    expect(await assetCount()).toBe(0);
    const [sorted] = await query<{ names: string }>(`select string_agg(n, ' ' order by n collate vi_icu) as names from unnest(array['Đà', 'Dạ', 'Ẽ', 'An', 'Ân', 'Ăn']) n`);
    expect(sorted?.names).toBe('An Ăn Ân Dạ Đà Ẽ');
  });

  it('restores what was there, search keys and all', async () => {
    await run('restore', backupFile());
    expect(await run('migrate')).toBe('The schema is up to date.');
    const rows = await query<{ name: string }>(`select name from assets where search like '%tram duong bac%'`);
    expect(rows).toEqual([{ name: 'Trạm Đường Bắc' }]);
    if (kind === 'postgres') await expect(run('restore', backupFile())).rejects.toThrow('add --yes');
  });

  it('notices a backup that holds something else, and changes nothing with a damaged one', async () => {
    await query(`update assets set name = 'Trạm khác' where code = 'BTS-1'`);
    const other = join(folder, 'backups', 'tuesday');
    await run('backup', other);
    await writeFile(`${other}.json`, await readFile(`${backupFile()}.json`));
    await expect(run('verify', other)).rejects.toThrow(/assets: 6 rows, but other contents/);
    await truncate(other, 3_000);
    await expect(run('verify', other)).rejects.toThrow();
    await expect(run('restore', other, '--yes')).rejects.toThrow();
    expect(await assetCount()).toBe(6);
  });
});

describe('db', () => {
  const context = { say: () => undefined, env: { NODE_ENV: 'test' } };

  it('explains itself when called wrongly', async () => {
    await expect(db([], context)).rejects.toThrow('npm run db -- ACTION');
    await expect(db(['destroy'], context)).rejects.toThrow('There is no action destroy.');
    await expect(db(['backup'], context)).rejects.toThrow('Which file?');
    await expect(db(['migrate', 'now'], context)).rejects.toThrow('one word too many');
  });
});
