import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { EmbeddedInUse } from './errors.js';
import { lockDirectory } from './lock.js';
import { processStart } from './process-identity.js';

const now = new Date('2025-11-22T02:00:00.000Z');
/** Above the highest number that a system gives. */
const deadPid = 0x7fff_fff0;

let dataDir: string;
let file: string;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'ioc-lock-'));
  file = join(dataDir, 'embedded.lock');
});

afterEach(async () => {
  await rm(dataDir, { recursive: true, force: true });
});

interface LeftHolder {
  pid?: number;
  host?: string;
  processStart?: string | null;
}

async function leaveLock(holder: LeftHolder, touchedAt = now): Promise<void> {
  const ours = { pid: process.pid, host: hostname(), processStart: null };
  await writeFile(file, JSON.stringify({ ...ours, token: 'theirs', since: '2025-11-21T02:00:00.000Z', ...holder }));
  await utimes(file, touchedAt, touchedAt);
}

describe('the lock on a data directory', () => {
  it('is held once, named in the refusal, and leaves nothing behind', async () => {
    const lock = lockDirectory(dataDir, () => now);
    const refusal = new RegExp(`process ${process.pid} .* since ${now.toISOString()}`);
    expect(() => lockDirectory(dataDir, () => now)).toThrow(refusal);
    lock.release();
    expect(await readdir(dataDir)).toEqual([]);
    lockDirectory(dataDir, () => now).release();
  });

  it.each([
    ['a process that is dead', { pid: deadPid }],
    ['an earlier process of the same number, as in a restarted container', { processStart: 'another boot/1' }],
  ])('is taken over from %s', async (_from, holder) => {
    await leaveLock(holder);
    const lock = lockDirectory(dataDir, () => now);
    expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ pid: process.pid, since: now.toISOString() });
    expect(await readdir(dataDir)).toEqual(['embedded.lock']);
    lock.release();
  });

  it('stays with a living process', async () => {
    await leaveLock({ processStart: processStart(process.pid) });
    expect(() => lockDirectory(dataDir, () => now)).toThrow(EmbeddedInUse);
    expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ token: 'theirs' });
  });

  it('stays with another machine while that shows that it lives, and no longer', async () => {
    await leaveLock({ host: 'another machine', pid: deadPid }, new Date(now.getTime() - 29_000));
    expect(() => lockDirectory(dataDir, () => now)).toThrow(/on another machine/);
    await leaveLock({ host: 'another machine', pid: deadPid }, new Date(now.getTime() - 31_000));
    lockDirectory(dataDir, () => now).release();
  });

  it('is taken when the file says nothing', async () => {
    await writeFile(file, '');
    lockDirectory(dataDir, () => now).release();
    expect(existsSync(file)).toBe(false);
  });

  it('is not removed for someone else who has it by now', async () => {
    const lock = lockDirectory(dataDir, () => now);
    await leaveLock({});
    lock.release();
    expect(existsSync(file)).toBe(true);
  });
});
