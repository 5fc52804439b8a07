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

export interface AppOptions {
  clock?: Clock;
  /** Folder of the built pages; null serves the API alone. */
  webDir?: string | null;
}

/** The application on an open database, its schema brought up to date, not yet listening. */
export async function createApp(config: Config, database: Database, { clock = new Clock(), webDir = null }: AppOptions = {}): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(AppModule.with(config, database, clock), {
    logger: new JsonLogger(config.IOC_LOG_LEVEL),
    bodyParser: false,
    abortOnError: false,
  });
  await app.get(DataSource).runMigrations({ transaction: 'each' });
  configureHttp(app, config, webDir);
  serveOpenApi(app);
  return app;
}
