/** A PostgreSQL of one's own for the tests: started in a folder of its own when the programs are there, gone afterwards. */
import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folders = () => [
  ...(existsSync('/usr/lib/postgresql') ? readdirSync('/usr/lib/postgresql').sort((a, b) => b - a).map((version) => `/usr/lib/postgresql/${version}/bin`) : []),
  '/opt/homebrew/opt/postgresql@17/bin', '/opt/homebrew/opt/postgresql@16/bin', '/usr/local/opt/postgresql@16/bin', '/usr/local/bin', '/usr/bin',
];

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

const childrenOf = (parent) =>
  spawnSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' }).stdout.split('\n').map((line) => line.trim().split(/\s+/).map(Number)).flatMap(([pid, of]) => (of === parent ? [pid] : []));

/** @returns {Promise<import('./postgres.mjs').OwnPostgres | null>} null where no PostgreSQL with PostGIS is installed */
export async function startPostgres() {
  const bin = folders().find((folder) => existsSync(join(folder, 'initdb')));
  if (!bin) return null;
  const folder = mkdtempSync(join(tmpdir(), 'ioc-pg-'));
  const asRoot = process.getuid?.() === 0;
  const say = (program, args) => {
    const command = asRoot ? ['runuser', ['-u', 'postgres', '--', join(bin, program), ...args]] : [join(bin, program), args];
    return spawnSync(command[0], command[1], { encoding: 'utf8', cwd: folder, env: { ...process.env, LC_ALL: 'C.UTF-8' } });
  };
  if (asRoot) {
    const { stdout } = spawnSync('id', ['-u', 'postgres'], { encoding: 'utf8' });
    chownSync(folder, Number(stdout), 0);
  }
  const data = join(folder, 'data');
  const port = await freePort();
  const made = say('initdb', ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync']);
  const options = `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1 -c max_connections=200 -c fsync=off`;
  const started = made.status === 0 ? say('pg_ctl', ['-D', data, '-w', '-l', join(folder, 'log'), '-o', options, 'start']) : made;
  // The parent first, so that it makes no more children.
  const signal = (name) => {
    const postmaster = Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]);
    for (const pid of [postmaster, ...childrenOf(postmaster)]) process.kill(pid, name);
  };
  const stop = () => {
    say('pg_ctl', ['-D', data, '-m', 'immediate', 'stop']);
    rmSync(folder, { recursive: true, force: true });
  };
  if (started.status !== 0) {
    stop();
    throw new Error(`PostgreSQL did not start: ${started.stderr || started.stdout}`);
  }
  const hasPostgis = say('psql', ['-h', '127.0.0.1', '-p', String(port), '-U', 'postgres', '-tAc', `select count(*) from pg_available_extensions where name = 'postgis'`]);
  if (hasPostgis.stdout.trim() !== '1') {
    stop();
    return null;
  }
  return { url: `postgres://postgres@127.0.0.1:${port}/postgres`, freeze: () => signal('SIGSTOP'), thaw: () => signal('SIGCONT'), stop };
}
