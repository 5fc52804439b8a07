import { constants, copyFile, mkdir, readdir, rename, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Client } from 'pg';
import type { Config } from '#platform/config';
import { digestOf, FileStore, filesFolder } from '#platform/files';
import { CommandError } from '../cli.js';

/** What rows say must be there. */
export interface Content {
  sha256: string;
  size: number;
  /** A step took it along; without that it may leave at any time. */
  isKept: boolean;
}

export const contentsOf = async (client: Client): Promise<Content[]> =>
  (await client.query<Content>(`select sha256, max(size) as size, bool_or(update_id is not null) as "isKept" from attachments group by sha256 order by sha256`)).rows;

/** The files of a backup lie in a folder beside it, laid out like the store itself. */
export const filesOfBackup = (file: string): FileStore => new FileStore(`${file}.files`);

/**
 * Copies every content that the backed-up rows name. Contents never change, so they may be copied after the moment of the
 * backup; only what nobody has taken along may have left meanwhile.
 */
export async function copyToBackup(config: Config, file: string, contents: readonly Content[]): Promise<void> {
  const [from, to] = [new FileStore(filesFolder(config)), filesOfBackup(file)];
  const missing: string[] = [];
  for (const { sha256, isKept } of contents) {
    if (await from.has(sha256)) await copy(from.pathOf(sha256), to.pathOf(sha256));
    else if (isKept) missing.push(sha256);
  }
  if (missing.length > 0) throw new CommandError(`The backup is made, but ${missing.length} attached files were not in ${from.folder}: ${missing.slice(0, 3).join(', ')} …`);
}

/** Every file is looked at before the first one is copied: a damaged backup changes nothing. */
export async function restoreFiles(config: Config, backup: FileStore): Promise<void> {
  const names = await namesIn(backup);
  for (const sha256 of names) {
    if ((await digestOf(backup.pathOf(sha256))) !== sha256) throw new CommandError(`An attached file of the backup is damaged: ${backup.pathOf(sha256)}. Nothing was restored.`);
  }
  const store = new FileStore(filesFolder(config));
  for (const sha256 of names) if (!(await store.has(sha256))) await copy(backup.pathOf(sha256), store.pathOf(sha256));
}

/** One line for each file that is missing or not what it was. */
export async function wrongFiles(backup: FileStore, contents: readonly Content[]): Promise<string[]> {
  const wrong: string[] = [];
  for (const { sha256, isKept } of contents) {
    if (!(await backup.has(sha256))) {
      if (isKept) wrong.push(`attached file ${sha256}: missing`);
    } else if ((await digestOf(backup.pathOf(sha256))) !== sha256) wrong.push(`attached file ${sha256}: other contents`);
  }
  return wrong;
}

async function namesIn({ folder }: FileStore): Promise<string[]> {
  if ((await stat(folder).catch(() => null)) === null) return [];
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile() && /^[0-9a-f]{64}$/.test(entry.name)).map(({ name }) => name).sort();
}

async function copy(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true, mode: 0o700 });
  // Under its name only once it is whole.
  await copyFile(from, `${to}.partial`, constants.COPYFILE_FICLONE);
  await rename(`${to}.partial`, to);
}
