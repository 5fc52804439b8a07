import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startPrivatePostgres, type PrivatePostgres } from '../../bench/private-postgres.js';
import { FileStore, filesFolder } from '#platform/files';
import { loadSmallProvince } from '../../testing/small-province.js';
import { commandConfig, withDatabase } from '../database.js';
import { db } from './db.js';
import { filesOfBackup, wrongFiles } from './files.js';
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
  const withFiles = () => join(folder, 'backups', 'wednesday');
  const content = 'biên bản';
  const sha256 = createHash('sha256').update(content).digest('hex');

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

  it('takes attached files along', async () => {
    const store = new FileStore(filesFolder(commandConfig(env)));
    const { path, file } = await store.receive();
    await file.writeFile(content);
    await file.close();
    await store.place(path, sha256);
    await query(
      `with task as (insert into tasks (code, title, state, priority, sector, lead_org_id, assigner_id, assigned_at)
         select 'NV-1', 'Khôi phục', 'assigned', 'thuong', s.code, o.id, u.id, now() from sectors s, organisations o, users u limit 1 returning id, assigner_id),
       line as (insert into task_updates (task_id, at, step) select id, now(), 'report' from task returning id)
       insert into attachments (sha256, kind, name, size, uploaded_by_id, uploaded_at, update_id)
       select '${sha256}', 'text', 'Biên bản.txt', 10, task.assigner_id, now(), line.id from task, line`,
    );
    expect(await run('backup', withFiles())).toMatch(/its 1 attached files lie in .*wednesday\.files/s);
    expect(await run('verify', withFiles())).toContain('row for row');
  });

  it('computes the scores again, and says how much of them the log can prove', async () => {
    expect(await run('scores')).toMatch(/^0 tasks, 0 of them with a whole log.*only the sums could be compared; they agree\.$/s);
    await query(
      `insert into task_scores (task_id, version, standing, sector, priority, lead_org_id, coordinating_org_ids) select id, 1, 'open', sector, priority, lead_org_id, '{}' from tasks`,
    );
    expect(await run('scores')).toMatch(/^1 tasks, 0 of them/);
    await query(`insert into events (seq, name, at, org_ids, data) select 1, 'task.assigned', now(), '{}', json_build_object('id', id, 'version', 1, 'state', 'assigned', 'sectorCode', sector,
      'priority', priority, 'leadOrgId', lead_org_id, 'coordinatingOrgIds', '[]'::json, 'dueAt', '2026-11-20T10:00:00.000Z', 'suspendedAt', null, 'completedAt', null, 'score', null) from tasks`);
    await query(`update event_cursors set seq = 1 where name = 'task-scores'`);
    await expect(run('scores')).rejects.toThrow(/differ:\n {2}task \S+: the log says .*2026-11-20/);
    await query(`delete from task_scores`);
    await query(`delete from events`);
  });

  it('notices what is wrong with attached files', async () => {
    const kept = filesOfBackup(withFiles()).pathOf(sha256);
    await writeFile(kept, 'bien ban');
    await expect(run('verify', withFiles())).rejects.toThrow(`attached file ${sha256}: other contents`);
    await expect(run('restore', withFiles(), '--yes')).rejects.toThrow('Nothing was restored');
    await rm(kept);
    expect(await wrongFiles(filesOfBackup(withFiles()), [{ sha256, size: 10, isKept: true }])).toEqual([`attached file ${sha256}: missing`]);
    expect(await wrongFiles(filesOfBackup(withFiles()), [{ sha256, size: 10, isKept: false }])).toEqual([]);
    await writeFile(kept, content);
  });

  it('takes attached files away with everything else, and puts them back', async () => {
    const store = new FileStore(filesFolder(commandConfig(env)));
    await run('reset', '--yes');
    expect(await store.has(sha256)).toBe(false);
    await run('restore', withFiles(), '--yes');
    expect(await readFile(store.pathOf(sha256), 'utf8')).toBe(content);
    await store.remove(sha256);
    await expect(run('backup', join(folder, 'backups', 'thursday'))).rejects.toThrow('1 attached files were not in');
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
