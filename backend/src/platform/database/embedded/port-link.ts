import type { MessagePort } from 'node:worker_threads';

/** Bytes that may be on their way before the sender waits for the receiver. */
const windowBytes = 4 * 1024 * 1024;

/** What passes a port: bytes, how many of them were taken, or that no more will come. */
type Packet = Uint8Array | number | 'end';

export interface LinkReceiver {
  onBytes(bytes: Uint8Array): void;
  onEnd(): void;
  onClose(): void;
}

/** A byte stream in both directions over a message port, with a window, because a port itself never says "enough". */
export class PortLink {
  private readonly waiting: { readonly bytes: Uint8Array; readonly sent: () => void }[] = [];
  private inFlight = 0;
  private ending = false;

  constructor(
    private readonly port: MessagePort,
    receiver: LinkReceiver,
  ) {
    port.on('message', (packet: Packet) => {
      if (typeof packet === 'number') this.release(packet);
      else if (packet === 'end') receiver.onEnd();
      else receiver.onBytes(packet);
    });
    port.on('close', () => receiver.onClose());
  }

  /** The bytes are copied: callers may reuse their buffer. `sent` is called when the window let them through. */
  send(bytes: Uint8Array, sent: () => void = () => undefined): void {
    this.waiting.push({ bytes: Uint8Array.prototype.slice.call(bytes), sent });
    this.flush();
  }

  /** Tells the other side that room has become free. */
  taken(bytes: number): void {
    this.port.postMessage(bytes satisfies Packet);
  }

  end(): void {
    this.ending = true;
    this.flush();
  }

  close(): void {
    this.port.close();
  }

  private release(bytes: number): void {
    this.inFlight -= bytes;
    this.flush();
  }

  /** A single piece larger than the window passes when nothing else is on its way. */
  private flush(): void {
    for (let [next] = this.waiting; next; [next] = this.waiting) {
      if (this.inFlight > 0 && this.inFlight + next.bytes.byteLength > windowBytes) return;
      this.waiting.shift();
      this.inFlight += next.bytes.byteLength;
      this.port.postMessage(next.bytes satisfies Packet, [next.bytes.buffer as ArrayBuffer]);
      next.sent();
    }
    if (!this.ending) return;
    this.ending = false;
    this.port.postMessage('end' satisfies Packet);
  }
}
