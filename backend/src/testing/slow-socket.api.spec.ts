import type { Socket as TcpSocket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { EventPacket } from '@ioc/shared/events';
import { system } from '#platform/database';
import { headOf } from './builders.js';
import { ask, listenTo, once, startTestApp, until, type LiveSocket, type Person, type TestApp } from './test-app.js';

/** The TCP connection below a client's socket: paused, it reads nothing more and the sender's buffers fill. */
const wireOf = (socket: LiveSocket): TcpSocket => (socket.io.engine.transport as unknown as { ws: { _socket: TcpSocket } }).ws._socket;

describe('a socket that reads too slowly', () => {
  let test: TestApp;
  let operator: Person;
  beforeAll(async () => {
    test = await startTestApp({ IOC_SOCKET_QUEUE: '4', IOC_SOCKET_STALL_SECONDS: '2' });
    operator = await test.as('operator');
  });
  afterAll(() => test.close());

  const metric = async (name: string): Promise<number> => {
    const { text } = (await test.anonymous.get<{ text: string }>('/metrics')).body;
    return Number(text.split('\n').find((line) => line.startsWith(`${name} `))?.split(' ').at(-1) ?? 0);
  };
  /** A large event, so that few of them fill every buffer on the way. */
  const tellMuch = () =>
    test.transactions.run(system, async (tx) => {
      tx.record('territory.changed', { unitIds: ['x'.repeat(400_000)] });
    });
  const fill = async (fast: { reached(seq: number): Promise<void> }) => {
    while ((await metric('ioc_sockets_paused')) === 0) {
      await tellMuch();
      await fast.reached(await headOf(test));
    }
  };

  it('is paused while others hear everything, and catches up when it reads again', async () => {
    const [fast, slowSocket] = [await listenTo(operator.socket()), operator.socket()];
    const slow = await listenTo(slowSocket);
    wireOf(slowSocket).pause();
    await fill(fast);
    const atPause = await headOf(test);
    for (let more = 0; more < 3; more += 1) await tellMuch();
    await fast.reached(atPause + 3);
    expect(fast.heard).toHaveLength(atPause + 3 - fast.start);

    wireOf(slowSocket).resume();
    await until(async () => (await metric('ioc_sockets_paused')) === 0);
    await until(() => (slow.packets.at(-1)?.events.length ?? 1) === 0);
    const gap = slow.packets.at(-1);
    const last = slow.heard.at(-1)?.seq ?? slow.start;
    expect(gap?.from).toBeGreaterThan(last);
    const missed = (await ask(slowSocket, last)) as EventPacket;
    expect([...slow.heard, ...missed.events].map(({ seq }) => seq)).toEqual(fast.heard.map(({ seq }) => seq));
  });

  it('is cut when it stays silent, and counted', async () => {
    const [fastSocket, slowSocket] = [operator.socket(), operator.socket()];
    const [fast] = [await listenTo(fastSocket), await listenTo(slowSocket)];
    wireOf(slowSocket).pause();
    await fill(fast);
    await until(async () => (await metric('ioc_sockets_dropped_total{reason="stalled"}')) === 1);
    const gone = once(slowSocket, 'disconnect');
    wireOf(slowSocket).resume();
    await gone;
    expect(fastSocket.connected).toBe(true);
  });
});

describe('sockets', () => {
  it('are limited for one person', async () => {
    const test = await startTestApp({ IOC_SOCKETS_PER_USER: '2' });
    const operator = await test.as('operator');
    for (let n = 0; n < 2; n += 1) await once(operator.socket(), 'connect');
    expect(await once<Error>(operator.socket(), 'connect_error')).toMatchObject({ message: 'request.too-many' });
    await once((await test.as('manager')).socket(), 'connect');
    await test.close();
  });
});
