import type { Duplex } from 'node:stream';
import { resolve } from 'node:path';
import { ensureCluster, replaceCluster } from './cluster.js';
import { EmbeddedDied } from './errors.js';
import { Host } from './host.js';
import { lockDirectory, type DirectoryLock } from './lock.js';
import { postgisBundle, preparedArchive, workerFile } from './paths.js';
import type { EmbeddedStats } from './worker-messages.js';

export interface EmbeddedOptions {
  /** Where the data lives; null keeps it in memory and forgets it on close. */
  dataDir: string | null;
  /** Off only for tests and for data that can be made again: a power cut may then destroy the directory. */
  fsync?: boolean;
  checkpointEveryMs?: number;
  /** Every table is vacuumed and analysed once in this time. */
  vacuumEveryMs?: number;
  idleTransactionMs?: number;
  /** A single query that runs longer ends the worker, because nothing else can stop it. */
  stuckAfterMs?: number;
  onWarning?(message: string): void;
}

export interface EmbeddedDatabase {
  /** A new connection, for the `stream` option of the `pg` driver. */
  stream(): Duplex;
  stats(): Promise<EmbeddedStats>;
  /** Writes a consistent tar.gz of the whole database; clients wait only while its files are copied. */
  backup(file: string): Promise<void>;
  /** Ends all connections and leaves the directory cleanly shut down; safe to call twice. */
  close(): Promise<void>;
  /** Settles when the database is lost without `close`; the directory is free again and may be started anew. */
  readonly died: Promise<EmbeddedDied>;
}

const minutes = 60_000;

export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const files = { workerFile: workerFile(), postgisBundle: postgisBundle(), preparedArchive: preparedArchive() };
  const dataDir = options.dataDir === null ? null : resolve(options.dataDir);
  const lock = dataDir === null ? null : lockDirectory(dataDir);
  try {
    if (dataDir !== null) await ensureCluster(dataDir, files.preparedArchive);
    return await open(options, dataDir, files, lock);
  } catch (error) {
    lock?.release();
    throw error;
  }
}

async function open(
  options: EmbeddedOptions,
  dataDir: string | null,
  files: { workerFile: string; postgisBundle: string; preparedArchive: string },
  lock: DirectoryLock | null,
): Promise<EmbeddedDatabase> {
  const host = await Host.start({
    workerFile: files.workerFile,
    stuckAfterMs: options.stuckAfterMs ?? 15 * minutes,
    onWarning: options.onWarning ?? ((message) => process.emitWarning(message, 'EmbeddedDatabase')),
    onGone: () => lock?.release(),
    setup: {
      dataDir,
      fsync: options.fsync ?? true,
      postgisBundle: files.postgisBundle,
      preparedArchive: files.preparedArchive,
      checkpointEveryMs: options.checkpointEveryMs ?? 2 * minutes,
      vacuumEveryMs: options.vacuumEveryMs ?? 24 * 60 * minutes,
      idleTransactionMs: options.idleTransactionMs ?? minutes,
    },
  });
  void lock?.lost.then(() => host.abandon(new EmbeddedDied(`The lock on ${dataDir ?? ''} was taken away.`)));
  return {
    died: host.died,
    stream: () => host.stream(),
    stats: () => host.stats(),
    backup: (file) => host.backup(resolve(file)),
    close: () => host.close(),
  };
}

/**
 * Replaces the data of a directory that no process has open by those of a backup. The data of before stay in the
 * directory as `cluster.previous` until the next restore. A bad archive changes nothing.
 */
export async function restoreEmbedded(file: string, dataDir: string): Promise<void> {
  const directory = resolve(dataDir);
  const lock = lockDirectory(directory);
  try {
    await replaceCluster(directory, resolve(file));
  } finally {
    lock.release();
  }
}
