/** The table of imports: what is stored of a job, who may see it, and the one place where its state changes. */
import type { Actor, Place } from '@ioc/shared/access';
import type { FindingSeverity, ImportFinding, ImportJob, ImportState, ImportTarget } from '@ioc/shared/imports';
import type { FindingQuery, ImportQuery } from '@ioc/shared/imports.input';
import type { Page } from '@ioc/shared/list';
import type { TaskImportOptions } from '@ioc/shared/task-import';
import { Params, scopeCondition, type Transactions, type Tx } from '#platform/database';
import { orderBy, pageClause, requireRow } from '#platform/http';
import type { Finding } from './findings.js';
import { slices } from './plan.js';
import { sentence, type Locale } from './sentence.js';

export interface JobRecord extends Omit<ImportJob, 'createdAt' | 'appliedAt'> {
  createdAt: string;
  appliedAt: string | null;
  byId: string;
  sector: string | null;
  orgId: string | null;
  planDigest: string | null;
}

const select = `select i.id, i.target, i.file_name as "fileName", i.state, i.rows_total as "rowsTotal", i.rows_done as "rowsDone", i.to_create as "toCreate",
  i.to_update as "toUpdate", i.unchanged, i.errors, i.warnings, i.columns, i.mapping, i.options, i.questions, b.full_name as "byName", i.created_at as "createdAt",
  i.applied_at as "appliedAt", i.version, i.by_id as "byId", i.sector, i.org_id as "orgId", i.plan_digest as "planDigest"
  from imports i join users b on b.id = i.by_id`;
const sorts = { createdAt: 'i.created_at', fileName: 'i.file_name collate vi_icu', target: 'i.target', state: 'i.state', appliedAt: 'i.applied_at' };

export const toJob = ({ byId: _byId, sector: _sector, orgId: _orgId, planDigest: _digest, ...job }: JobRecord): ImportJob => job;

/** An import belongs to the office of whoever began it and to the sector of what it brings. */
export const jobPlace = ({ sector, orgId }: Pick<JobRecord, 'sector' | 'orgId'>): Place => ({ unitId: null, orgIds: orgId === null ? [] : [orgId], sector });

const visible = (actor: Actor, params: Params): string =>
  `(i.by_id = ${params.add(actor.id)} or ${scopeCondition(actor, 'import:run', { unit: null, org: 'i.org_id', sector: 'i.sector' }, params)})`;

export async function listJobs(db: Transactions, actor: Actor, query: ImportQuery): Promise<Page<ImportJob>> {
  const params = new Params();
  const where = [visible(actor, params)];
  if (query.target) where.push(`i.target = any(${params.add(query.target)})`);
  if (query.state) where.push(`i.state = any(${params.add(query.state)})`);
  if (query.ids) where.push(`i.id = any(${params.add(query.ids)}::uuid[])`);
  if (query.q) where.push(`search_key(i.file_name) like '%' || search_key(${params.add(query.q)}) || '%'`);
  const condition = where.join(' and ');
  const order = orderBy(query, sorts, 'i.created_at desc', 'i.id');
  const [rows, [count]] = await Promise.all([
    db.query<JobRecord>(`${select} where ${condition} ${order} ${pageClause(query)}`, params.values),
    db.query<{ total: number }>(`select count(*) as total from imports i where ${condition}`, params.values),
  ]);
  return { data: rows.map(toJob), total: count?.total ?? 0 };
}

/** The job as the actor may see it, or the answer that there is none. `lock` keeps others from moving it on meanwhile. */
export async function readJob(db: Transactions | Tx, actor: Actor, id: string, lock = false): Promise<JobRecord> {
  const params = new Params();
  const [row] = await db.query<JobRecord>(`${select} where i.id = ${params.add(id)} and ${visible(actor, params)} ${lock ? 'for update of i' : ''}`, params.values);
  return requireRow(row, 'import.not-found');
}

export async function fileOf(db: Transactions | Tx, id: string): Promise<Buffer> {
  const [row] = await db.query<{ file: Buffer | null }>(`select file from imports where id = $1`, [id]);
  return requireRow(row?.file, 'import.not-found');
}

