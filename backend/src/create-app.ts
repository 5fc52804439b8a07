import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { DataSource } from 'typeorm';
import { AppModule } from './app.module.js';
import { Clock } from '#platform/clock';
import type { Config } from '#platform/config';
import type { Database } from '#platform/database';
import { configureHttp } from '#platform/http';
import { JsonLogger } from '#platform/log';
import { serveOpenApi } from './openapi.js';
import { StartRefused } from './start-failure.js';

export interface AppOptions {
  clock?: Clock;
  /** Folder of the built pages; null serves the API alone. */
  webDir?: string | null;
}

/** The application on an open database, its schema brought up to date, not yet listening. */
export async function createApp(config: Config, database: Database, { clock = new Clock(), webDir = null }: AppOptions = {}): Promise<NestExpressApplication> {
  await prepareSchema(config, database);
  const app = await NestFactory.create<NestExpressApplication>(AppModule.with(config, database, clock), {
    logger: new JsonLogger(config.IOC_LOG_LEVEL),
    bodyParser: false,
    abortOnError: false,
  });
  configureHttp(app, config, webDir);
  serveOpenApi(app);
  return app;
}

/**
 * In production a server's schema is changed by `db migrate`, once and before the nodes start: nodes that migrate by
 * themselves would do it at the same time, and with the rights of a portal instead of those of an owner.
 */
async function prepareSchema(config: Config, { kind, schemaOptions }: Database): Promise<void> {
  const source = await new DataSource(schemaOptions).initialize();
  try {
    if (config.NODE_ENV !== 'production' || kind === 'embedded') await source.runMigrations({ transaction: 'each' });
    else if (await source.showMigrations()) throw new StartRefused('The schema of the database is not up to date. Run "db migrate" first, then start the portal.');
  } finally {
    await source.destroy();
  }
}
