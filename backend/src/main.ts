import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { INestApplication } from '@nestjs/common';
import { loadConfig, type Config } from '#platform/config';
import { openDatabase, Transactions, type Database } from '#platform/database';
import { FileStore, filesFolder } from '#platform/files';
import { announcement } from './announcement.js';
import { createApp } from './create-app.js';
import { createFirstAdmin } from './first-admin.js';
import { loadPhotos } from './seed/load-photos.js';
import { loadProvince, type DemoSecrets } from './seed/load-province.js';
import { checkAddress, explainStart } from './start-failure.js';

const started = performance.now();
let config: Config | null = null;
let database: Database | null = null;
try {
  config = loadConfig();
  await checkAddress(config);
  database = await openDatabase(config);
  await serve(config, database);
} catch (error) {
  process.stderr.write(`\n${explainStart(error, config)}\n`);
  await database?.close();
  process.exit(1);
}

async function serve(settings: Config, opened: Database): Promise<void> {
  const builtWeb = join(dirname(fileURLToPath(import.meta.url)), '../../frontend/dist');
  const app = await createApp(settings, opened, { webDir: resolve(settings.IOC_WEB_DIR ?? builtWeb) });
  endInOrder(app, opened);
  void opened.died.then((reason) => {
    process.stderr.write(`\n${explainStart(reason, settings)}\n`);
    process.exit(70);
  });

  const transactions = app.get(Transactions);
  const secrets = settings.demo ? await prepareDemo(settings, transactions) : null;
  const firstPassword = settings.demo ? null : await createFirstAdmin(transactions);
  await app.listen(settings.PORT, settings.HOST);
  const server = app.getHttpServer() as Server;
  server.headersTimeout = settings.IOC_HEADERS_TIMEOUT_SECONDS * 1_000;
  // Files take their time; every other body is given up much earlier (platform/http/bodies.ts).
  server.requestTimeout = settings.IOC_UPLOAD_TIMEOUT_SECONDS * 1_000;
  process.stdout.write(announcement({
    url: (await app.getUrl()).replace('[::1]', 'localhost'), seconds: (performance.now() - started) / 1_000, password: secrets?.password ?? null,
  }));
  if (firstPassword !== null) process.stdout.write(`  The first administrator: admin  ${firstPassword}\n  Shown once. Sign in and change it.\n\n`);
}

/** Nest's own hooks end the process before the embedded database has shut down, and the next start would have to recover it. */
function endInOrder(app: INestApplication, opened: Database): void {
  let isEnding = false;
  const end = async (): Promise<void> => {
    // A terminal and the program that started us may both pass Ctrl+C on.
    if (isEnding) return;
    isEnding = true;
    await app.close();
    await opened.close();
    process.exit(0);
  };
  process.on('SIGINT', () => void end()).on('SIGTERM', () => void end());
}

/** Loads the province into an empty database. The logins lie beside the data, readable by the owner alone. */
async function prepareDemo(settings: Config, transactions: Transactions): Promise<DemoSecrets | null> {
  const { IOC_DATA_DIR } = settings;
  const file = resolve(IOC_DATA_DIR, 'demo.json');
  const [anything] = await transactions.query(`select 1 from users limit 1`);
  if (anything) return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as DemoSecrets) : null;
  const made = await loadProvince(transactions);
  mkdirSync(IOC_DATA_DIR, { recursive: true });
  writeFileSync(file, JSON.stringify(made), { mode: 0o600 });
  await loadPhotos(transactions, new FileStore(filesFolder(settings)));
  return made;
}
