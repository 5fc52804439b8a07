import { connect as connectHttp2 } from 'node:http2';
import { get as getPlain, type IncomingMessage } from 'node:http';
import { request, type RequestOptions } from 'node:https';
import { buffer } from 'node:stream/consumers';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { io, type Socket } from 'socket.io-client';
import { findTool } from '../commands/db/tools.js';
import { findNginx, startNginx, type Nginx } from './nginx.js';
import { freePort } from './private-postgres.js';
import { signIn } from './product.js';
import { startTwoNodes, type TwoNodes } from './two-nodes.js';

const needed = { nginx: findNginx(), PostgreSQL: findTool('initdb'), openssl: findTool('openssl') };
const lacking = Object.entries(needed).flatMap(([name, found]) => (found === null ? [name] : []));
if (lacking.length > 0) process.stderr.write(`docker/nginx.conf is not tried here: ${lacking.join(', ')} not installed.\n`);

interface Answer {
  status: number;
  headers: IncomingMessage['headers'];
  /** Every header as it came, twice if it came twice. */
  names: string[];
  body: Buffer;
}

async function read(message: IncomingMessage): Promise<Answer> {
  const names = message.rawHeaders.filter((_, index) => index % 2 === 0).map((name) => name.toLowerCase());
  return { status: message.statusCode ?? 0, headers: message.headers, names, body: await buffer(message) };
}

