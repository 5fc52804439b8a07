import { createReadStream } from 'node:fs';
import { createInflate } from 'node:zlib';
import { actsIn, objectStreamsIn } from './pdf.rules.js';

/** A name cut in two by the end of a part is found in the next one, with every letter of it written as a number. */
const overlap = 64;
/** So much around its name the fields of packed objects are read: what is longer is not known. */
const around = 2_048;
const mostObjectStreams = 2_000;
const mostUnpacked = 50_000_000;

/**
 * Whether a PDF only lies there: nothing in it that a viewer would run, start, send or unpack, also not in the objects that
 * are packed together. Whatever cannot be looked into counts as acting, so that it is handed over and never shown in the
 * browser. One part of the file is in memory at a time.
 */
export async function isPassive(path: string): Promise<boolean> {
  const starts = await packedIn(path);
  if (starts === null) return false;
  let left = mostUnpacked;
  for (const start of starts) {
    const size = await unpackedPassive(path, start, left);
    if (size === null) return false;
    left -= size;
  }
  return true;
}

/** Where objects lie packed; null when something outside them acts, or they cannot be looked into. */
async function packedIn(path: string): Promise<number[] | null> {
  const starts: number[] = [];
  /** Looked at last time but for its end, of which the rest was not there yet. */
  let [tail, tailAt, from] = ['', 0, 0];
  const look = (text: string, to: number): boolean => {
    const found = objectStreamsIn({ text, from, to });
    if (found === null) return false;
    starts.push(...found.map((at) => tailAt + at));
    return starts.length <= mostObjectStreams;
  };
  for await (const chunk of createReadStream(path)) {
    const text = tail + (chunk as Buffer).toString('latin1');
    const to = Math.max(from, text.length - around);
    if (actsIn(text) || !look(text, to)) return null;
    tail = text.slice(-2 * around);
    tailAt += text.length - tail.length;
    from = Math.max(0, to - (text.length - tail.length));
  }
  return look(tail, tail.length) ? starts : null;
}

/** How much was unpacked; null when something in it acts, or when it cannot be unpacked within the limit. */
async function unpackedPassive(path: string, start: number, most: number): Promise<number | null> {
  const source = createReadStream(path, { start });
  const objects = source.pipe(createInflate());
  let [size, tail] = [0, ''];
  try {
    for await (const chunk of objects) {
      size += (chunk as Buffer).length;
      const text = tail + (chunk as Buffer).toString('latin1');
      if (size > most || actsIn(text)) return null;
      tail = text.slice(-overlap);
    }
    return size;
  } catch {
    // Packed in a way of its own, or damaged: what a viewer makes of it is not known.
    return null;
  } finally {
    source.destroy();
  }
}
