import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { commandConfig, withDatabase, type OpenDatabase } from '../database.js';
import { seed } from './seed.js';

describe('seed', () => {
  let folder: string;
  const said: string[] = [];
  const env = () => ({ NODE_ENV: 'test', IOC_DATA_DIR: folder });
  const run = (args: string[], more: Record<string, string> = {}) => seed(args, { say: (line) => said.push(line), env: { ...env(), ...more } });
  const look = <Result>(work: (open: OpenDatabase) => Promise<Result>) => withDatabase(commandConfig(env()), work);

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ioc-seed-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('refuses what it does not understand before it opens a database', async () => {
    await expect(run(['--assets', '200001'])).rejects.toThrow('At most 200000 assets.');
    await expect(run(['--assets', 'many'])).rejects.toThrow('--assets is a number.');
    await expect(run(['--profile', 'ha-noi'])).rejects.toThrow('The only profile is cao-bang.');
    await expect(run([], { IOC_SEED_PASSWORD: 'short' })).rejects.toThrow('at least 12 characters');
  });

  it('loads the province, masses and a user for each role in both scopes, and keeps the key of a demo', async () => {
    await run(['--assets', '300', '--tasks', '200', '--users']);
    const [counts] = await look(({ transactions }) => transactions.query<Record<string, number>>(
      `select (select count(*) from assets where code like 'LT-%') as assets, (select count(*) from tasks where code like 'LT-%') as tasks,
         (select count(*) from users where username like 'test.%' and everywhere) as wide,
         (select count(*) from users where username like 'test.%' and cardinality(unit_ids) = 1) as narrow,
         (select count(*) from assets a where a.code like 'LT-%' and a.unit_id is null) as homeless,
         (select count(*) from tasks t where t.code like 'LT-%' and not exists (select 1 from task_updates u where u.task_id = t.id)) as mute,
         (select count(*) from tasks t join plans p on p.id = t.plan_id) as planned, (select count(distinct task_id) from task_checklist) as listed,
         (select count(*) from assets where not synthetic) + (select count(*) from tasks where not synthetic) as real`,
    ));
    expect(counts).toEqual({ assets: 300, tasks: 200, wide: 8, narrow: 8, homeless: 0, mute: 0, planned: 96, listed: 24, real: 0 });
    // Domain §4.2, as it stands in the database.
    const groups = async (sql: string) => Object.fromEntries((await look(({ transactions }) => transactions.query<{ what: string; n: number }>(`${sql} group by 1 order by 1`))).map(({ what, n }) => [what, n]));
    expect(await groups(`select role as what, count(*) as n from users where username not like 'test.%'`)).toEqual(
      { admin: 1, auditor: 1, integrator: 6, leader: 3, manager: 2, operator: 12, unit_leader: 12, unit_officer: 76 },
    );
    expect(await groups(`select case state when 'closed' then 'closed' else 'open' end as what, count(*) as n from alarms`)).toEqual({ closed: 400, open: 25 });
    expect(await groups(`select kind as what, count(*) as n from assets where code not like 'LT-%'`)).toEqual({ bts: 1_217, post: 174, radio: 136 });
    const file = join(folder, 'demo.json');
    expect(Object.keys(JSON.parse(await readFile(file, 'utf8')) as object)).toEqual(['password', 'ingestKey']);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(said.join('\n')).toContain('shown this once');
  });

  it('leaves a database with data alone, unless told to add', async () => {
    await expect(run([])).rejects.toThrow('--add');
    await run(['--add', '--assets', '50']);
    const [row] = await look(({ transactions }) => transactions.query<{ total: number; last: string }>(
      `select count(*) as total, max(code) as last from assets where code like 'LT-%'`,
    ));
    expect(row).toEqual({ total: 350, last: 'LT-BTS-000350' });
  });
});
