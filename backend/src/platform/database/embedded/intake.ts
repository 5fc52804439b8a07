import { createHash } from 'node:crypto';
import {
  FrameReader,
  ProtocolViolation,
  closeStatementFrame,
  frame,
  startupCode,
  syncFrame,
  textAt,
} from './protocol.js';
import { copiesFromClient, copyRefusal, listenActions, type ListenAction } from './sql-scan.js';

/** Frames that must reach the backend together: everything up to Sync, Flush or a simple query. */
export interface Batch {
  readonly frames: readonly Buffer[];
  /** Whether the client expects ReadyForQuery; false after Flush, when more of the same exchange follows. */
  readonly ready: boolean;
  /** What the batch listens to, in order; it counts only once the backend has confirmed it. */
  readonly listens: readonly ListenAction[];
  /** The first ParseComplete answers a Parse that the client did not send in this batch. */
  readonly replaysParse: boolean;
}

export type Intent = { kind: 'refuse-encryption' | 'greet' | 'end' } | { kind: 'batch'; batch: Batch };

/** PostgreSQL keeps prepared statements under names of at most 63 bytes. */
const longestName = 63;

/** Turns what one client sends into batches, with its statement names made unique among all clients. */
export class Intake {
  /** Prepared statements as the backend knows them. */
  readonly statements = new Set<string>();
  private readonly reader = new FrameReader();
  private readonly listeners = new Map<string, readonly ListenAction[]>();
  private frames: Buffer[] = [];
  private listens: ListenAction[] = [];
  private started = false;
  /** The unnamed statement is one for all clients: it is sent again when it is used in a later exchange. */
  private unnamedParse: Buffer | null = null;
  private unnamedIsFresh = false;
  private replaysParse = false;
  private midExchange = false;

  constructor(private readonly prefix: string) {}

  *take(chunk: Uint8Array): Generator<Intent> {
    this.reader.push(chunk);
    for (let bytes = this.reader.next(this.started); bytes; bytes = this.reader.next(this.started)) {
      if (!this.started) {
        yield this.startup(bytes);
        continue;
      }
      const type = String.fromCharCode(bytes[0] ?? 0);
      if (type === 'X') yield { kind: 'end' };
      else if (this.collect(type, bytes)) yield { kind: 'batch', batch: this.cut(type !== 'H') };
    }
  }

  private startup(bytes: Buffer): Intent {
    if (bytes.length < 8) throw new ProtocolViolation('a start without a version');
    const code = bytes.readInt32BE(4);
    if (code === startupCode.ssl || code === startupCode.gss) return { kind: 'refuse-encryption' };
    // There is nothing to cancel: while a query runs, the one backend reads no other message.
    if (code === startupCode.cancel) return { kind: 'end' };
    this.started = true;
    return { kind: 'greet' };
  }

  /** Keeps the frame and says whether it ends the batch. */
  private collect(type: string, bytes: Buffer): boolean {
    switch (type) {
      case 'P':
        this.frames.push(this.parse(bytes));
        return false;
      case 'B':
        this.frames.push(this.bind(bytes));
        return false;
      case 'D':
      case 'C':
        this.frames.push(bytes[5] === 0x53 ? this.aboutStatement(type, bytes) : bytes);
        return false;
      case 'Q':
        this.query(bytes);
        return true;
      case 'E':
        this.frames.push(bytes);
        return false;
      case 'S':
      case 'H':
      case 'F':
        this.frames.push(bytes);
        return true;
      // COPY from the client was refused and no password was asked for: what still arrives of either is dropped.
      case 'c':
      case 'd':
      case 'f':
      case 'p':
        return false;
      default:
        throw new ProtocolViolation(`an unknown message ${JSON.stringify(type)}`);
    }
  }

  private cut(ready: boolean): Batch {
    const batch = { frames: this.frames, ready, listens: this.listens, replaysParse: this.replaysParse };
    this.frames = [];
    this.listens = [];
    this.replaysParse = false;
    this.midExchange = !ready;
    if (ready) this.unnamedIsFresh = false;
    return batch;
  }

  private query(bytes: Buffer): void {
    const { text } = textAt(bytes, 5);
    // After an error the backend skips everything up to Sync, a simple query included.
    if (this.midExchange || this.frames.length > 0) this.frames.push(syncFrame);
    this.listens.push(...listenActions(text));
    this.frames.push(copiesFromClient(text) ? frame('Q', copyRefusal) : bytes);
  }

  private parse(bytes: Buffer): Buffer {
    const { text: name, next } = textAt(bytes, 5);
    const { text, next: tail } = textAt(bytes, next);
    this.listeners.set(name, listenActions(text));
    const sql = copiesFromClient(text) ? copyRefusal : text;
    if (name === '') {
      this.unnamedIsFresh = true;
      this.unnamedParse = sql === text ? bytes : frame('P', '', sql, Buffer.from([0, 0]));
      return this.unnamedParse;
    }
    const backendName = this.rename(name);
    this.statements.add(backendName);
    return frame('P', backendName, sql, sql === text ? bytes.subarray(tail) : Buffer.from([0, 0]));
  }

  private bind(bytes: Buffer): Buffer {
    const { text: portal, next } = textAt(bytes, 5);
    const { text: name, next: tail } = textAt(bytes, next);
    this.listens.push(...(this.listeners.get(name) ?? []));
    if (name !== '') return frame('B', portal, this.rename(name), bytes.subarray(tail));
    this.refreshUnnamed();
    return bytes;
  }

  private aboutStatement(type: 'C' | 'D', bytes: Buffer): Buffer {
    const { text: name } = textAt(bytes, 6);
    if (type === 'C') this.listeners.delete(name);
    if (name === '') {
      if (type === 'C') this.unnamedParse = null;
      else this.refreshUnnamed();
      return bytes;
    }
    const backendName = this.rename(name);
    if (type === 'C') this.statements.delete(backendName);
    return type === 'C' ? closeStatementFrame(backendName) : frame('D', Buffer.from('S'), backendName);
  }

  private refreshUnnamed(): void {
    if (this.unnamedIsFresh || !this.unnamedParse) return;
    this.frames.push(this.unnamedParse);
    this.unnamedIsFresh = true;
    this.replaysParse = true;
  }

  private rename(name: string): string {
    const full = `${this.prefix}_${name}`;
    if (Buffer.byteLength(full) <= longestName) return full;
    return `${this.prefix}_${createHash('sha1').update(name).digest('hex')}`;
  }
}
