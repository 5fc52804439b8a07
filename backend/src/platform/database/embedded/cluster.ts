import { randomUUID } from 'node:crypto';
import { constants, existsSync, type Dirent } from 'node:fs';
import { copyFile, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { pack, unpack } from './archive.js';
import { syncDirectory } from './durable.js';
import { EmbeddedArchiveInvalid } from './errors.js';

/** The major version in a data directory; another one cannot be opened by this build. */
const postgresMajor = '18';

const clusterName = 'cluster';
const previousName = 'cluster.previous';
const partialPrefix = 'cluster.partial-';

export const clusterDir = (dataDir: string) => join(dataDir, clusterName);

/** Makes sure that there is a cluster to open, unpacking the prepared one on the first start. */
export async function ensureCluster(dataDir: string, preparedArchive: string): Promise<void> {
  await removePartial(dataDir);
  const target = clusterDir(dataDir);
  const previous = join(dataDir, previousName);
  // A restore was cut off between its two renames; the data of before is still the truth.
  if (!existsSync(target) && existsSync(previous)) await rename(previous, target);
  if (!existsSync(target)) await unpackTo(preparedArchive, dataDir, target);
  const version = (await readFile(join(target, 'PG_VERSION'), 'utf8')).trim();
  if (version === postgresMajor) return;
  throw new EmbeddedArchiveInvalid(
    `${target} was written by PostgreSQL ${version}; this version opens ${postgresMajor} only`,
  );
}

/** Puts the cluster of an archive in the place of the present one, which stays beside it as `cluster.previous`. */
export async function replaceCluster(dataDir: string, archive: string): Promise<void> {
  await removePartial(dataDir);
  const target = clusterDir(dataDir);
  const previous = join(dataDir, previousName);
  if (!existsSync(target) && existsSync(previous)) await rename(previous, target);
  const fresh = partialDir(dataDir);
  await unpackChecked(archive, fresh);
  if (existsSync(target)) {
    await rm(previous, { recursive: true, force: true });
    await rename(target, previous);
  }
  await rename(fresh, target);
  syncDirectory(dataDir);
}

/** Copies a cluster that is standing still; on file systems that can, the copy shares its blocks and takes no time. */
export async function copyCluster(dataDir: string, to: string): Promise<void> {
  const from = clusterDir(dataDir);
  await mkdir(to, { mode: 0o700 });
  const entries = await readdir(from, { recursive: true, withFileTypes: true });
  const pathOf = (entry: Dirent) => relative(from, join(entry.parentPath, entry.name));
  // Clients wait for this: directories first, then the files several at a time.
  const folders = entries.filter((entry) => entry.isDirectory()).map(pathOf);
  for (const folder of folders) await mkdir(join(to, folder), { recursive: true, mode: 0o700 });
  const files = entries.filter((entry) => entry.isFile()).map(pathOf);
  const copyNext = async (): Promise<void> => {
    for (let file = files.pop(); file; file = files.pop()) {
      await copyFile(join(from, file), join(to, file), constants.COPYFILE_FICLONE);
    }
  };
  await Promise.all(Array.from({ length: 8 }, copyNext));
}

/** Writes an archive beside its final name first, so that a file under that name is always whole. */
export async function packTo(directory: string, file: string): Promise<void> {
  const partial = `${file}.partial`;
  try {
    await pack(directory, partial);
    await rename(partial, file);
    syncDirectory(join(file, '..'));
  } finally {
    await rm(partial, { force: true });
  }
}

async function unpackTo(archive: string, dataDir: string, target: string): Promise<void> {
  const partial = partialDir(dataDir);
  await unpackChecked(archive, partial);
  await rename(partial, target);
  syncDirectory(dataDir);
}

async function unpackChecked(archive: string, directory: string): Promise<void> {
  try {
    await unpack(archive, directory);
    const version = await readFile(join(directory, 'PG_VERSION'), 'utf8').catch(() => '');
    if (version.trim() !== postgresMajor) {
      throw new EmbeddedArchiveInvalid(`${archive} holds no data directory of PostgreSQL ${postgresMajor}`);
    }
  } catch (error) {
    await rm(directory, { recursive: true, force: true });
    throw error;
  }
}

/** Directories left behind by a process that was killed while it unpacked or copied. */
async function removePartial(dataDir: string): Promise<void> {
  for (const name of await readdir(dataDir)) {
    if (name.startsWith(partialPrefix)) await rm(join(dataDir, name), { recursive: true, force: true });
  }
}

/** Under this name a directory is ours to remove at the next start. */
export const partialDir = (dataDir: string) => join(dataDir, `${partialPrefix}${randomUUID()}`);
