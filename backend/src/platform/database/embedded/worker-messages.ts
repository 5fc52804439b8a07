import type { MessagePort } from 'node:worker_threads';

/** What the worker needs to open the database. */
export interface WorkerSetup {
  /** Holds the cluster; null for a database in memory. */
  dataDir: string | null;
  fsync: boolean;
  postgisBundle: string;
  preparedArchive: string;
  checkpointEveryMs: number;
  vacuumEveryMs: number;
  idleTransactionMs: number;
  /** One 64-bit number: when the running batch began on the process's monotonic clock, 0 when none runs. */
  pulse: SharedArrayBuffer;
}

export interface EmbeddedStats {
  /** Batches run since the start, and the time they took. */
  batches: number;
  busyMs: number;
  maxMs: number;
  /** Batches that wait for the backend now. */
  queue: number;
  connections: number;
  transactionOpen: boolean;
  fsyncs: number;
  fsyncMs: number;
  checkpoints: number;
  /** Tables vacuumed since the start. */
  vacuums: number;
  /** Of the whole process, worker and server together. */
  rssBytes: number;
}

export type Command =
  | { kind: 'connect'; port: MessagePort }
  | { kind: 'stats'; id: number }
  | { kind: 'backup'; id: number; file: string }
  | { kind: 'close'; id: number };

export type Answer =
  | { kind: 'ready' }
  | { kind: 'done'; id: number; stats: EmbeddedStats | null }
  | { kind: 'failed'; id: number; message: string }
  /** Maintenance failed; the database goes on. */
  | { kind: 'warning'; message: string }
  /** The backend is lost; the worker exits next. */
  | { kind: 'fatal'; message: string };
