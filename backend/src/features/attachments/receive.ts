import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import type { FileStore } from '#platform/files';
import { Problem } from '#platform/http';

export interface Received {
  path: string;
  size: number;
  sha256: string;
}

export interface ReceiveLimits {
  bytes: number;
  stallMs: number;
}

/** After a refusal so much more is read and thrown away, so that the sender hears the answer instead of a broken line. */
const graceBytes = 1_000_000;

/**
 * Writes what arrives to a new file of the store, safe on the disk when this resolves. At most one part of it is in
 * memory at a time, whatever is sent. A file that does not arrive leaves nothing behind.
 */
export async function receive(store: FileStore, request: IncomingMessage, { bytes, stallMs }: ReceiveLimits): Promise<Received> {
  const tooLarge = new Problem('request.too-large', { limit: `${(bytes / 1_000_000).toLocaleString('vi-VN', { maximumFractionDigits: 3 })} MB` });
  if (Number(request.headers['content-length'] ?? 0) > bytes) {
    throwAway(request);
    throw tooLarge;
  }
  const { path, file } = await store.receive();
  try {
    const hash = createHash('sha256');
    let size = 0;
    for await (const part of partsOf(request, stallMs)) {
      size += part.length;
      if (size > bytes) throw tooLarge;
      hash.update(part);
      await file.writeFile(part);
    }
    if (size === 0) throw new Problem('attachment.file-required');
    await file.sync();
    return { path, size, sha256: hash.digest('hex') };
  } catch (error) {
    throwAway(request);
    await rm(path, { force: true });
    throw isFull(error) ? new Problem('attachment.store-full') : error;
  } finally {
    await file.close();
  }
}

/** The parts in turn; a sender who falls silent is given up, one who goes away too. */
async function* partsOf(request: IncomingMessage, stallMs: number): AsyncGenerator<Buffer> {
  const parts = request.iterator({ destroyOnReturn: false }) as AsyncIterator<Buffer>;
  for (;;) {
    let timer: NodeJS.Timeout | undefined;
    const silence = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Problem('attachment.too-slow')), stallMs);
    });
    const next = parts.next().catch(() => {
      throw new Problem('attachment.interrupted');
    });
    const { done, value } = await Promise.race([next, silence]).finally(() => clearTimeout(timer));
    if (done) break;
    yield value;
  }
  if (!request.complete) throw new Problem('attachment.interrupted');
}

function throwAway(request: IncomingMessage): void {
  if (request.complete || request.destroyed) return;
  let left = graceBytes;
  request.on('data', (part: Buffer) => {
    left -= part.length;
    if (left < 0) request.socket.destroy();
  });
  request.resume();
}

const isFull = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT');
