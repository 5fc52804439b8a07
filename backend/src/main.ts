import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadConfig, type Config } from '#platform/config';
import { openDatabase, Transactions } from '#platform/database';
import { createApp } from './create-app.js';
import { createFirstAdmin } from './first-admin.js';
import { loadProvince, type DemoSecrets } from './seed/load-province.js';

const started = performance.now();
const config = loadConfig();
const database = await openDatabase(config);
const builtWeb = join(dirname(fileURLToPath(import.meta.url)), '../../frontend/dist');
const app = await createApp(config, database, { webDir: resolve(config.IOC_WEB_DIR ?? builtWeb) });
app.enableShutdownHooks(['SIGINT', 'SIGTERM']);
void database.died.then((reason) => {
  process.stderr.write(`The embedded database stopped: ${reason.message}\n`);
  process.exit(70);
});

const secrets = config.demo ? await prepareDemo(config) : null;
const firstPassword = config.demo ? null : await createFirstAdmin(app.get(Transactions));
await app.listen(config.PORT, config.HOST);
const server = app.getHttpServer() as Server;
server.headersTimeout = 15_000;
server.requestTimeout = 60_000;
server.on('close', () => void database.close());
announce((await app.getUrl()).replace('[::1]', 'localhost'), secrets);
if (firstPassword !== null) process.stdout.write(`  The first administrator: admin  ${firstPassword}\n  Shown once. Sign in and change it.\n\n`);

/** Loads the province into an empty database. The logins lie beside the data, readable by the owner alone. */
async function prepareDemo({ IOC_DATA_DIR }: Config): Promise<DemoSecrets | null> {
  const file = resolve(IOC_DATA_DIR, 'demo.json');
  const transactions = app.get(Transactions);
  const [anything] = await transactions.query(`select 1 from users limit 1`);
  if (anything) return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as DemoSecrets) : null;
  const made = await loadProvince(transactions);
  mkdirSync(IOC_DATA_DIR, { recursive: true });
  writeFileSync(file, JSON.stringify(made), { mode: 0o600 });
  return made;
}

function announce(url: string, made: DemoSecrets | null): void {
  const lines = ['', `  IOC  ${url}   (${((performance.now() - started) / 1_000).toFixed(1)} s)`];
  if (made) {
    lines.push('', '  DỮ LIỆU MÔ PHỎNG – tỉnh Cao Bằng / synthetic data', '');
    for (const [username, who] of [
      ['operator', 'trực ban / operator'],
      ['manager', 'lãnh đạo IOC / manager'],
      ['xa.baolac', 'cán bộ xã Bảo Lạc / commune officer'],
      ['viettel', 'nhà mạng / telecom operator'],
      ['admin', 'quản trị / administrator'],
    ] as const) {
      lines.push(`  ${username.padEnd(12)} ${made.password}   ${who}`);
    }
  }
  process.stdout.write(`${lines.join('\n')}\n\n`);
}
