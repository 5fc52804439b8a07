import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import compression from 'compression';
import express from 'express';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { isCompressible, serveMaps, serveWeb } from './web.js';

const tiles = Buffer.alloc(4_096, 'tile');
const script = `export const text = '${'a'.repeat(4_000)}';`;
let folder: string;
let server: Server;
let address: string;
let now = 0;

/** Written with a time of its own: two writes may fall into one tick of the file system's clock. */
async function writePage(text: string, at: number): Promise<void> {
  await writeFile(join(folder, 'index.html'), text);
  await utimes(join(folder, 'index.html'), at, at);
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ioc-web-'));
  await mkdir(join(folder, 'assets'));
  await writePage('<p>một</p>', 1_000);
  await writeFile(join(folder, 'tiles.pmtiles'), tiles);
  await mkdir(join(folder, 'data', 'maps'), { recursive: true });
  await writeFile(join(folder, 'data', 'maps', 'cao-bang.pmtiles'), tiles);
  await writeFile(join(folder, 'data', 'demo.json'), '{}');
  await writeFile(join(folder, 'assets', 'app.js'), script);
  await writeFile(join(folder, 'assets', 'app.js.gz'), gzipSync(script));
  const app = express().use(compression({ threshold: 0, filter: isCompressible }));
  app.use('/maps', ...serveMaps(join(folder, 'data', 'maps'))).use(serveWeb(folder, () => now));
  server = createServer(app);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await new Promise((closed) => server.close(closed));
  await rm(folder, { recursive: true, force: true });
});

const get = (path: string, headers: Record<string, string> = {}): Promise<Response> => fetch(`${address}${path}`, { headers });

describe('the pages of the portal', () => {
  it('answers every address of the portal with the page', async () => {
    expect(await (await get('/tasks/board')).text()).toBe('<p>một</p>');
  });

  it('shows a page that was built anew without a restart, a second later at the latest', async () => {
    await writePage('<p>hai</p>', 2_000);
    expect(await (await get('/')).text()).toBe('<p>một</p>');
    now += 1_000;
    expect(await (await get('/')).text()).toBe('<p>hai</p>');
  });

  it('keeps the last page while a build has the file away', async () => {
    await rm(join(folder, 'index.html'));
    now += 1_000;
    expect(await (await get('/')).text()).toBe('<p>hai</p>');
    await writePage('<p>ba</p>', 3_000);
    now += 1_000;
    expect(await (await get('/')).text()).toBe('<p>ba</p>');
  });

  it('sends the file compressed beforehand and lets the browser keep it', async () => {
    const answer = await get('/assets/app.js', { 'accept-encoding': 'gzip' });
    expect(answer.headers.get('content-encoding')).toBe('gzip');
    expect(answer.headers.get('cache-control')).toContain('immutable');
    expect(await answer.text()).toBe(script);
  });

  it('sends a part of a tile archive as it is, without compression', async () => {
    const answer = await get('/tiles.pmtiles', { range: 'bytes=4-7', 'accept-encoding': 'gzip, br' });
    expect(answer.status).toBe(206);
    expect(answer.headers.get('content-range')).toBe('bytes 4-7/4096');
    expect(answer.headers.get('content-encoding')).toBeNull();
    expect(await answer.text()).toBe('tile');
  });

  it('sends a part of a script as a part of the script and not of its compressed form', async () => {
    const answer = await get('/assets/app.js', { range: 'bytes=0-5', 'accept-encoding': 'gzip' });
    expect(answer.status).toBe(206);
    expect(answer.headers.get('content-encoding')).toBeNull();
    expect(await answer.text()).toBe('export');
  });

  it('answers a file that is not there with 404 and not with the page', async () => {
    expect((await get('/assets/gone.js')).status).toBe(404);
  });
});

describe('base maps in the data folder', () => {
  it('are sent in parts, as they are', async () => {
    const answer = await get('/maps/cao-bang.pmtiles', { range: 'bytes=4-7', 'accept-encoding': 'gzip, br' });
    expect(answer.status).toBe(206);
    expect(answer.headers.get('content-encoding')).toBeNull();
    expect(await answer.text()).toBe('tile');
  });

  it('open nothing else of that folder', async () => {
    for (const path of ['/maps', '/maps/', '/maps/gone.pmtiles', '/maps/..%2fdemo.json', '/maps/%2e%2e/demo.json']) {
      expect([path, (await get(path)).status]).toEqual([path, 404]);
    }
  });
});
