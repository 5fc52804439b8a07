import { createHash } from 'node:crypto';
import type { Client } from 'pg';
import { z } from 'zod';
import { contentsOf } from './files.js';

/** What a database holds: per table how many rows, and a sum over their contents that does not depend on their order. */
export const inventoryShape = z.object({
  madeAt: z.string(),
  kind: z.enum(['embedded', 'postgres']),
  lastMigration: z.string().nullable(),
  tables: z.record(z.string(), z.object({ rows: z.number(), sum: z.string() })),
  /** Attached files: how many contents, how many bytes. A backup of an older version has none. */
  files: z.object({ count: z.number(), bytes: z.number() }).default({ count: 0, bytes: 0 }),
});
export type Inventory = z.infer<typeof inventoryShape>;

/** Our own tables; those an extension brought along are its business. */
const ownTables = `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = 'public' and c.relkind in ('r', 'p') and not exists (
    select 1 from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e') order by 1`;

/** Reads every row once: minutes for millions. Inside a snapshot the figures belong to one moment. */
export async function takeInventory(client: Client, kind: Inventory['kind']): Promise<Inventory> {
  await client.query(`set timezone = 'UTC'`);
  const { rows: names } = await client.query<{ name: string }>(ownTables);
  const tables: Inventory['tables'] = {};
  for (const { name } of names) {
    const { rows } = await client.query<{ rows: number; sum: string }>(
      `select count(*) as rows, coalesce(sum(hashtextextended(t::text, 0)::numeric), 0)::text as sum from ${client.escapeIdentifier(name)} t`,
    );
    const [figures] = rows;
    if (figures) tables[name] = figures;
  }
  const lastMigration = 'migrations' in tables ? await newestMigration(client) : null;
  const contents = 'attachments' in tables ? await contentsOf(client) : [];
  const files = { count: contents.length, bytes: contents.reduce((sum, { size }) => sum + size, 0) };
  return { madeAt: new Date().toISOString(), kind, lastMigration, tables, files };
}

async function newestMigration(client: Client): Promise<string | null> {
  const { rows } = await client.query<{ name: string }>('select name from migrations order by timestamp desc limit 1');
  return rows[0]?.name ?? null;
}

/** One line for each table that is not as it was. */
export function differences(expected: Inventory, found: Inventory): string[] {
  const names = [...new Set([...Object.keys(expected.tables), ...Object.keys(found.tables)])].sort();
  return names.flatMap((name) => {
    const [then, now] = [expected.tables[name], found.tables[name]];
    if (!then || !now) return [`${name}: ${then ? 'missing' : 'was not in the backup'}`];
    if (then.rows !== now.rows) return [`${name}: ${now.rows} rows instead of ${then.rows}`];
    return then.sum === now.sum ? [] : [`${name}: ${now.rows} rows, but other contents`];
  });
}

/** One short value over everything, for reading out over the telephone. */
export function checksum({ tables }: Inventory): string {
  const text = Object.entries(tables).sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, { rows, sum }]) => `${name} ${rows} ${sum}`);
  return createHash('sha256').update(text.join('\n')).digest('hex').slice(0, 16);
}

export const totalRows = ({ tables }: Inventory): number => Object.values(tables).reduce((sum, { rows }) => sum + rows, 0);
