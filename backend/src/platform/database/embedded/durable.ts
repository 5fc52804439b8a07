import { closeSync, fsyncSync, openSync } from 'node:fs';
import type { Extension } from '@electric-sql/pglite';
import { codeOf } from './errors.js';

export interface SyncFigures {
  fsyncs: number;
  fsyncMs: number;
}

/** The little of Emscripten's file system that is touched here. */
interface OpenFile {
  readonly nfd?: number | null;
  readonly node: unknown;
}
interface NodeFiles {
  readonly stream_ops: { fsync?: (file: OpenFile) => number };
  realPath(node: unknown): string;
}
interface RuntimeModule {
  readonly FS: { readonly filesystems: { readonly NODEFS: NodeFiles } };
}

/** WASI's EIO; PostgreSQL panics on it, which is right: after a failed fsync nobody knows what is on the disk. */
const inputOutputError = 29;

/**
 * Makes fsync real. The runtime's file system on Node has no fsync at all and answers "done", so a commit would be
 * acknowledged before it is on the disk. Directories are synced too: a new WAL file is only safe when its name is.
 */
export function durable(figures: SyncFigures): Extension {
  return {
    name: 'durable',
    setup: async (_database, options: { preRun?: ((runtime: RuntimeModule) => void)[] }) => ({
      emscriptenOpts: { ...options, preRun: [...(options.preRun ?? []), (runtime: RuntimeModule) => install(runtime)] },
    }),
  };

  function install({ FS }: RuntimeModule): void {
    const files = FS.filesystems.NODEFS;
    files.stream_ops.fsync = ({ nfd, node }) => {
      const start = performance.now();
      try {
        if (typeof nfd === 'number') fsyncSync(nfd);
        else syncDirectory(files.realPath(node));
      } catch {
        return inputOutputError;
      }
      figures.fsyncs++;
      figures.fsyncMs += performance.now() - start;
      return 0;
    };
  }
}

/** Some systems (Windows, a few network file systems) cannot sync a directory; PostgreSQL tolerates the same there. */
export function syncDirectory(path: string): void {
  let descriptor: number | null = null;
  try {
    descriptor = openSync(path, 'r');
    fsyncSync(descriptor);
  } catch (error) {
    if (!['EISDIR', 'EPERM', 'EINVAL', 'EACCES'].includes(codeOf(error))) throw error;
  } finally {
    if (descriptor !== null) closeSync(descriptor);
  }
}
