/** The whole product on a private database with a small province, for API tests: real HTTP, real sockets, real SQL. */
import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { CatchUp, ClientToServer, EventPacket, LiveEvent, ServerToClient } from '@ioc/shared/events';
import type { IngestReceipt } from '@ioc/shared/telemetry';
import type { Reading } from '@ioc/shared/telemetry.input';
import pg from 'pg';
import { io, type Socket } from 'socket.io-client';
import { FixedClock } from '#platform/clock';
import { loadConfig } from '#platform/config';
import { openDatabase, Transactions, type Database } from '#platform/database';
import { Listeners, EventTail } from '#platform/events';
import { createApp } from '../create-app.js';
import { createFirstAdmin } from '../first-admin.js';
import { loadSmallProvince, testPassword, type SmallProvince } from './small-province.js';

export interface Answer<Body = Record<string, unknown>> {
  status: number;
  headers: Headers;
  body: Body;
}

export interface Person {
  get<Body = Record<string, unknown>>(path: string, headers?: Record<string, string>): Promise<Answer<Body>>;
  send<Body = Record<string, unknown>>(method: 'POST' | 'PATCH' | 'DELETE', path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer<Body>>;
  cookie: string;
  /** A socket of this person; the caller need not close it. */
  socket(options?: { origin?: string; key?: string; packed?: boolean }): Socket<ServerToClient, ClientToServer>;
}

/** One server process in miniature; several may share a database. */
export interface TestNode {
  app: NestExpressApplication;
  url: string;
  /** The same session, served by this node. */
  person(cookie: string): Person;
}

export interface TestApp extends TestNode {
  clock: FixedClock;
  database: Database;
  transactions: Transactions;
  province: SmallProvince;
  /** Signed in; asked twice for the same name the session is the same. */
  as(username: string): Promise<Person>;
  /** A session of its own. */
  signIn(username: string, headers?: Record<string, string>): Promise<Person>;
  anonymous: Person;
  /** One more node on the same database, closed with the first. */
  another(): Promise<TestNode>;
  /** Runs listeners until every consequence has been drawn, and delivers their events to sockets. */
  settle(): Promise<void>;
  /** Gives readings to the key of the province. */
  ingest(readings: readonly Reading[], headers?: Record<string, string>): Promise<Answer<IngestReceipt>>;
  close(): Promise<void>;
}

export const testNow = new Date('2026-11-23T02:00:00Z');

/** With the small province in it. */
export const startTestApp = (env: Record<string, string> = {}): Promise<TestApp> =>
  startApp(env, loadSmallProvince, ({ keys }) => keys.province);

/** As on the first day of an installation without the demo: what the migrations bring, and the first administrator. */
export async function startEmptyApp(env: Record<string, string> = {}): Promise<Omit<TestApp, 'province'> & { adminPassword: string }> {
  const { province: adminPassword, ...app } = await startApp({ IOC_DEMO: 'false', ...env }, async (transactions) => (await createFirstAdmin(transactions)) ?? '', () => '');
  return { ...app, adminPassword };
}

/** With TEST_DATABASE_URL on a database of its own on that server, otherwise embedded in memory. */
async function startApp<Province>(
  env: Record<string, string>, load: (transactions: Transactions) => Promise<Province>, keyOf: (province: Province) => string,
): Promise<Omit<TestApp, 'province'> & { province: Province }> {
  const server = process.env['TEST_DATABASE_URL'];
  const name = `ioc_test_${randomUUID().replaceAll('-', '')}`;
  const url = server === undefined ? undefined : new URL(server);
  if (url) {
    await onServer(server ?? '', `create database ${name}`);
    url.pathname = `/${name}`;
  }
  const config = loadConfig({
    NODE_ENV: 'test', PORT: '0', IOC_LOG_LEVEL: 'error', IOC_DEMO: 'true', IOC_SIMULATE: 'false', IOC_TICK_MS: '5',
    // Tests say when tasks are looked through.
    IOC_REMINDER_SECONDS: '86400', IOC_RECURRENCE_SECONDS: '86400', IOC_OUTBOX_SECONDS: '86400',
    // A busy machine is no reason to fail: how long is too long is the subject of one test only.
    IOC_DATABASE_TIMEOUT_MS: '20000', IOC_REQUEST_TIMEOUT_MS: '60000', IOC_DATA_DIR: join(tmpdir(), name),
    ...(url ? { DATABASE_URL: url.href } : {}), ...env,
  });
  const clock = new FixedClock(testNow);
  const database = await openDatabase(config, null);
  const nodes: TestNode[] = [];
  const sockets: Socket[] = [];

  const startNode = async (prepare: (app: NestExpressApplication) => Promise<void>): Promise<TestNode> => {
    const app = await createApp(config, database, { clock });
    await app.init();
    await prepare(app);
    await app.listen(0, '127.0.0.1');
    const { port } = app.getHttpServer().address() as AddressInfo;
    const base = `http://127.0.0.1:${port}`;
    const node = { app, url: base, person: (cookie: string) => personOf(base, cookie, sockets) };
    nodes.push(node);
    return node;
  };

  let loaded: { province: Province } | undefined;
  const first = await startNode(async (app) => {
    loaded = { province: await load(app.get(Transactions)) };
  });
  if (!loaded) throw new Error('the province is loaded by the first node');
  const { province } = loaded;
  const transactions = first.app.get(Transactions);
  const people = new Map<string, Promise<Person>>();
  const anonymous = first.person('');

  const signIn = async (username: string, headers?: Record<string, string>): Promise<Person> => {
    const answer = await anonymous.send('POST', '/api/session', { username, password: testPassword }, headers);
    if (answer.status !== 200) throw new Error(`${username} cannot sign in: ${answer.status}`);
    return first.person((answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '');
  };

  return {
    ...first, clock, database, transactions, province, anonymous, signIn,
    as(username) {
      const known = people.get(username) ?? signIn(username);
      people.set(username, known);
      return known;
    },
    another: () => startNode(async () => undefined),
    async settle() {
      for (let behind = true; behind; ) {
        for (const { app } of nodes) await app.get(Listeners).settle();
        const [row] = await transactions.query<{ behind: boolean }>(`select exists (select 1 from event_cursors c, event_head h where c.seq < h.seq) as behind`);
        behind = row?.behind ?? false;
      }
      for (const { app } of nodes) app.get(EventTail).wake();
    },
    ingest: (readings, headers) => anonymous.send('POST', '/ingest/readings', { readings }, { authorization: `Bearer ${keyOf(province)}`, ...headers }),
    async close() {
      for (const socket of sockets) socket.disconnect();
      for (const { app } of nodes) await app.close();
      await database.close();
      await rm(config.IOC_DATA_DIR, { recursive: true, force: true });
      if (server !== undefined) await onServer(server, `drop database ${name} with (force)`);
    },
  };
}

function personOf(base: string, cookie: string, sockets: Socket[]): Person {
  const call = async <Body>(method: string, path: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer<Body>> => {
    const raw = body instanceof Uint8Array;
    const response = await fetch(base + path, {
      method,
      headers: {
        ...(cookie ? { cookie } : {}), 'x-requested-with': 'ioc',
        ...(body === undefined ? {} : { 'content-type': raw ? 'application/octet-stream' : 'application/json' }), ...headers,
      },
      ...(body === undefined ? {} : { body: raw ? Buffer.from(body) : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    return { status: response.status, headers: response.headers, body: (isJson && text ? JSON.parse(text) : { text }) as Body };
  };
  return {
    cookie,
    get: (path, headers) => call('GET', path, undefined, headers),
    send: (method, path, body, headers) => call(method, path, body, headers),
    socket: ({ origin, key, packed = false } = {}) => {
      const extraHeaders = { cookie, ...(origin ? { origin } : {}), ...(key ? { authorization: `Bearer ${key}` } : {}) };
      const socket = io(base, { transports: ['websocket'], forceNew: true, reconnection: false, auth: { packed }, extraHeaders });
      sockets.push(socket);
      return socket;
    },
  };
}

async function onServer(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(sql);
  await client.end();
}

/** Resolves with the first value of an event of a socket. */
export const once = <Value>(socket: Socket<ServerToClient, ClientToServer>, event: string): Promise<Value> =>
  new Promise((resolve) => (socket as Socket).once(event, resolve));

/** Resolves when the question is answered with yes; the jest timeout is the only patience. */
export async function until(ask: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await ask())) await new Promise((resolve) => setTimeout(resolve, 2));
}

export type LiveSocket = Socket<ServerToClient, ClientToServer>;

/** An open socket that has said where it stands, with everything it hears from then on. */
export async function listenTo(socket: LiveSocket): Promise<{ start: number; heard: LiveEvent[]; packets: EventPacket[]; reached(seq: number): Promise<void> }> {
  const packets: EventPacket[] = [];
  const heard: LiveEvent[] = [];
  if (!socket.connected) await once(socket, 'connect');
  socket.on('events', (packet) => {
    packets.push(packet);
    heard.push(...packet.events);
  });
  const { to: start } = await ask(socket, null);
  return { start, heard, packets, reached: (seq) => until(() => (packets.at(-1)?.to ?? start) >= seq) };
}

export const ask = (socket: LiveSocket, cursor: number | null): Promise<CatchUp> => new Promise((resolve) => socket.emit('since', cursor, resolve));
