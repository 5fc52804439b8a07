import { Duplex } from 'node:stream';
import type { MessagePort } from 'node:worker_threads';
import { PortLink } from './port-link.js';

/**
 * One connection to the embedded database, in the shape of the socket that the `pg` driver expects. The driver calls
 * `connect` itself; `refuse` holds the reason when the database is already gone.
 */
export class ClientStream extends Duplex {
  private readonly link: PortLink;
  private unread = 0;

  constructor(
    private readonly port: MessagePort,
    private readonly refuse: () => Error | null,
  ) {
    super({ allowHalfOpen: false });
    this.link = new PortLink(port, {
      onBytes: (bytes) => this.accept(bytes),
      onEnd: () => this.push(null),
      onClose: () => this.destroy(this.refuse() ?? undefined),
    });
  }

  connect(): this {
    const refusal = this.refuse();
    if (refusal) process.nextTick(() => this.destroy(refusal));
    else process.nextTick(() => this.emit('connect'));
    return this;
  }

  /** Ports have no delay and no keep-alive; the driver sets both on every stream. */
  setNoDelay(): this {
    return this;
  }

  setKeepAlive(): this {
    return this;
  }

  ref(): this {
    this.port.ref();
    return this;
  }

  unref(): this {
    this.port.unref();
    return this;
  }

  override _write(chunk: Uint8Array, _encoding: BufferEncoding, sent: (error?: Error | null) => void): void {
    this.link.send(chunk, () => sent());
  }

  override _final(done: (error?: Error | null) => void): void {
    this.link.end();
    done();
  }

  /** Room is given back only when the reader asks for more, so a paused reader stops the sender. */
  override _read(): void {
    if (this.unread === 0) return;
    this.link.taken(this.unread);
    this.unread = 0;
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.link.close();
    done(error);
  }

  private accept(bytes: Uint8Array): void {
    const size = bytes.byteLength;
    if (this.push(Buffer.from(bytes.buffer, bytes.byteOffset, size))) this.link.taken(size);
    else this.unread += size;
  }
}
