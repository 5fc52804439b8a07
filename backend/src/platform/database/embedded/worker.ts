import { rename, rm, writeFile } from 'node:fs/promises';
import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import { clusterDir, copyCluster, packTo, partialDir } from './cluster.js';
import { openEngine } from './engine.js';
import { startMaintenance } from './maintenance.js';
import type { MuxConnection } from './mux-shapes.js';
import { Mux } from './mux.js';
import { PortLink } from './port-link.js';
import type { Answer, Command, EmbeddedStats, WorkerSetup } from './worker-messages.js';

/** The thread that holds the one backend. Queries block it, which is why it is not the server's own thread. */
const parent = parentPort;
if (!parent) throw new Error('worker.ts runs as a worker thread only');
const setup = workerData as WorkerSetup;
const pulse = new BigInt64Array(setup.pulse);
const say = (answer: Answer) => parent.postMessage(answer);
const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

const engine = await openEngine({
  clusterDir: setup.dataDir === null ? null : clusterDir(setup.dataDir),
  fsync: setup.fsync,
  postgisBundle: setup.postgisBundle,
  ...(setup.dataDir === null ? { archive: setup.preparedArchive } : {}),
});

const mux = new Mux({
  greeting: engine.greeting,
  idleTransactionMs: setup.idleTransactionMs,
  execute: async (bytes) => {
    Atomics.store(pulse, 0, process.hrtime.bigint());
    try {
      return await engine.execute(bytes);
    } finally {
      Atomics.store(pulse, 0, 0n);
    }
  },
  onFatal: (error) => {
    say({ kind: 'fatal', message: messageOf(error) });
    process.exit(70);
  },
});

const maintenance = startMaintenance(mux, {
  checkpointEveryMs: setup.checkpointEveryMs,
  vacuumEveryMs: setup.vacuumEveryMs,
  onError: (error) => say({ kind: 'warning', message: messageOf(error) }),
});

function connect(port: MessagePort): void {
  let connection: MuxConnection | null = null;
  const link = new PortLink(port, {
    onBytes: (bytes) => {
      const size = bytes.byteLength;
      connection?.receive(bytes);
      link.taken(size);
    },
    onEnd: () => connection?.finish(),
    onClose: () => connection?.close(),
  });
  connection = mux.connect({ send: (bytes) => link.send(bytes), end: () => link.end() });
}

function stats(): EmbeddedStats {
  return { ...mux.stats(), ...engine.sync, ...maintenance.figures, rssBytes: process.memoryUsage.rss() };
}

/** Clients wait while the files are copied, not while the copy is packed. */
async function backup(file: string): Promise<void> {
  const { dataDir } = setup;
  if (dataDir === null) {
    const bytes = await mux.exclusive(async () => {
      await mux.ask('CHECKPOINT');
      return engine.dump();
    });
    await writeFile(`${file}.partial`, bytes, { flush: true });
    return rename(`${file}.partial`, file);
  }
  const copy = partialDir(dataDir);
  try {
    await mux.exclusive(async () => {
      await mux.ask('CHECKPOINT');
      await copyCluster(dataDir, copy);
    });
    await packTo(copy, file);
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
}

async function close(): Promise<void> {
  maintenance.stop();
  await mux.shutdown();
  await engine.close();
}

async function obey(command: Exclude<Command, { kind: 'connect' }>): Promise<void> {
  try {
    if (command.kind === 'backup') await backup(command.file);
    if (command.kind === 'close') await close();
    say({ kind: 'done', id: command.id, stats: command.kind === 'stats' ? stats() : null });
    if (command.kind === 'close') parent?.close();
  } catch (error) {
    say({ kind: 'failed', id: command.id, message: messageOf(error) });
  }
}

parent.on('message', (command: Command) => {
  if (command.kind === 'connect') connect(command.port);
  else void obey(command);
});
say({ kind: 'ready' });
