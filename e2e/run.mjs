/** Runs the journeys on the built product: finds a browser, starts the product on a data folder of its own, stops it. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(here);
const usual = {
  linux: ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome-stable', '/usr/bin/google-chrome', '/usr/bin/microsoft-edge', '/snap/bin/chromium'],
  darwin: ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium', '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge'],
};

function findBrowser() {
  const named = process.env.CHROME_PATH;
  if (named) return existsSync(named) ? named : null;
  return usual[process.platform]?.find((path) => existsSync(path)) ?? null;
}

/** On Debian as root the browser can be had; elsewhere the person is told how. */
function requireBrowser() {
  const found = findBrowser();
  if (found) return found;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    process.stdout.write('Installing Chromium …\n');
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit' });
    spawnSync('apt-get', ['install', '-y', '-qq', 'chromium'], { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
    const installed = findBrowser();
    if (installed) return installed;
  }
  process.stderr.write(
    'The journeys need a browser and none was found. Do one of:\n' +
      '  apt-get install chromium        (Debian, Ubuntu)\n  brew install --cask chromium    (macOS)\n  CHROME_PATH=/path/to/chrome npm test\n',
  );
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
  const playwright = join(root, 'node_modules/@playwright/test/cli.js');
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
