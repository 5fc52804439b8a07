import { createReadStream, createWriteStream } from 'node:fs';
import { lstat, mkdir, open, readdir } from 'node:fs/promises';
import { dirname, join, posix } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { syncDirectory } from './durable.js';
import { EmbeddedArchiveInvalid, codeOf } from './errors.js';

const block = 512;

interface Entry {
  readonly name: string;
  readonly size: number;
  readonly isDirectory: boolean;
}

/** Packs the content of a directory as tar.gz, piece by piece: a cluster may be larger than the memory. */
export async function pack(directory: string, file: string): Promise<void> {
  await pipeline(Readable.from(tarOf(directory)), createGzip({ level: 6 }), createWriteStream(file, { flush: true }));
}

async function* tarOf(directory: string): AsyncGenerator<Buffer> {
  for (const relative of (await readdir(directory, { recursive: true })).toSorted()) {
    const path = join(directory, relative);
    const stats = await lstat(path);
    if (!stats.isDirectory() && !stats.isFile()) continue;
    const name = relative.replaceAll('\\', '/');
    yield header({ name, size: stats.isFile() ? stats.size : 0, isDirectory: stats.isDirectory() });
    if (!stats.isFile() || stats.size === 0) continue;
    const content: AsyncIterable<Buffer> = createReadStream(path, { highWaterMark: 1 << 20, end: stats.size - 1 });
    for await (const chunk of content) yield chunk;
    yield Buffer.alloc(-stats.size & (block - 1));
  }
  yield Buffer.alloc(2 * block);
}

/** A POSIX ustar header. PostgreSQL's own file names are short and its files at most 1 GB. */
export function header({ name, size, isDirectory }: Entry): Buffer {
  const bytes = Buffer.alloc(block);
  if (Buffer.byteLength(name) > 100) throw new EmbeddedArchiveInvalid(`the name ${name} is too long for an archive`);
  bytes.write(name, 0, 'utf8');
  bytes.write(isDirectory ? '0000700\0' : '0000600\0', 100, 'latin1');
  bytes.write('0000000\0'.repeat(2), 108, 'latin1');
  bytes.write(`${size.toString(8).padStart(11, '0')}\0`, 124, 'latin1');
  bytes.write('00000000000\0', 136, 'latin1');
  bytes.write(' '.repeat(8), 148, 'latin1');
  bytes.write(isDirectory ? '5' : '0', 156, 'latin1');
  bytes.write('ustar\x0000', 257, 'latin1');
  const sum = bytes.reduce((total, byte) => total + byte, 0);
  bytes.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return bytes;
}

function entryOf(bytes: Buffer): Entry {
  const text = (from: number, to: number) => bytes.toString('utf8', from, to).split('\0', 1)[0] ?? '';
  const declared = Number.parseInt(text(148, 156).trim(), 8);
  const sum = bytes.reduce((total, byte, at) => total + (at >= 148 && at < 156 ? 32 : byte), 0);
  const size = Number.parseInt(text(124, 136).trim() || '0', 8);
  if (declared !== sum || !(size >= 0)) throw new EmbeddedArchiveInvalid('the archive is damaged');
  const prefix = text(345, 500);
  const name = `${prefix ? `${prefix}/` : ''}${text(0, 100)}`.replace(/^\/+|\/+$/g, '');
  if (posix.normalize(name) !== name || name.startsWith('..')) {
    throw new EmbeddedArchiveInvalid(`the archive names a file outside of its directory: ${name}`);
  }
  const type = text(156, 157);
  if (type !== '' && type !== '0' && type !== '5') throw new EmbeddedArchiveInvalid(`${name} is not a plain file`);
  return { name, size: type === '5' ? 0 : size, isDirectory: type === '5' };
}

/** Unpacks a tar.gz into a new directory; every file is on the disk when it resolves. */
export async function unpack(file: string, directory: string): Promise<void> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const directories = new Set([directory]);
  const files: string[] = [];
  try {
    await pipeline(createReadStream(file), createGunzip(), async (bytes: AsyncIterable<Buffer>) => {
      const { take, drain } = reader(bytes);
      for (let head = await take(block); head.some((byte) => byte !== 0); head = await take(block)) {
        const entry = entryOf(head);
        const path = join(directory, entry.name);
        const folder = entry.isDirectory ? path : dirname(path);
        if (!directories.has(folder)) await mkdir(folder, { recursive: true, mode: 0o700 });
        directories.add(folder);
        if (entry.isDirectory) continue;
        await writeEntry(path, entry.size, take);
        files.push(path);
      }
      await drain();
    });
  } catch (error) {
    if (!codeOf(error).startsWith('Z_')) throw error;
    throw new EmbeddedArchiveInvalid(`${file} is not a whole gzip archive`, { cause: error });
  }
  await syncFiles(files);
  for (const folder of directories) syncDirectory(folder);
}

/** Several at a time: the file system then writes its journal once for all of them. */
async function syncFiles(files: string[]): Promise<void> {
  const syncNext = async (): Promise<void> => {
    for (let path = files.pop(); path; path = files.pop()) {
      const file = await open(path, 'r+');
      await file.sync().finally(() => file.close());
    }
  };
  await Promise.all(Array.from({ length: 8 }, syncNext));
}

async function writeEntry(path: string, size: number, take: (bytes: number) => Promise<Buffer>): Promise<void> {
  const target = await open(path, 'wx', 0o600);
  try {
    for (let left = size; left > 0; ) {
      const piece = await take(Math.min(left, 1 << 20));
      await target.write(piece);
      left -= piece.length;
    }
    await take(-size & (block - 1));
  } finally {
    await target.close();
  }
}

/** Reads exactly as many bytes as asked for. */
function reader(source: AsyncIterable<Buffer>) {
  const iterator = source[Symbol.asyncIterator]();
  let rest: Buffer = Buffer.alloc(0);
  return {
    take: async (bytes: number): Promise<Buffer> => {
      const pieces = [rest];
      let size = rest.length;
      while (size < bytes) {
        const { value, done } = await iterator.next();
        if (done) throw new EmbeddedArchiveInvalid('the archive is cut short');
        pieces.push(value);
        size += value.length;
      }
      const whole = pieces.length === 1 ? rest : Buffer.concat(pieces);
      rest = whole.subarray(bytes);
      return whole.subarray(0, bytes);
    },
    /** To the end, because only there gzip knows whether its checksum holds. */
    drain: async (): Promise<void> => {
      for (let next = await iterator.next(); !next.done; ) next = await iterator.next();
    },
  };
}
