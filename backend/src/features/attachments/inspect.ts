import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import type { FileKind } from '@ioc/shared/attachments';
import { Problem } from '#platform/http';
import { entryNames, type ArchiveLimits } from './archive.js';
import { readExif, type PhotoFacts } from './exif.js';
import { documentKind, headBytes, isText, markupIn, signatureOf } from './file-kind.rules.js';
import { isPassive } from './pdf.js';

/** The segments of a camera come first and none is longer than 64 KB; a few of them may stand before the one with the place. */
const photoHeadBytes = 400_000;
/** A tag cut in two by the end of a part of the text is found in the next one. */
const overlap = 64;

export interface Inspected {
  kind: FileKind;
  /** It holds something that a viewer would do by itself, or that cannot be looked into: it is only ever handed over. */
  acts: boolean;
  photo: PhotoFacts;
}

const nothing: PhotoFacts = { takenAt: null, location: null };

/** @throws Problem when it is nothing that may be kept */
export async function inspectFile(path: string, limits: ArchiveLimits): Promise<Inspected> {
  const head = await headOf(path, headBytes);
  const signature = signatureOf(head);
  switch (signature.is) {
    case 'kind':
      return {
        kind: signature.kind,
        acts: signature.kind === 'pdf' && !(await isPassive(path)),
        photo: signature.kind === 'jpeg' ? readExif(await headOf(path, photoHeadBytes)) : nothing,
      };
    case 'zip': {
      const kind = documentKind(await entryNames(path, limits), head);
      if (kind === null) throw new Problem('attachment.kind-refused', { found: 'ZIP' });
      return { kind, acts: false, photo: nothing };
    }
    case 'text':
      await requireText(path);
      return { kind: 'text', acts: false, photo: nothing };
    case 'runs':
      throw new Problem('attachment.runs-in-browser', { found: signature.found });
    case 'other':
      throw new Problem('attachment.kind-refused', { found: signature.found });
  }
}

async function headOf(path: string, bytes: number): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(bytes), 0, bytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

async function requireText(path: string): Promise<void> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let tail = '';
  const check = (text: string): void => {
    if (!isText(text)) throw new Problem('attachment.kind-refused', { found: '?' });
    const markup = markupIn(tail + text);
    if (markup !== null) throw new Problem('attachment.runs-in-browser', { found: markup });
    // What precedes keeps it from being taken for the beginning of the text.
    tail = ` .${(tail + text).slice(-overlap)}`;
  };
  const decoded = (chunk?: Buffer): string => {
    try {
      return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true });
    } catch {
      throw new Problem('attachment.kind-refused', { found: '?' });
    }
  };
  for await (const chunk of createReadStream(path)) check(decoded(chunk as Buffer));
  check(decoded());
}
