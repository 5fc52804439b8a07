import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { CommandError } from '../cli.js';

type Tool = 'pg_dump' | 'pg_restore' | 'psql';

const debianFolder = '/usr/lib/postgresql';

/** PostgreSQL's own program: on the path, or the newest where Debian and Ubuntu keep several versions. */
export function findTool(name: string, env: Readonly<Record<string, string | undefined>> = process.env): string | null {
  const versions = existsSync(debianFolder) ? readdirSync(debianFolder).toSorted((a, b) => Number(b) - Number(a)) : [];
  const folders = [...(env['PATH'] ?? '').split(delimiter), ...versions.map((version) => join(debianFolder, version, 'bin'))];
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path)) ?? null;
}

/**
 * Runs a program of PostgreSQL. The password travels in the environment, because arguments can be read by everybody on
 * the machine. @returns what it printed
 */
export async function runTool(name: Tool, url: string | null, args: readonly string[]): Promise<string> {
  const program = findTool(name);
  if (program === null) {
    throw new CommandError(`${name} was not found. It comes with PostgreSQL's client programs (package postgresql-client) and must be of the server's version or newer.`);
  }
  const { connection, password } = url === null ? { connection: [], password: '' } : connectionOf(url);
  const child = spawn(program, [...connection, ...args], {
    env: { ...process.env, ...(password === '' ? {} : { PGPASSWORD: password }), PGTZ: 'UTC', LC_MESSAGES: 'C' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  let complaints = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (printed += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaints += text));
  const code = await new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve));
  if (code === 0) return printed;
  throw new CommandError(`${name} failed (${code ?? 'killed'}): ${complaints.trim().slice(-1_500)}`);
}

function connectionOf(url: string): { connection: string[]; password: string } {
  const address = new URL(url);
  const password = decodeURIComponent(address.password);
  address.password = '';
  return { connection: ['-d', address.href], password };
}
