import type { MuxOptions } from './mux-shapes.js';
import { Mux } from './mux.js';
import { FrameReader, frame, readyFrame, startupFrame, syncFrame, textAt } from './protocol.js';

/** For the multiplexer's own tests: speaks the protocol as the real backend does, its two oddities included. */
export class FakeBackend {
  /** What was run, one line a batch: frame types with the statement names or the SQL they carry. */
  readonly batches: string[] = [];
  status: 'I' | 'T' | 'E' = 'I';
  private readonly listening = new Set<string>();
  private readonly statements = new Map<string, string>();
  private bound = '';

  readonly execute = (bytes: Uint8Array): Promise<Uint8Array> => {
    const reader = new FrameReader();
    reader.push(bytes);
    const seen: string[] = [];
    const reply: Buffer[] = [];
    for (let next = reader.next(true); next; next = reader.next(true)) reply.push(...this.answer(next, seen));
    this.batches.push(seen.join(' '));
    return Promise.resolve(Buffer.concat(reply));
  };

  private answer(bytes: Buffer, seen: string[]): Buffer[] {
    const type = String.fromCharCode(bytes[0] ?? 0);
    const first = 'HS'.includes(type) ? { text: '', next: 5 } : textAt(bytes, 5);
    switch (type) {
      case 'Q':
        seen.push(`Q(${first.text})`);
        return [...this.run(first.text), readyFrame(this.status)];
      case 'P':
        seen.push(`P(${first.text})`);
        this.statements.set(first.text, textAt(bytes, first.next).text);
        return [frame('1')];
      case 'B':
        this.bound = textAt(bytes, first.next).text;
        seen.push(`B(${this.bound})`);
        return [frame('2')];
      case 'C':
        seen.push(`C(${first.text.slice(1)})`);
        return [frame('3')];
      case 'E':
        seen.push('E');
        return this.run(this.statements.get(this.bound) ?? '');
      case 'H':
      case 'S':
        seen.push(type);
        return [readyFrame(this.status)];
      default:
        seen.push(type);
        return [];
    }
  }

  private run(sql: string): Buffer[] {
    const [verb = '', subject = ''] = sql.split(/[ ;]+/);
    if (verb === 'BEGIN') this.status = 'T';
    if (verb === 'COMMIT' || verb === 'ROLLBACK') this.status = 'I';
    if (verb === 'LISTEN') this.listening.add(subject.replaceAll('"', ''));
    if (verb === 'UNLISTEN') this.listening.delete(subject);
    if (verb === 'FAIL') return [frame('E', 'SERROR', 'C22012', 'Mfailed', Buffer.alloc(1)), readyFrame(this.status)];
    const told = verb === 'NOTIFY' && this.listening.has(subject);
    return [frame('C', verb), ...(told ? [frame('A', Buffer.alloc(4), subject, 'payload')] : [])];
  }
}

export const parse = (name: string, sql: string) => frame('P', name, sql, Buffer.from([0, 0]));
export const bind = (name: string) => frame('B', '', name, Buffer.alloc(6));
export const run = frame('E', '', Buffer.alloc(4));
export const flush = frame('H');
export const extended = (sql: string, name = '') => Buffer.concat([parse(name, sql), bind(name), run, syncFrame]);
/** Everything the multiplexer does is promised on microtasks, which are over by then. */
export const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

export function requestFrame(code: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeInt32BE(8, 0);
  bytes.writeInt32BE(code, 4);
  return bytes;
}

export function start(options: Partial<MuxOptions> = {}) {
  const backend = new FakeBackend();
  const timers: (() => void)[] = [];
  const failures: unknown[] = [];
  const mux = new Mux({
    execute: backend.execute,
    greeting: Buffer.from('hello'),
    onFatal: (error) => failures.push(error),
    // A clock that stands still: no batch run counts as long, so nothing waits for the event loop.
    now: () => 0,
    startTimer: (run) => {
      timers.push(run);
      return () => timers.splice(timers.indexOf(run), 1);
    },
    ...options,
  });
  return { backend, timers, failures, mux };
}

export function join(mux: Mux, greet = true) {
  let received: Buffer[] = [];
  let ended = false;
  const connection = mux.connect({ send: (bytes) => received.push(Buffer.from(bytes)), end: () => (ended = true) });
  const client = {
    ...connection,
    hasEnded: () => ended,
    bytes: () => Buffer.concat(received),
    /** Types of the messages received since the last look; an error with its code, ReadyForQuery with its status. */
    messages: () => {
      const reader = new FrameReader();
      received.forEach((bytes) => reader.push(bytes));
      received = [];
      const types: string[] = [];
      for (let next = reader.next(true); next; next = reader.next(true)) {
        const type = next.toString('latin1', 0, 1);
        const code = /\0C(\w{5})\0/.exec(next.toString('latin1', 5))?.[1] ?? '';
        types.push(type === 'Z' ? `Z${next.toString('latin1', 5)}` : `${type}${type === 'E' ? code : ''}`);
      }
      return types.join(' ');
    },
  };
  if (greet) {
    client.receive(startupFrame({ user: 'someone' }));
    received = [];
  }
  return client;
}
