/** A PostgreSQL of the test's own, which it may stop and start. */
import { execFileSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

export interface PrivatePostgres {
  url: string;
  start(): void;
  /** Without waiting for anybody, as when the machine fails. */
  stop(): void;
  /** All its processes stop where they are: connections stay open, and nothing answers. Of one backend when its pid is given. */
  freeze(pid?: number): void;
  thaw(): void;
  remove(): void;
}

const debianFolder = '/usr/lib/postgresql';

/** Folder of the server programs, or null when this machine has none. */
function findPrograms(): string | null {
  const debian = existsSync(debianFolder) ? readdirSync(debianFolder).map((version) => join(debianFolder, version, 'bin')) : [];
  return [...debian, ...(process.env['PATH'] ?? '').split(delimiter)].find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'pg_ctl'))) ?? null;
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });

/** @returns null on a machine without PostgreSQL */
export async function startPrivatePostgres(): Promise<PrivatePostgres | null> {
  const programs = findPrograms();
  if (programs === null) return null;
  const folder = mkdtempSync(join(tmpdir(), 'ioc-postgres-'));
  // The server refuses to run as root.
  const account = process.getuid?.() === 0 ? accountOf('postgres') : null;
  if (account) chownSync(folder, account.uid, account.gid);
  const run = (program: string, ...args: string[]) => execFileSync(join(programs, program), args, { ...(account ?? {}), stdio: 'ignore', cwd: folder, env: { ...process.env, LC_ALL: 'C.UTF-8' } });
  const port = await freePort();
  const data = join(folder, 'data');
  run('initdb', '-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync');
  let running = false;
  const start = () => {
    run('pg_ctl', '-D', data, '-w', '-l', join(folder, 'log'), '-o', `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1 -c fsync=off`, 'start');
    running = true;
  };
  const stop = () => {
    if (running) run('pg_ctl', '-D', data, '-m', 'immediate', '-w', 'stop');
    running = false;
  };
  const frozen = new Set<number>();
  const freeze = (pid?: number) => {
    const postmaster = Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]);
    // The parent first, so that it makes no more children.
    const stopNow = (each: number) => {
      process.kill(each, 'SIGSTOP');
      frozen.add(each);
    };
    stopNow(pid ?? postmaster);
    if (pid === undefined) childrenOf(postmaster).forEach(stopNow);
  };
  const thaw = () => {
    for (const pid of frozen) process.kill(pid, 'SIGCONT');
    frozen.clear();
  };
  start();
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`, start, stop, freeze, thaw,
    remove() {
      thaw();
      stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const childrenOf = (parent: number): number[] =>
  execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' }).split('\n').map((line) => line.trim().split(/\s+/).map(Number))
    .flatMap(([pid, of]) => (pid !== undefined && of === parent ? [pid] : []));

const accountOf = (name: string): { uid: number; gid: number } => ({
  uid: Number(execFileSync('id', ['-u', name], { encoding: 'utf8' })), gid: Number(execFileSync('id', ['-g', name], { encoding: 'utf8' })),
});
