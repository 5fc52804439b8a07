/** Runs the journeys on the built product: finds a browser, starts the product on a data folder of its own, stops it. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { browserPlan, howToGetOne } from './browser.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(here);
const playwright = join(root, 'node_modules/@playwright/test/cli.js');

const plan = () => browserPlan({ platform: process.platform, named: process.env.CHROME_PATH, downloaded: chromium.executablePath(), isRoot: process.getuid?.() === 0 });

function installByApt() {
  spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit' });
  spawnSync('apt-get', ['install', '-y', '-qq', 'chromium'], { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
}

/** The browser that belongs to the locked version of the test runner, into the user's own cache. */
const download = () => spawnSync(process.execPath, [playwright, 'install', '--no-shell', 'chromium'], { stdio: 'inherit' });

function requireBrowser() {
  const wanted = plan();
  if ('install' in wanted) {
    process.stdout.write('Installing Chromium …\n');
    if (wanted.install === 'apt') installByApt();
    if (!('use' in plan())) download();
  }
  const got = plan();
  if ('use' in got) return got.use;
  process.stderr.write(`${'refuse' in got ? `${got.refuse}\n` : ''}${howToGetOne}`);
  process.exit(1);
}

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

const browser = requireBrowser();
const data = mkdtempSync(join(tmpdir(), 'ioc-e2e-'));
const port = await freePort();
const url = `http://127.0.0.1:${port}`;
const server = spawn(process.execPath, ['--enable-source-maps', join(root, 'backend/dist/main.js')], {
  cwd: root,
  stdio: ['ignore', 'pipe', 'inherit'],
  env: { ...process.env, PORT: String(port), IOC_DATA_DIR: data, IOC_SIMULATE: 'true', IOC_LOG_LEVEL: 'warn', NODE_ENV: 'test' },
});
let said = '';
server.stdout.on('data', (chunk) => (said += chunk));

const ready = async () => {
  for (let attempt = 0; attempt < 240 && server.exitCode === null; attempt += 1) {
    try {
      if ((await fetch(`${url}/readyz`)).ok) return true;
    } catch {
      // not listening yet
    }
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  return false;
};

let status = 1;
if (await ready()) {
  const { password, ingestKey } = JSON.parse(readFileSync(join(data, 'demo.json'), 'utf8'));
  status = await new Promise((resolve) => {
    spawn(process.execPath, [playwright, 'test', '-c', join(here, 'playwright.config.ts'), ...process.argv.slice(2)], {
      cwd: here,
      stdio: 'inherit',
      env: { ...process.env, CHROME_PATH: browser, E2E_URL: url, E2E_PASSWORD: password, E2E_INGEST_KEY: ingestKey, E2E_SERVER_PID: String(server.pid) },
    }).on('exit', (code) => resolve(code ?? 1));
  });
} else {
  process.stderr.write(`The product did not start:\n${said}\n`);
}
server.kill('SIGTERM');
await new Promise((resolve) => (server.exitCode === null ? server.on('exit', resolve) : resolve()));
rmSync(data, { recursive: true, force: true });
process.exit(status);
