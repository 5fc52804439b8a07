import { randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { EmbeddedInUse, codeOf } from './errors.js';
import { isAlive, processStart } from './process-identity.js';

const lockName = 'embedded.lock';
const holderShape = z.object({
  pid: z.int().positive(),
  token: z.string(),
  host: z.string(),
  /** When the holder's process started, as the system tells it. */
  processStart: z.string().nullable(),
  since: z.string(),
});
type Holder = z.infer<typeof holderShape>;

/** Another machine or container cannot be asked about its processes; it shows by touching the file that it lives. */
const touchEveryMs = 5_000;
const silentAfterMs = 30_000;

export interface DirectoryLock {
  /** Settles once, when the file no longer names us: someone took the directory away by hand. */
  readonly lost: Promise<void>;
  release(): void;
}

/** Takes the data directory for this process, also from a holder that is dead; throws EmbeddedInUse otherwise. */
export function lockDirectory(dataDir: string, now: () => Date = () => new Date()): DirectoryLock {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const file = join(dataDir, lockName);
  const holder: Holder = {
    pid: process.pid,
    token: randomUUID(),
    host: hostname(),
    processStart: processStart(process.pid),
    since: now().toISOString(),
  };
  const draft = `${file}.${holder.token}`;
  writeFileSync(draft, JSON.stringify(holder), { mode: 0o600 });
  try {
    if (!place(draft, file)) {
      removeStale(file, dataDir, holder.token, now);
      if (!place(draft, file)) throw inUse(dataDir, read(file));
    }
  } finally {
    rmSync(draft, { force: true });
  }
  return keep(file, holder, now);
}

/** A link either appears with its whole content or fails: no half-written lock is ever seen. */
function place(draft: string, file: string): boolean {
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

function removeStale(file: string, dataDir: string, token: string, now: () => Date): void {
  const seen = read(file);
  if (seen && isHeld(seen, file, now)) throw inUse(dataDir, seen);
  const aside = `${file}.${token}.stale`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return;
    throw error;
  }
  // Two starters may both have seen the stale lock; the second one has just moved the first one's fresh lock.
  const moved = read(aside);
  if (moved && moved.token !== seen?.token) place(aside, file);
  rmSync(aside, { force: true });
}

function isHeld(seen: Holder, file: string, now: () => Date): boolean {
  if (seen.host !== hostname()) return now().getTime() - statSync(file).mtimeMs < silentAfterMs;
  if (!isAlive(seen.pid)) return false;
  const start = processStart(seen.pid);
  return start === null || seen.processStart === null || start === seen.processStart;
}

function keep(file: string, { token }: Holder, now: () => Date): DirectoryLock {
  let reportLoss: () => void = () => undefined;
  const lost = new Promise<void>((resolve) => (reportLoss = resolve));
  const timer = setInterval(() => {
    if (read(file)?.token === token) return utimesSync(file, now(), now());
    clearInterval(timer);
    reportLoss();
  }, touchEveryMs);
  timer.unref();
  return {
    lost,
    release: () => {
      clearInterval(timer);
      if (read(file)?.token === token) rmSync(file, { force: true });
    },
  };
}

/** Null for no lock, or for one that nobody could have written: then nothing is known of a holder. */
function read(file: string): Holder | null {
  try {
    return holderShape.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError || codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

function inUse(dataDir: string, holder: Holder | null): EmbeddedInUse {
  return new EmbeddedInUse(dataDir, holder?.pid ?? 0, holder?.host ?? 'an unknown host', holder?.since ?? 'just now');
}
