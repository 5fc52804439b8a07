import { Pool } from 'pg';
import type { Pages, PagesQuestion } from './pages.process.js';
import { Generator, signIn } from './product.js';
import type { Figure } from './report.js';
import type { Site } from './site.js';

const connections = 8;
const path = '/api/tasks?page=3&perPage=25&sort=dueAt&order=DESC&state=in_progress,completed';
/** The same work under more questions than pages are remembered, and fewer than totals are: no task was given before any of these days. */
const many = Array.from({ length: 400 }, (_, at) => `${path}&assignedFrom=${new Date(Date.UTC(2000, 0, 1 + at)).toISOString().slice(0, 10)}`);
/** Sees three sectors of the whole province, so every query carries a scope. */
const reader = { username: 'leader3', sectors: ['HTS', 'ATTT', 'KTXH'] };

/** A page of 25 of 20,000 tasks, filtered, sorted, counted and scoped; against the same two statements through the driver. */
export async function measureList(site: Site, isQuick: boolean): Promise<Figure[]> {
  const seconds = isQuick ? 3 : 8;
  const product = await site.start();
  const reading = Generator.start('pages');
  try {
    const cookie = await signIn(product.url, reader.username, site.password);
    const turn = async (paths: readonly string[]) => {
      const ask = (duration: number) => reading.ask<PagesQuestion, Pages>({ urls: paths.map((path) => product.url + path), cookie, connections, seconds: duration });
      await ask(paths.length > 1 ? 6 : 2);
      const pages = await ask(seconds);
      if (pages.failed > 0) throw new Error(`${pages.failed} of the requests failed`);
      return pages;
    };
    const [one, each] = [await turn([path]), await turn(many)];
    const baseline = await bareSql(site.env['DATABASE_URL'] ?? '', seconds);
    return [
      { name: 'page of 25 of 20,000, filter + sort + total + scope, 8 connections', value: one.perSecond, unit: 'pages/s', target: { least: 1_000 }, baseline: { what: 'bare SQL', value: baseline } },
      { name: 'time of a page, p95', value: one.p95, unit: 'ms', target: { most: 20 } },
      { name: 'the same, another question each time, no page remembered', value: each.perSecond, unit: 'pages/s', baseline: { what: 'bare SQL', value: baseline } },
      { name: 'time of such a page, p95', value: each.p95, unit: 'ms', target: { most: 20 } },
    ];
  } finally {
    reading.stop();
    await product.stop();
  }
}

async function bareSql(url: string, seconds: number): Promise<number> {
  const pool = new Pool({ connectionString: url, options: '-c jit=off', max: connections * 2 });
  const where = `t.sector = any($1) and t.state = any($2)`;
  const values = [reader.sectors, ['in_progress', 'completed']];
  const page = `select t.*, o.short_name, g.full_name, u.name as unit_name from tasks t join organisations o on o.id = t.lead_org_id join users g on g.id = t.assigner_id
    left join admin_units u on u.id = t.unit_id where ${where} order by t.due_at desc nulls last, t.id limit 25 offset 50`;
  try {
    let pages = 0;
    const started = performance.now();
    const end = started + seconds * 1_000;
    await Promise.all(Array.from({ length: connections }, async () => {
      for (; performance.now() < end; pages += 1) await Promise.all([pool.query(page, values), pool.query(`select count(*) from tasks t where ${where}`, values)]);
    }));
    return pages / ((performance.now() - started) / 1_000);
  } finally {
    await pool.end();
  }
}
