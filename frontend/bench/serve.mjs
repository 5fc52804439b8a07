import { createReadStream, existsSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join, normalize, resolve } from 'node:path';
import { chromium } from 'playwright-core';
import { build } from 'vite';

const types = {
  '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.json': 'application/json',
  '.woff2': 'font/woff2', '.woff': 'font/woff',
};
const browserPath = process.env.CHROME_PATH ?? '/usr/bin/chromium';

/** Builds one page of this folder for production, serves it, and hands a browser to `use`; leaves nothing behind. */
export async function withPage(page, use) {
  const outDir = await mkdtemp(join(tmpdir(), 'ioc-bench-'));
  let server;
  let browser;
  try {
    await build({
      configFile: false, logLevel: 'error', root: import.meta.dirname,
      publicDir: resolve(import.meta.dirname, '../public'),
      resolve: { conditions: ['source', 'module', 'browser', 'production'] },
      build: {
        outDir, emptyOutDir: true, target: 'es2022',
        rolldownOptions: { input: resolve(import.meta.dirname, page) },
      },
    });
    server = createServer((request, response) => {
      const path = normalize(new URL(request.url ?? '/', 'http://bench').pathname);
      const file = join(outDir, path);
      if (!existsSync(file) || !statSync(file).isFile()) {
        response.writeHead(404).end();
        return;
      }
      response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' });
      createReadStream(file).pipe(response);
    });
    await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
    browser = await chromium.launch({
      executablePath: browserPath,
      args: ['--no-sandbox', '--disable-gpu', '--enable-precise-memory-info', '--js-flags=--expose-gc'],
    });
    return await use(browser, `http://127.0.0.1:${server.address().port}/${page}`);
  } finally {
    await browser?.close();
    server?.close();
    await rm(outDir, { recursive: true, force: true });
  }
}
