import { Pool } from 'pg';
import { commandConfig } from '../commands/database.js';
import { openDatabase } from '#platform/database';
import { ingestSql } from '../features/telemetry/telemetry.queries.js';
import { Generator } from './product.js';
import { loadCodes, ReadingSource, shareOut } from './readings.js';
import type { Figure } from './report.js';
import type { Site } from './site.js';
import type { WritersJob, WritersResult } from './writers.process.js';

const writers = 4;
const batch = 500;
const changedShare = 0.1;
const devices = 4_000;
const targets = { postgres: 30_000, embedded: 12_000 };

/** Readings a second that are durable when answered, over HTTP with everything a request passes, and without. */
export async function measureIngest(site: Site, isQuick: boolean): Promise<Figure[]> {
  const seconds = isQuick ? 3 : 10;
  const product = await site.start();
  const generator = Generator.start('writers');
  const ask = (more: Partial<WritersJob>) =>
    generator.ask<WritersJob, WritersResult>({ url: product.url, key: site.key, codes: loadCodes(devices), writers, batch, changedShare, seconds, perSecond: null, ...more });
  let overHttp: WritersResult;
  try {
    await ask({ seconds: 2 });
    overHttp = await ask({});
  } finally {
    generator.stop();
    await product.stop();
  }
  if (overHttp.failed > 0) throw new Error(`${overHttp.failed} of the requests were not answered with 200`);
  const bare = await bareStatement(site, seconds);
  return [
    { name: `${site.kind}: ${writers} writers × ${batch} readings over HTTP`, value: overHttp.perSecond, unit: 'readings/s', target: { least: targets[site.kind] }, baseline: { what: 'bare statement', value: bare } },
    { name: `${site.kind}: time of a request, p95`, value: overHttp.p95Ms, unit: 'ms' },
  ];
}

/** The same statement on the same database, straight through the driver. */
async function bareStatement(site: Site, seconds: number): Promise<number> {
  const database = await openDatabase(commandConfig(site.env));
  const pool = new Pool({ max: writers, ...(database.options.extra as object), ...('url' in database.options ? { connectionString: String(database.options.url) } : {}) });
  try {
    const end = performance.now() + seconds * 1_000;
    const started = performance.now();
    const counts = await Promise.all(shareOut(loadCodes(devices), writers).map(async (codes) => {
      const source = new ReadingSource(codes, changedShare);
      let count = 0;
      for (; performance.now() < end; count += batch) await pool.query(ingestSql('true'), [JSON.stringify(source.batch(batch)), new Date()]);
      return count;
    }));
    return counts.reduce((sum, count) => sum + count, 0) / ((performance.now() - started) / 1_000);
  } finally {
    await pool.end();
    await database.close();
  }
}