if (lacking.length === 0) describe('docker/nginx.conf before two production nodes', () => {
  let site: TwoNodes;
  let nginx: Nginx;
  let ports: { http: number; https: number };
  let url: string;
  const sockets: Socket[] = [];

  beforeAll(async () => {
    ports = { http: await freePort(), https: await freePort() };
    url = `https://127.0.0.1:${ports.https}`;
    const started = await startTwoNodes({ IOC_PUBLIC_URL: url, IOC_TRUST_PROXY: 'loopback', IOC_REQUESTS_PER_MINUTE: '100000' });
    if (started === null) throw new Error('PostgreSQL is not installed');
    site = started;
    nginx = await startNginx(site.nodes.map((node) => node.url), ports);
  }, 240_000);
  afterAll(async () => {
    for (const socket of sockets) socket.disconnect();
    await nginx?.stop();
    await site?.stop();
  });

  const ask = (path: string, { body, ...options }: RequestOptions & { body?: Buffer | string } = {}): Promise<Answer> =>
    new Promise((resolve, reject) => {
      // A connection of its own each time, as from people who do not know each other.
      request(`${url}${path}`, { ca: nginx.ca, agent: false, ...options }, (message) => resolve(read(message))).on('error', reject).end(body);
    });
  const signInFrom = (localAddress: string, password: string, headers: Record<string, string> = {}): Promise<Answer> =>
    ask('/api/session', {
      method: 'POST', localAddress, body: JSON.stringify({ username: 'leader', password }),
      headers: { 'content-type': 'application/json', 'x-requested-with': 'ioc', ...headers },
    });
  const cookieOf = (answer: Answer): string => answer.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
  const upload = (cookie: string, megabytes: number): Promise<Answer> =>
    ask('/api/imports/bts', {
      method: 'POST', body: Buffer.alloc(megabytes * 1_000_000, 'a,b\n'),
      headers: { cookie, 'content-type': 'application/octet-stream', 'x-requested-with': 'ioc', 'x-file-name': 'a.csv' },
    });

  it('sends plain HTTP to the same address over HTTPS', async () => {
    const answer = await new Promise<Answer>((resolve) => getPlain(`http://127.0.0.1:${ports.http}/tasks?page=2`, { agent: false }, (message) => resolve(read(message))));
    expect([answer.status, answer.headers.location]).toEqual([301, 'https://127.0.0.1/tasks?page=2']);
  });

  it('hands out the page and the API, over HTTP/2 too', async () => {
    expect((await ask('/tasks/board')).body.toString()).toContain('<div id="root">');
    expect((await ask('/api/session')).status).toBe(401);
    const client = connectHttp2(url, { ca: nginx.ca });
    const stream = client.request({ ':path': '/' });
    const status = await new Promise((resolve, reject) => stream.on('error', reject).once('response', (headers) => resolve(headers[':status'])));
    client.close();
    expect(status).toBe(200);
  });

  it('passes on what was compressed, as it is', async () => {
    const [, script = ''] = /src="(\/assets\/[^"]+\.js)"/.exec((await ask('/')).body.toString()) ?? [];
    const [plain, gzip, br] = await Promise.all(['identity', 'gzip', 'br'].map((encoding) => ask(script, { headers: { 'accept-encoding': encoding } })));
    expect([plain, gzip, br].map((answer) => answer?.headers['content-encoding'])).toEqual([undefined, 'gzip', 'br']);
    expect(gunzipSync(gzip?.body ?? '').equals(plain?.body ?? Buffer.alloc(0))).toBe(true);
    expect(brotliDecompressSync(br?.body ?? '').equals(plain?.body ?? Buffer.alloc(0))).toBe(true);
    expect(plain?.body.length).toBeGreaterThan(10_000);
  });

  it('says every header of safety, and each once', async () => {
    for (const path of ['/', '/api/session', '/assets/gone.js']) {
      const { names } = await ask(path);
      for (const name of ['strict-transport-security', 'content-security-policy', 'x-content-type-options', 'referrer-policy']) {
        expect([path, name, names.filter((given) => given === name).length]).toEqual([path, name, 1]);
      }
      expect(new Set(names).size).toBe(names.length);
      expect(names).not.toContain('x-powered-by');
    }
  });

  it('keeps figures and health inside', async () => {
    for (const path of ['/metrics', '/readyz']) {
      expect((await ask(path)).status).toBe(404);
      expect((await fetch(`${site.nodes[0].url}${path}`)).status).toBe(200);
    }
  });

  it('lets the largest import through, the portal refuse a larger one, and stops the rest at the door', async () => {
    const cookie = cookieOf(await ask('/api/session', {
      method: 'POST', body: JSON.stringify({ username: 'manager', password: site.password }), headers: { 'content-type': 'application/json', 'x-requested-with': 'ioc' },
    }));
    expect(cookie).toMatch(/^__Host-/);
    const [largest, larger] = [await upload(cookie, 19), await upload(cookie, 22)];
    expect([largest.status, larger.status]).toEqual([202, 413]);
    expect(JSON.parse(larger.body.toString())).toMatchObject({ code: 'request.too-large' });
    // Told the length and not yet a byte of it.
    const refused = await ask('/api/imports/bts', { method: 'POST', headers: { cookie, 'content-length': '26000000' } });
    expect([refused.status, refused.headers['content-type']]).toEqual([413, 'text/html']);
  });

  it('counts wrong passwords by the address people come from, whatever they write into the header', async () => {
    for (let attempt = 0; attempt < 5; attempt += 1) {
      expect((await signInFrom('127.0.0.2', 'sai mat khau', { 'x-forwarded-for': `198.51.100.${attempt}` })).status).toBe(401);
    }
    expect((await signInFrom('127.0.0.2', site.password, { 'x-forwarded-for': '198.51.100.9' })).status).toBe(429);
    expect((await signInFrom('127.0.0.3', site.password)).status).toBe(200);
  });

  it('takes writes from our own pages and refuses those of others', async () => {
    expect((await signInFrom('127.0.0.3', site.password, { origin: url })).status).toBe(200);
    expect((await signInFrom('127.0.0.3', site.password, { origin: 'https://la.example.vn' })).status).toBe(403);
  });

  it('upgrades sockets to whichever node, and goes on with the other when one is killed', async () => {
    const cookie = await signIn(site.nodes[1].url, 'operator', site.password);
    const open = Array.from({ length: 6 }, () => io(url, { ca: nginx.ca, transports: ['websocket'], forceNew: true, extraHeaders: { cookie }, reconnectionDelay: 100, reconnectionDelayMax: 300 }));
    sockets.push(...open);
    const connected = () => Promise.all(open.map((socket) => new Promise<void>((resolve) => (socket.connected ? resolve() : socket.once('connect', resolve)))));
    await connected();
    const cut = Promise.race(open.map((socket) => new Promise((resolve) => socket.once('disconnect', resolve))));
    await site.nodes[0].kill('SIGKILL');
    for (let turn = 0; turn < 6; turn += 1) expect((await ask('/api/settings', { headers: { cookie } })).status).toBe(200);
    expect((await signInFrom('127.0.0.3', site.password)).status).toBe(200);
    expect(await cut).toBe('transport close');
    await connected();
  });
});

// `.ci/run` installs them there, so it would be a mistake of ours if they were missing.
if (process.env['CI'] === 'true' && process.getuid?.() === 0) describe('the machine that checks the project', () => {
  it('has what docker/nginx.conf is tried with', () => {
    expect(lacking).toEqual([]);
  });
});
