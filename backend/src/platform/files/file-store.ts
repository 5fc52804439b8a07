import { randomUUID } from 'node:crypto';
import type { ReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Config } from '#platform/config';

const incoming = 'incoming';
const unsettled = 'unsettled';
const digest = /^[0-9a-f]{64}$/;

export const filesFolder = ({ IOC_FILES_DIR, IOC_DATA_DIR }: Pick<Config, 'IOC_FILES_DIR' | 'IOC_DATA_DIR'>): string =>
  resolve(IOC_FILES_DIR ?? join(IOC_DATA_DIR, 'files'));

/**
 * A file lies under the name of its content: `ab/ab12…`, so the same content is there once and nothing that a person
 * calls a file becomes a path. Rows that name a file are written after it is safe on the disk.
 *
 * `incoming/` holds what is still arriving. `unsettled/` holds an empty marker for every content that is being placed or
 * given up: after a crash it says which files may have no row, without a look at all the others.
 */
export class FileStore {
  constructor(readonly folder: string) {}

  /** @param sha256 of the content, in hex */
  pathOf(sha256: string): string {
    if (!digest.test(sha256)) throw new Error('not the name of a file of ours');
    return join(this.folder, sha256.slice(0, 2), sha256);
  }

  /** A new empty file for what arrives. Whoever asked for it removes it. */
  async receive(): Promise<{ path: string; file: FileHandle }> {
    await this.prepare(incoming);
    const path = join(this.folder, incoming, randomUUID());
    return { path, file: await open(path, 'wx', 0o600) };
  }

  /** Moves what has arrived to its place. What is there already stays: it is the same. */
  async place(path: string, sha256: string): Promise<void> {
    await this.mark(sha256);
    const target = this.pathOf(sha256);
    if (await this.has(sha256)) return rm(path, { force: true });
    await this.prepare(sha256.slice(0, 2));
    await rename(path, target);
    await syncFolder(join(this.folder, sha256.slice(0, 2)));
  }

  async has(sha256: string): Promise<boolean> {
    return (await stat(this.pathOf(sha256)).catch(orNull)) !== null;
  }

  /** From now on it is not sure that a row holds this content. */
  async mark(sha256: string): Promise<void> {
    await this.prepare(unsettled);
    await (await open(join(this.folder, unsettled, sha256), 'w', 0o600)).close();
    await syncFolder(join(this.folder, unsettled));
  }

  settled(sha256: string): Promise<void> {
    return rm(join(this.folder, unsettled, sha256), { force: true });
  }

  async unsettled(): Promise<string[]> {
    return (await readdir(join(this.folder, unsettled)).catch(orNull) ?? []).filter((name) => digest.test(name));
  }

  /** Only when no row holds the content. */
  remove(sha256: string): Promise<void> {
    return rm(this.pathOf(sha256), { force: true });
  }

  /** Removes what stopped arriving before this moment: of a process that was killed in the middle of it. */
  async dropArrivals(before: Date): Promise<void> {
    for (const name of (await readdir(join(this.folder, incoming)).catch(orNull)) ?? []) {
      const path = join(this.folder, incoming, name);
      const stats = await stat(path).catch(orNull);
      if (stats !== null && stats.mtimeMs < before.getTime()) await rm(path, { force: true });
    }
  }

  /** Removes everything that is ours, and nothing else that lies in the folder. */
  async clear(): Promise<void> {
    for (const name of (await readdir(this.folder).catch(orNull)) ?? []) {
      if (name === incoming || name === unsettled || /^[0-9a-f]{2}$/.test(name)) await rm(join(this.folder, name), { recursive: true, force: true });
    }
  }

  /** @throws when the file is not there: a row that names it promised it would be */
  async read(sha256: string): Promise<ReadStream> {
    return (await open(this.pathOf(sha256), 'r')).createReadStream();
  }

  private async prepare(name: string): Promise<void> {
    if ((await mkdir(join(this.folder, name), { recursive: true, mode: 0o700 })) !== undefined) await syncFolder(this.folder);
  }
}

function orNull(error: unknown): null {
  if (typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT') return null;
  throw error;
}

/** A name is safe when its folder is. Some systems cannot sync a folder; there it is as safe as they make it. */
async function syncFolder(path: string): Promise<void> {
  try {
    const folder = await open(path, 'r');
    await folder.sync().finally(() => folder.close());
  } catch (error) {
    const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : null;
    if (!['EISDIR', 'EPERM', 'EINVAL', 'EACCES'].includes(String(code))) throw error;
  }
}
