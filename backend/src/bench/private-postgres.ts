import { execFileSync, spawn } from 'node:child_process';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { findTool } from '../commands/db/tools.js';

export interface PrivatePostgres {
  /** A new, empty database on it. */
  database(name: string): Promise<string>;
  /** The folder of its socket: what runs on the same machine reaches it there without the network's cost. */
  folder: string;
  stop(): Promise<void>;
}

/** A PostgreSQL of one's own in a temporary folder, or null where the programs are not installed. */
export async function startPrivatePostgres(settings: readonly string[] = []): Promise<PrivatePostgres | null> {
  const [initdb, pgCtl] = [findTool('initdb'), findTool('pg_ctl')];
  if (initdb === null || pgCtl === null) return null;
  const owner = serverUser();
  const folder = await mkdtemp(join(tmpdir(), 'ioc-postgres-'));
  if (owner !== null) await chown(folder, owner.uid, owner.gid);
  const data = join(folder, 'data');
  const port = await freePort();
  const run = (program: string, args: string[]) => finish(program, args, folder, owner);
  await run(initdb, ['-D', data, '-U', 'ioc', '-A', 'trust', '-E', 'UTF8', '--no-locale']);
  const options = [`port=${port}`, 'listen_addresses=127.0.0.1', `unix_socket_directories=${folder}`, ...settings].map((setting) => `-c ${setting}`);
  await run(pgCtl, ['-D', data, '-w', '-t', '120', '-l', join(folder, 'log'), '-o', options.join(' '), 'start']);
  const url = (name: string) => `postgres://ioc@127.0.0.1:${port}/${name}`;
  return {
    folder,
    async database(name) {
      const client = new pg.Client({ connectionString: url('postgres') });
      await client.connect();
      await client.query(`create database ${client.escapeIdentifier(name)}`);
      await client.end();
      return url(name);
    },
    async stop() {
      await run(pgCtl, ['-D', data, '-w', '-m', 'immediate', 'stop']);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** PostgreSQL refuses to run as root, so there it runs as the user its package made. */
function serverUser(): { uid: number; gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }).trim());
  return { uid: id('-u'), gid: id('-g') };
}

async function finish(program: string, args: string[], cwd: string, owner: { uid: number; gid: number } | null): Promise<void> {
  // Nothing piped: the server started by pg_ctl would hold the pipe open and we would wait for ever.
  const child = spawn(program, args, { cwd, stdio: 'ignore', ...(owner ?? {}) });
  const code = await new Promise<number | null>((resolve, reject) => child.once('error', reject).once('exit', resolve));
  if (code !== 0) throw new Error(`${program} ended with ${code}`);
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
