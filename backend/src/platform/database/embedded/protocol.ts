/** The parts of the PostgreSQL wire protocol (version 3) that a multiplexer has to understand. */

export const startupCode = { protocol3: 196_608, cancel: 80_877_102, ssl: 80_877_103, gss: 80_877_104 } as const;

/** A parameter of this size is refused by PostgreSQL too; a longer frame means that the stream is out of step. */
const longestFrame = 0x4000_0000;

export class ProtocolViolation extends Error {
  override readonly name = 'ProtocolViolation';
}

/** Cuts a byte stream into frames, however the bytes are split; the first frame of a connection has no type byte. */
export class FrameReader {
  private readonly chunks: Buffer[] = [];
  private buffered = 0;

  push(chunk: Uint8Array): void {
    if (chunk.byteLength === 0) return;
    this.chunks.push(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength));
    this.buffered += chunk.byteLength;
  }

  /** The next whole frame, or null until more bytes arrive. */
  next(typed: boolean): Buffer | null {
    const header = typed ? 5 : 4;
    if (this.buffered < header) return null;
    const length = this.head(header).readInt32BE(header - 4) + (typed ? 1 : 0);
    if (length < header || length > longestFrame) throw new ProtocolViolation(`a frame of ${length} bytes`);
    if (this.buffered < length) return null;
    const head = this.head(length);
    this.buffered -= length;
    if (head.length === length) this.chunks.shift();
    else this.chunks[0] = head.subarray(length);
    return head.subarray(0, length);
  }

  /** Joins only as many chunks as asked for: a large parameter arrives in many pieces and is copied once. */
  private head(length: number): Buffer {
    let [first = Buffer.alloc(0)] = this.chunks;
    if (first.length >= length) return first;
    let count = 0;
    for (let size = 0; size < length; count++) size += this.chunks[count]?.length ?? length;
    first = Buffer.concat(this.chunks.slice(0, count));
    this.chunks.splice(0, count, first);
    return first;
  }
}


/** Where the message that starts at an offset ends; the reply must be whole. */
export function messageEnd(reply: Buffer, at: number): number {
  const end = at + 5 <= reply.length ? at + 1 + reply.readInt32BE(at + 1) : Infinity;
  if (end > reply.length || end < at + 5) throw new ProtocolViolation('the reply of the backend is cut short');
  return end;
}

/** The zero-terminated text at an offset, and where the next field starts. */
export function textAt(bytes: Buffer, at: number): { text: string; next: number } {
  const end = bytes.indexOf(0, at);
  if (end < 0) throw new ProtocolViolation('a text without its end');
  return { text: bytes.toString('utf8', at, end), next: end + 1 };
}

export function frame(type: string, ...parts: readonly (string | Buffer)[]): Buffer {
  const body = parts.map((part) => (typeof part === 'string' ? Buffer.from(`${part}\0`, 'utf8') : part));
  const head = Buffer.alloc(5);
  head.write(type, 0, 'latin1');
  head.writeInt32BE(4 + body.reduce((sum, part) => sum + part.length, 0), 1);
  return Buffer.concat([head, ...body]);
}

export const queryFrame = (sql: string) => frame('Q', sql);
export const syncFrame = frame('S');
export const closeStatementFrame = (name: string) => frame('C', Buffer.from('S'), name);
export const readyFrame = (status: string) => frame('Z', Buffer.from(status, 'latin1'));

/** A FATAL error: the driver reports it and takes the connection as lost. */
export const fatalFrame = (code: string, message: string) =>
  frame('E', 'SFATAL', 'VFATAL', `C${code}`, `M${message}`, Buffer.alloc(1));

export function startupFrame(parameters: Record<string, string>): Buffer {
  const fields = Object.entries(parameters).flatMap(([name, value]) => [`${name}\0`, `${value}\0`]);
  const body = Buffer.from(`${fields.join('')}\0`, 'utf8');
  const head = Buffer.alloc(8);
  head.writeInt32BE(8 + body.length, 0);
  head.writeInt32BE(startupCode.protocol3, 4);
  return Buffer.concat([head, body]);
}

/** The rows of a simple query, as text. For the few questions the worker asks itself. */
export function rowsOf(reply: Buffer): (string | null)[][] {
  const rows: (string | null)[][] = [];
  for (let start = 0; start < reply.length; start = messageEnd(reply, start)) {
    if (reply[start] !== 0x44) continue;
    const row: (string | null)[] = [];
    let at = start + 7;
    for (let column = reply.readInt16BE(start + 5); column > 0; column--) {
      const length = reply.readInt32BE(at);
      at += 4;
      row.push(length < 0 ? null : reply.toString('utf8', at, at + length));
      at += Math.max(length, 0);
    }
    rows.push(row);
  }
  return rows;
}

/** The sentence of an ErrorResponse. */
export function errorText(message: Buffer): string {
  const fields = message.toString('utf8', 5).split('\0');
  return fields.find((field) => field.startsWith('M'))?.slice(1) ?? 'unknown error';
}
