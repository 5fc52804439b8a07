import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { PGlite, type Extension } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { unaccent } from '@electric-sql/pglite/contrib/unaccent';
import { durable, type SyncFigures } from './durable.js';
import { startupFrame } from './protocol.js';

export interface EngineOptions {
  /** The cluster's directory; null keeps everything in memory. */
  clusterDir: string | null;
  fsync: boolean;
  postgisBundle: string;
  /** A packed cluster to start from, for a database in memory. */
  archive?: string;
  initialize?: boolean;
}

export interface Engine {
  readonly greeting: Uint8Array;
  readonly sync: SyncFigures;
  execute(bytes: Uint8Array): Promise<Uint8Array>;
  /** The whole cluster, packed; for a database in memory. */
  dump(): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** One backend: what would serve parallel queries is off in the build's own defaults. */
const settings = {
  shared_buffers: '32MB',
  // Nothing checkpoints by itself in this mode; the figure keeps recycled WAL files small after a checkpoint.
  max_wal_size: '128MB',
  min_wal_size: '32MB',
  timezone: 'UTC',
  // fdatasync is an empty shell in this build.
  wal_sync_method: 'fsync',
};

/** The vector part of PostGIS only: a third of the memory and half the start time of the whole bundle. */
function postgis(bundle: string): Extension {
  return {
    name: 'postgis',
    setup: async (_database, options: { PGLITE_ENV: Record<string, string> }) => {
      options.PGLITE_ENV['PROJ_DATA'] = '/pglite/share/proj';
      return { emscriptenOpts: options, bundlePath: pathToFileURL(bundle) };
    },
  };
}

export async function openEngine(options: EngineOptions): Promise<Engine> {
  const { clusterDir, fsync, postgisBundle, archive, initialize } = options;
  const sync: SyncFigures = { fsyncs: 0, fsyncMs: 0 };
  const onDisk = clusterDir !== null;
  const database = await PGlite.create({
    ...(onDisk ? { dataDir: clusterDir } : {}),
    ...(archive ? { loadDataDir: new Blob([await readFile(archive)], { type: 'application/gzip' }) } : {}),
    ...(initialize ? { initDbStartParams: ['--wal-segsize=4'] } : {}),
    extensions: {
      postgis: postgis(postgisBundle),
      unaccent,
      pg_trgm,
      ...(onDisk && fsync ? { durable: durable(sync) } : {}),
    },
    startParams: [
      ...PGlite.defaultStartParams.filter((parameter) => !(onDisk && fsync && parameter === '-F')),
      ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ],
  });

  const execute = async (bytes: Uint8Array): Promise<Uint8Array> => {
    const chunks: Uint8Array[] = [];
    // The chunk is a view on the runtime's memory and is overwritten by the next one.
    const onRawData = (chunk: Uint8Array) => void chunks.push(chunk.slice());
    await database.execProtocolRawStream(bytes, { syncToFs: false, onRawData });
    return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks);
  };

  return {
    greeting: await execute(startupFrame({ user: 'postgres', database: 'postgres', client_encoding: 'UTF8' })),
    sync,
    execute,
    dump: async () => new Uint8Array(await (await database.dumpDataDir('gzip')).arrayBuffer()),
    close: () => database.close(),
  };
}
