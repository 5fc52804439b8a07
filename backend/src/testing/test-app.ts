/** The whole product on a private database with a small province, for API tests: real HTTP, real sockets, real SQL. */
import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { ServerToClient, ClientToServer } from '@ioc/shared/events';
import pg from 'pg';
import { io, type Socket } from 'socket.io-client';
import { FixedClock } from '#platform/clock';
import { loadConfig } from '#platform/config';
import { openDatabase, Transactions, type Database } from '#platform/database';
import { Listeners, EventTail } from '#platform/events';
import { createApp } from '../create-app.js';
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
  socket(options?: { origin?: string }): Socket<ServerToClient, ClientToServer>;
}

export interface TestApp {
  app: NestExpressApplication;
  url: string;
  clock: FixedClock;
  database: Database;
  transactions: Transactions;
  province: SmallProvince;
  /** Signed in; asked twice for the same name the session is the same. */
  as(username: string): Promise<Person>;
  anonymous: Person;
  /** Runs listeners until every consequence has been drawn, and delivers their events to sockets. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

export const testNow = new Date('2026-11-23T02:00:00Z');

/** With TEST_DATABASE_URL on a database of its own on that server, otherwise embedded in memory. */
export async function startTestApp(env: Record<string, string> = {}): Promise<TestApp> {
  const server = process.env['TEST_DATABASE_URL'];
  const name = `ioc_test_${randomUUID().replaceAll('-', '')}`;
  const url = server === undefined ? undefined : new URL(server);
  if (url) {
    await onServer(server ?? '', `create database ${name}`);
    url.pathname = `/${name}`;
  }
  const config = loadConfig({ NODE_ENV: 'test', PORT: '0', IOC_LOG_LEVEL: 'error', IOC_DEMO: 'true', IOC_SIMULATE: 'false', IOC_TICK_MS: '5', ...(url ? { DATABASE_URL: url.href } : {}), ...env });
  const clock = new FixedClock(testNow);
  const database = await openDatabase(config, null);
  const app = await createApp(config, database, { clock });
  await app.init();
  const transactions = app.get(Transactions);
  const province = await loadSmallProvince(transactions);
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as AddressInfo;
  const base = `http://127.0.0.1:${port}`;
  const people = new Map<string, Promise<Person>>();
  const sockets: Socket[] = [];

  const person = (cookie: string): Person => {
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
      socket: ({ origin } = {}) => {
        const socket = io(base, { transports: ['websocket'], forceNew: true, reconnection: false, extraHeaders: { cookie, ...(origin ? { origin } : {}) } });
        sockets.push(socket);
        return socket;
      },
    };
  };
  const anonymous = person('');

  return {
    app, url: base, clock, database, transactions, province, anonymous,
    as(username) {
      const known = people.get(username) ?? anonymous.send('POST', '/api/session', { username, password: testPassword }).then(({ status, headers }) => {
        if (status !== 200) throw new Error(`${username} cannot sign in: ${status}`);
        return person((headers.get('set-cookie') ?? '').split(';')[0] ?? '');
      });
      people.set(username, known);
      return known;
    },
    async settle() {
      await app.get(Listeners).settle();
      app.get(EventTail).wake();
    },
    async close() {
      for (const socket of sockets) socket.disconnect();
      await app.close();
      await database.close();
      if (server !== undefined) await onServer(server, `drop database ${name} with (force)`);
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