export async function listFindings(db: Transactions, id: string, query: FindingQuery, locale: Locale): Promise<Page<ImportFinding>> {
  const params = new Params();
  const where = [`import_id = ${params.add(id)}`];
  if (query.severity) where.push(`severity = any(${params.add(query.severity)})`);
  const condition = where.join(' and ');
  const [rows, [count]] = await Promise.all([
    db.query<Finding>(
      `select severity, "row", "column", code, params from import_findings where ${condition}
       order by array_position(array['error', 'warning', 'info'], severity), n ${pageClause(query)}`,
      params.values,
    ),
    db.query<{ total: number }>(`select count(*) as total from import_findings where ${condition}`, params.values),
  ]);
  return { data: rows.map((found) => ({ ...found, sentence: sentence(found, locale) })), total: count?.total ?? 0 };
}

export async function replaceFindings(tx: Tx, id: string, findings: readonly Finding[]): Promise<void> {
  await tx.query(`delete from import_findings where import_id = $1`, [id]);
  const numbered = findings.map((found, n) => ({ n, ...found }));
  for (const slice of slices(numbered, 1_000)) {
    await tx.query(
      `insert into import_findings (import_id, n, severity, "row", "column", code, params)
       select $1, r.n, r.severity, r."row", r."column", r.code, r.params
       from jsonb_to_recordset($2::jsonb) as r(n int, severity text, "row" int, "column" text, code text, params jsonb)`,
      [id, JSON.stringify(slice)],
    );
  }
}

export interface JobChange {
  state?: ImportState;
  rows_total?: number;
  rows_done?: number;
  to_create?: number;
  to_update?: number;
  unchanged?: number;
  errors?: number;
  warnings?: number;
  columns?: readonly string[];
  mapping?: string;
  options?: string;
  questions?: string;
  plan_digest?: string | null;
  lease_until?: Date | null;
  applied_at?: Date;
  file?: null;
}

/**
 * Moves a job on, if it still is where the caller thinks, and tells those who may know. Progress alone leaves the
 * version as it is: nobody's edit is based on it. @returns null when somebody else moved it
 */
export async function changeJob(tx: Tx, id: string, from: { state: ImportState; version: number }, change: JobChange): Promise<JobRecord | null> {
  const params = new Params();
  const sets = Object.entries(change).map(([column, value]) => `${column} = ${params.add(value)}`);
  if (change.state !== undefined) sets.push('version = version + 1');
  sets.push(`updated_at = ${params.add(tx.now)}`);
  const where = `id = ${params.add(id)} and state = ${params.add(from.state)} and version = ${params.add(from.version)}`;
  const moved = await tx.query(`with moved as (update imports set ${sets.join(', ')} where ${where} returning id) select id from moved`, params.values);
  if (moved.length === 0) return null;
  const [job] = await tx.query<JobRecord>(`${select} where i.id = $1`, [id]);
  if (!job) return null;
  tx.record('import.progressed', toJob(job), jobPlace(job));
  return job;
}

export interface NewJob {
  target: ImportTarget;
  sector: string | null;
  fileName: string;
  file: Buffer;
  options: TaskImportOptions | null;
}

export async function insertJob(tx: Tx, { target, sector, fileName, file, options }: NewJob): Promise<JobRecord> {
  const [made] = await tx.query<{ id: string }>(
    `insert into imports (target, file_name, file, state, sector, org_id, by_id, created_at, updated_at, options) values ($1, $2, $3, 'checking', $4, $5, $6, $7, $7, $8) returning id`,
    [target, fileName, file, sector, tx.actor.orgId, tx.actor.id, tx.now, options === null ? null : JSON.stringify(options)],
  );
  const [job] = await tx.query<JobRecord>(`${select} where i.id = $1`, [made?.id]);
  const row = requireRow(job, 'import.not-found');
  tx.record('import.progressed', toJob(row), jobPlace(row));
  return row;
}

export const countOf = (findings: readonly { severity: FindingSeverity }[], severity: FindingSeverity): number =>
  findings.filter((found) => found.severity === severity).length;

