import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { can, type Actor } from '@ioc/shared/access';
import { fieldsOf, sectorOf } from '@ioc/shared/import-fields';
import { importPermission, type ImportFinding, type ImportJob, type ImportTarget } from '@ioc/shared/imports';
import type { AnswerImport, FindingQuery, ImportQuery, RemapImport } from '@ioc/shared/imports.input';
import type { Page } from '@ioc/shared/list';
import type { TaskImportOptions } from '@ioc/shared/task-import';
import type { Config } from '#platform/config';
import { Transactions, type Tx } from '#platform/database';
import { CONFIG, Idempotency, Problem } from '#platform/http';
import { isConstant } from './cells.js';
import { SheetRefusal } from './findings.js';
import { changeJob, countOf, insertJob, listFindings, listJobs, readJob, toJob, type JobChange, type JobRecord } from './import-jobs.js';
import { ImportRunner } from './import-runner.js';
import { ChangedSince } from './plan.js';
import { makePlan, mapColumns } from './planner.js';
import { sentence, type Locale } from './sentence.js';
import { sheetLimits } from './sheet-limits.js';
import { inspectSheet, type Sheet } from './sheet.js';

interface Upload {
  target: ImportTarget;
  fileName: string;
  file: Buffer;
  locale: Locale;
  /** Of tasks only. */
  options: TaskImportOptions | null;
}

@Injectable()
export class ImportsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly runner: ImportRunner,
    private readonly idempotency: Idempotency,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  list(actor: Actor, query: ImportQuery): Promise<Page<ImportJob>> {
    return listJobs(this.transactions, actor, query);
  }

  async get(actor: Actor, id: string): Promise<ImportJob> {
    return toJob(await readJob(this.transactions, actor, id));
  }

  async findings(actor: Actor, id: string, query: FindingQuery, locale: Locale): Promise<Page<ImportFinding>> {
    await readJob(this.transactions, actor, id);
    return listFindings(this.transactions, id, query, locale);
  }

  /** Keeps the file and has it checked. What is no table at all is refused at once, with the reason. */
  async begin(actor: Actor, { target, fileName, file, locale, options }: Upload, idempotencyKey?: string): Promise<ImportJob> {
    requireTarget(actor, target);
    if (options) await this.runner.writers.plans.get(options.planId);
    try {
      await inspectSheet(file, fileName, sheetLimits(this.config));
    } catch (error) {
      if (error instanceof SheetRefusal) throw new Problem('import.unreadable', { reason: sentence(error.finding, locale) });
      throw error;
    }
    const content = { target, digest: createHash('sha256').update(file).digest('base64'), ...(options ? { options } : {}) };
    const id = await this.idempotency.run(actor, 'imports', idempotencyKey, content, async (tx) => (await insertJob(tx, { target, sector: sectorOf(target), fileName, file, options })).id);
    // Of a repeated request the job is under way or done, and to look at it again does no harm.
    this.runner.enqueue(id);
    return this.get(actor, id);
  }

  /** A person knows better which column is what: the file is checked again under that mapping. */
  async remap(actor: Actor, id: string, version: number, { mapping }: RemapImport): Promise<ImportJob> {
    const job = await this.transactions.run(actor, async (tx) => {
      const before = await this.checked(tx, actor, id, version);
      const fields = new Set(fieldsOf(before.target).map(({ name }) => name));
      const wrong = Object.entries(mapping).filter(([field, column]) => !fields.has(field) || (column !== null && !isConstant(column) && !before.columns.includes(column)));
      if (wrong.length > 0) {
        throw new Problem('request.invalid', {}, { fields: wrong.map(([field]) => ({ path: `mapping.${field}`, code: 'invalid_value', message: before.columns.join(', ') })) });
      }
      return this.move(tx, before, { state: 'checking', mapping: JSON.stringify({ ...before.mapping, ...mapping }), rows_done: 0, lease_until: null });
    });
    this.runner.enqueue(id);
    return toJob(job);
  }

  /** Which unit a text of the file means, and whether the tasks are given at once: the file is checked again with that. */
  async answer(actor: Actor, id: string, version: number, { asDraft, answers }: AnswerImport): Promise<ImportJob> {
    const job = await this.transactions.run(actor, async (tx) => {
      const before = await this.checked(tx, actor, id, version);
      if (before.options === null) throw new Problem('import.not-of-tasks');
      await this.runner.writers.organisations.requireAll(tx, answers.flatMap(({ orgId }) => orgId ?? []));
      const options: TaskImportOptions = { ...before.options, asDraft, answers };
      return this.move(tx, before, { state: 'checking', options: JSON.stringify(options), rows_done: 0, lease_until: null });
    });
    this.runner.enqueue(id);
    return toJob(job);
  }

  /**
   * Does what the check showed, all of it or nothing. The plan is made anew inside the transaction and has to be the
   * same one; otherwise nothing is written and the file is checked again.
   */
  async apply(actor: Actor, id: string, version: number): Promise<ImportJob> {
    const job = await this.transactions.run(actor, async (tx) => {
      const before = await this.checked(tx, actor, id, version);
      if (before.errors > 0) throw new Problem('import.has-errors', { errors: before.errors });
      return this.move(tx, before, { state: 'applying', lease_until: this.runner.lease() });
    });
    try {
      const sheet = await this.runner.sheetOf(id, job.fileName);
      return toJob(await this.transactions.run(actor, (tx) => this.carryOut(tx, actor, job, sheet)));
    } catch (error) {
      const isOutdated = error instanceof ChangedSince;
      const back = await this.transactions.run(actor, (tx) =>
        changeJob(tx, id, job, { state: isOutdated ? 'checking' : 'checked', lease_until: null }));
      if (!isOutdated) throw error;
      this.runner.enqueue(id);
      throw new Problem('import.changed-since', {}, { current: back ? toJob(back) : null });
    }
  }

  private async carryOut(tx: Tx, actor: Actor, job: JobRecord, sheet: Sheet): Promise<JobRecord> {
    const locked = await readJob(tx, actor, job.id, true);
    if (locked.state !== 'applying' || locked.version !== job.version) throw new ChangedSince();
    const mapped = mapColumns(job.target, sheet.columns, job.mapping);
    const plan = await makePlan({ ...this.runner.writers, target: job.target, options: job.options, db: tx, actor, today: this.runner.today(), now: tx.now, sheet, mapped, progress: async () => undefined });
    if (plan.findings.some(({ code }) => code === 'import.not-permitted')) throw new Problem('access.not-permitted', { permission: importPermission(job.target) });
    if (plan.digest !== job.planDigest || countOf(plan.findings, 'error') > 0) throw new ChangedSince();
    await plan.write(tx);
    return this.move(tx, locked, { state: 'applied', applied_at: tx.now, lease_until: null, file: null });
  }

  private async checked(tx: Tx, actor: Actor, id: string, version: number): Promise<JobRecord> {
    const job = await readJob(tx, actor, id, true);
    requireTarget(actor, job.target);
    if (job.version !== version) throw new Problem('request.version-stale', {}, { current: toJob(job) });
    if (job.state !== 'checked') throw new Problem('import.not-checked');
    return job;
  }

  private async move(tx: Tx, from: JobRecord, change: JobChange): Promise<JobRecord> {
    const job = await changeJob(tx, from.id, from, change);
    if (!job) throw new ChangedSince();
    return job;
  }
}

function requireTarget(actor: Actor, target: ImportTarget): void {
  const permission = importPermission(target);
  if (!can(actor.grants, permission)) throw new Problem('access.not-permitted', { permission });
}
