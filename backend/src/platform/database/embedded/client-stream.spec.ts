import { once } from 'node:events';
import { MessageChannel } from 'node:worker_threads';
import { afterEach, describe, expect, it } from '@jest/globals';
import { ClientStream } from './client-stream.js';
import { PortLink } from './port-link.js';

const megabyte = 1024 * 1024;
let opened: { stream: ClientStream; far: PortLink } | null = null;

function open(refusal: Error | null = null) {
  const { port1, port2 } = new MessageChannel();
  const events = { bytes: (_bytes: Uint8Array): void => undefined, closed: (): void => undefined };
  const far: PortLink = new PortLink(port2, {
    onBytes: (bytes) => events.bytes(bytes),
    onEnd: () => undefined,
    onClose: () => events.closed(),
  });
  const stream = new ClientStream(port1, () => refusal);
  opened = { stream, far };
  return { stream, far, events };
}

afterEach(() => {
  opened?.stream.destroy();
  opened?.far.close();
});

describe('ClientStream', () => {
  it('connects only when the driver asks for it', async () => {
    const { stream } = open();
    await once(stream.connect(), 'connect');
  });

  it('fails the connection with the reason when the database is gone', async () => {
    const { stream } = open(new Error('the database is gone'));
    await expect(once(stream.connect(), 'connect')).rejects.toThrow('the database is gone');
  });

  it('carries bytes both ways, untouched by a later change of the buffer', async () => {
    const { stream, far, events } = open();
    events.bytes = (bytes) => far.send(Buffer.concat([Buffer.from('to '), bytes]));
    const question = Buffer.from('question');
    stream.write(question);
    question.fill(0);
    const [answer] = (await once(stream, 'data')) as [Buffer];
    expect(answer.toString()).toBe('to question');
  });

  it('stops the sender while nobody reads, and loses nothing', async () => {
    const { stream, far } = open();
    let sent = 0;
    for (let piece = 0; piece < 5; piece++) far.send(Buffer.alloc(3 * megabyte, piece), () => sent++);
    await once(stream, 'readable');
    expect(sent).toBeLessThan(5);
    const pieces: Buffer[] = [];
    for await (const bytes of stream) {
      pieces.push(bytes as Buffer);
      if (pieces.reduce((sum, { length }) => sum + length, 0) === 15 * megabyte) break;
    }
    const whole = Buffer.concat(pieces);
    expect(Array.from({ length: 5 }, (_, piece) => whole[piece * 3 * megabyte])).toEqual([0, 1, 2, 3, 4]);
    expect(sent).toBe(5);
  });

  it('makes the writer wait while the other side takes nothing', async () => {
    const { stream, far } = open();
    let written = 0;
    for (let piece = 0; piece < 3; piece++) stream.write(Buffer.alloc(3 * megabyte, piece), () => written++);
    expect(stream.writableNeedDrain).toBe(true);
    const drained = once(stream, 'drain');
    await new Promise((resolve) => setImmediate(resolve));
    expect(written).toBe(1);
    far.taken(3 * megabyte);
    far.taken(3 * megabyte);
    await drained;
    expect(written).toBe(3);
  });

  it('ends on both sides when either is through', async () => {
    const { stream, far, events } = open();
    const closed = new Promise<void>((resolve) => (events.closed = resolve));
    stream.resume();
    far.end();
    await Promise.all([once(stream, 'close'), closed]);
  });
});
