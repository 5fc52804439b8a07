import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CatchUp, EventPacket } from '@ioc/shared/events';
import { io, type Socket } from 'socket.io-client';
import { loadConfig } from '#platform/config';
import { findTool } from '../commands/db/tools.js';
import { startPrivatePostgres } from './private-postgres.js';
import { signIn, startProduct } from './product.js';
import { startTwoNodes, type TwoNodes } from './two-nodes.js';

const sockets: Socket[] = [];
const openSocket = (url: string, cookie: string): Socket => {
  const socket = io(url, { transports: ['websocket'], forceNew: true, extraHeaders: { cookie }, reconnectionDelay: 100, reconnectionDelayMax: 300 });
  sockets.push(socket);
  return socket;
};
const heard = <Value>(socket: Socket, event: string): Promise<Value> => new Promise((resolve) => socket.once(event, resolve));

/** Follows the events as a page does: applies each number once, and asks for what lies between. */
class Follower {
  readonly applied: number[] = [];
  cursor: number | null = null;
  connections = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(readonly socket: Socket) {
    socket.on('connect', () => {
      this.connections += 1;
      this.ask();
    });
    socket.on('events', (packet: EventPacket) => {
      if (this.cursor !== null && packet.from > this.cursor) this.ask();
      else if (this.cursor !== null) this.apply(packet);
    });
  }

  reached(seq: number): Promise<void> {
    return new Promise((resolve) => {
      const check = () => {
        if ((this.cursor ?? -1) >= seq) resolve();
        else this.waiting.push(check);
      };
      check();
    });
  }

  private ask(): void {
    this.socket.emit('since', this.cursor, (answer: CatchUp) => {
      if ('reset' in answer) throw new Error('nothing here is too old to be told');
      this.cursor ??= answer.from;
      this.apply(answer);
    });
  }

  private apply({ to, events }: EventPacket): void {
    const cursor = this.cursor ?? 0;
    this.applied.push(...events.map(({ seq }) => seq).filter((seq) => seq > cursor));
    this.cursor = Math.max(cursor, to);
    for (const check of this.waiting.splice(0)) check();
  }
}

const isInstalled = findTool('initdb') !== null;

if (isInstalled) describe('two nodes on one PostgreSQL, with nothing else between them', () => {
  let site: TwoNodes;
  beforeAll(async () => {
    const started = await startTwoNodes();
    if (started === null) throw new Error('PostgreSQL is not installed');
    site = started;
  }, 240_000);
  afterAll(async () => {
    for (const socket of sockets) socket.disconnect();
    await site?.stop();
  });

  const states = ['degraded', 'online'] as const;
  const send = (url: string, numbers: readonly number[], turn: number) =>
    fetch(`${url}/ingest/readings`, {
      method: 'POST',
      headers: { authorization: `Bearer ${site.key}`, 'content-type': 'application/json' },
      body: JSON.stringify({ readings: numbers.map((number) => ({ code: `CB-VTL-${String(number).padStart(4, '0')}`, at: new Date().toISOString(), state: states[turn % 2] })) }),
    });

  it('brings what is written through one node to the sockets of the other within a second', async () => {
    const [first, second] = site.nodes;
    const socket = openSocket(second.url, await signIn(second.url, 'operator', site.password));
    await heard(socket, 'connect');
    const told = heard<EventPacket>(socket, 'events');
    const started = performance.now();
    expect((await send(first.url, [1], 0)).status).toBe(200);
    expect((await told).events.map(({ name }) => name)).toContain('asset.state-changed');
    expect(performance.now() - started).toBeLessThan(1_000);
  });

  it('ends the sockets on one node when the session is ended on the other', async () => {
    const [first, second] = site.nodes;
    const cookie = await signIn(first.url, 'manager', site.password);
    const socket = openSocket(second.url, cookie);
    await heard(socket, 'connect');
    const [bye, gone] = [heard<string>(socket, 'bye'), heard(socket, 'disconnect')];
    await fetch(`${first.url}/api/session`, { method: 'DELETE', headers: { cookie, 'x-requested-with': 'ioc' } });
    expect(await bye).toBe('access.signed-out');
    await gone;
  });

  it('lets clients of a killed node go on with the other and miss nothing', async () => {
    const [first, second] = site.nodes;
    const cookie = await signIn(second.url, 'operator', site.password);
    const followers = Array.from({ length: 6 }, () => new Follower(openSocket(site.url, cookie)));
    await Promise.all(followers.map((follower) => follower.reached(0)));
    const [start] = followers.map(({ cursor }) => cursor ?? 0).toSorted((a, b) => b - a);
    for (let turn = 0; turn < 12; turn += 1) {
      if (turn === 5) await first.kill('SIGKILL');
      // A connection that was cut in the middle may have been served or not; sending again does no harm.
      const numbers = Array.from({ length: 40 }, (_, index) => index + 10);
      for (let status = 0; status !== 200; ) status = await send(site.url, numbers, turn).then((answer) => answer.status, () => 0);
    }
    const since = async (): Promise<EventPacket> =>
      (await fetch(`${second.url}/api/events?after=${start}`, { headers: { cookie } })).json() as Promise<EventPacket>;
    const told = await since();
    await Promise.all(followers.map((follower) => follower.reached(told.to)));
    const expected = told.events.map(({ seq }) => seq);
    expect(expected.length).toBeGreaterThan(200);
    for (const { applied } of followers) {
      expect(applied.filter((seq) => seq > (start ?? 0) && seq <= told.to)).toEqual(expected);
    }
    expect(followers.some(({ connections }) => connections > 1)).toBe(true);
  });
});

describe('a node in production', () => {
  it('refuses the embedded database unless that is allowed in so many words', () => {
    expect(() => loadConfig({ NODE_ENV: 'production' })).toThrow('IOC_ALLOW_EMBEDDED=true');
    expect(loadConfig({ NODE_ENV: 'production', IOC_ALLOW_EMBEDDED: 'true' }).IOC_ALLOW_EMBEDDED).toBe(true);
  });

  if (isInstalled) it('refuses a schema that nobody has migrated', async () => {
    const server = await startPrivatePostgres(['fsync=off']);
    try {
      const DATABASE_URL = (await server?.database('empty')) ?? '';
      await expect(startProduct({ NODE_ENV: 'production', DATABASE_URL })).rejects.toThrow('Run "db migrate" first');
    } finally {
      await server?.stop();
    }
  });
});
