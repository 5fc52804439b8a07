import type { Readable } from 'node:stream';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { refuse, SheetRefusal } from './findings.js';
import { type SheetLimits, toMegabytes } from './sheet.types.js';

export type ArchiveLimits = Pick<SheetLimits, 'unpackedBytes' | 'ratio' | 'entries'>;

const archiveName = /\.(zip|xlsx|xlsm|xlsb|docx|pptx|ods|odt|jar|gz|tgz|bz2|xz|7z|rar|tar|kmz|cab|iso)$/i;
const symbolicLink = 0xa000;

/** Small parts of plain XML compress well beyond the limit without being a bomb; below this the ratio says nothing. */
const ratioCountsFrom = 1024 * 1024;

function refusalFrom(cause: Error): SheetRefusal {
  if (cause instanceof SheetRefusal) return cause;
  if (/relative path|absolute path|invalid characters in fileName/i.test(cause.message)) {
    return refuse('import.archive-path', {});
  }
  if (/size mismatch/i.test(cause.message)) return refuse('import.archive-size-lies', { name: '?' });
  return refuse('import.archive-damaged', {});
}

function open(bytes: Buffer): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    yauzl.fromBuffer(bytes, { lazyEntries: true, validateEntrySizes: true }, (problem, zip) => {
      if (problem) reject(refusalFrom(problem));
      else resolve(zip);
    });
  });
}

/** Walks the central directory only: nothing is inflated, so even a bomb of terabytes costs milliseconds. */
function checkedEntries(zip: ZipFile, limits: ArchiveLimits): Promise<Entry[]> {
  const entries: Entry[] = [];
  const names = new Set<string>();
  let unpacked = 0;
  let packed = 0;

  const check = (entry: Entry): void => {
    const name = entry.fileName;
    unpacked += entry.uncompressedSize;
    packed += entry.compressedSize;
    if (unpacked > limits.unpackedBytes) {
      throw refuse('import.archive-too-large', { limit: toMegabytes(limits.unpackedBytes) });
    }
    if (unpacked > ratioCountsFrom && unpacked > packed * limits.ratio) {
      throw refuse('import.archive-ratio', { ratio: Math.round(unpacked / Math.max(packed, 1)), limit: limits.ratio });
    }
    if (entry.isEncrypted()) throw refuse('import.password-protected', {});
    if (((entry.externalFileAttributes >>> 16) & 0xf000) === symbolicLink)
      throw refuse('import.archive-link', { name });
    if (archiveName.test(name)) throw refuse('import.archive-nested', { name });
    if (/vbaProject\.bin$/i.test(name)) throw refuse('import.macros', {});
    if (names.has(name)) throw refuse('import.archive-duplicate', { name });
    names.add(name);
    entries.push(entry);
  };

  return new Promise((resolve, reject) => {
    if (zip.entryCount > limits.entries) {
      reject(refuse('import.archive-too-many-entries', { entries: zip.entryCount, limit: limits.entries }));
      return;
    }
    zip.on('error', (problem: Error) => reject(refusalFrom(problem)));
    zip.on('end', () => resolve(entries));
    zip.on('entry', (entry: Entry) => {
      try {
        check(entry);
        zip.readEntry();
      } catch (problem) {
        reject(problem instanceof Error ? problem : new Error(String(problem)));
      }
    });
    zip.readEntry();
  });
}

/** Names inside the archive; throws when the directory alone shows that it must not be unpacked. */
export async function inspectArchive(bytes: Buffer, limits: ArchiveLimits): Promise<string[]> {
  return (await checkedEntries(await open(bytes), limits)).map((entry) => entry.fileName);
}

function openEntry(zip: ZipFile, entry: Entry): Promise<Readable> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (problem, stream) => {
      if (problem) reject(refusalFrom(problem));
      else resolve(stream);
    });
  });
}

/** Headers may lie: the bytes are counted as they come out, and the stream stops at the first one too many. */
async function inflate(zip: ZipFile, entry: Entry, allowance: number): Promise<Buffer> {
  const name = entry.fileName;
  const stream = await openEntry(zip, entry);
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > allowance) throw refuse('import.archive-size-lies', { name });
      chunks.push(chunk);
    }
  } catch (problem) {
    if (problem instanceof SheetRefusal) throw problem;
    const lies = problem instanceof Error && /bytes in the stream/i.test(problem.message);
    throw lies ? refuse('import.archive-size-lies', { name }) : refuse('import.archive-damaged', {});
  }
  const content = Buffer.concat(chunks, size);
  if (/<!DOCTYPE/i.test(content.subarray(0, 4_096).toString('latin1'))) throw refuse('import.xml-doctype', { name });
  return content;
}

/** The wanted parts, inflated; anything else stays compressed and unread. */
export async function unpack(
  bytes: Buffer,
  limits: ArchiveLimits,
  wanted: (name: string) => boolean,
): Promise<Map<string, Buffer>> {
  const zip = await open(bytes);
  const entries = await checkedEntries(zip, limits);
  const parts = new Map<string, Buffer>();
  for (const entry of entries) {
    if (wanted(entry.fileName)) parts.set(entry.fileName, await inflate(zip, entry, entry.uncompressedSize));
  }
  return parts;
}
