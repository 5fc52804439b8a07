import { Inject, Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { timeZone } from '@ioc/shared/time';
import type { Config } from '#platform/config';
import { OrganisationAliasesService, OrganisationsService } from '#features/organisations';
import { PlansService } from '#features/plans';
import { TaskGiving } from '#features/tasks';
import { DATABASE, outsideDeadline, system, Transactions, type Database } from '#platform/database';
import { CONFIG } from '#platform/http';
import { finding, inReadingOrder, SheetRefusal, withoutFlood, type Finding } from './findings.js';
import { changeJob, countOf, fileOf, replaceFindings, type JobChange, type JobRecord } from './import-jobs.js';
import { actorOf } from '#features/access';
import type { ImportWriters } from './plan.js';
import { makePlan, mapColumns } from './planner.js';
import { readSheet, type Sheet } from './sheet.js';
import { sheetLimits } from './sheet-limits.js';

/** Longer than the slowest step between two signs of life of a check. */
const leaseMs = 150_000;
const lookMs = 30_000;
/** At most four signs of progress a second. */
const progressMs = 250;

class Stopped extends Error {}

type Claim = Pick<JobRecord, 'id' | 'target' | 'fileName' | 'mapping' | 'options' | 'version' | 'byId'>;

/**
 * Checks files in the background, one after the other. A job is leased, not owned: whoever dies leaves it to the next
 * start or to another node, and a check done twice is only a check.
 */
@Injectable()
export class ImportRunner implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger('imports');
  private work: Promise<void> = Promise.resolve();
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;

  constructor(
    private readonly transactions: Transactions,
    private readonly organisations: OrganisationsService,
    private readonly aliases: OrganisationAliasesService,
    private readonly plans: PlansService,
    private readonly tasks: TaskGiving,
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    // the embedded database has one process: what was leased before this start is nobody's
    if (this.database.kind === 'embedded') await this.transactions.query(`update imports set lease_until = null where lease_until is not null`);
    await this.resume();
    this.timer = setInterval(() => void this.resume().catch((error: unknown) => this.report(error)), lookMs);
    this.timer.unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    await this.work;
  }

  /** Takes up what nobody works on: checks are done again, and an applying that was rolled back is a checked file. */
  async resume(): Promise<void> {
    const now = this.transactions.clock.now();
    const open = await this.transactions.run(system, async (tx) => {
      const broken = await tx.query<{ id: string; version: number }>(
        `select id, version from imports where state = 'applying' and (lease_until is null or lease_until < $1) for update skip locked`,
        [now],
      );
      for (const { id, version } of broken) await changeJob(tx, id, { state: 'applying', version }, { state: 'checked', lease_until: null });
      return tx.query<{ id: string }>(
        `select id from imports where state = 'checking' and (lease_until is null or lease_until < $1) order by created_at`,
        [now],
      );
    });
    for (const { id } of open) this.enqueue(id);
  }

  enqueue(id: string): void {
    // Begun by a request and not part of it: a check takes the time it takes.
    this.work = this.work.then(() => outsideDeadline(() => this.check(id))).catch((error: unknown) => this.report(error));
  }

  /** Resolves when everything that was enqueued so far has been checked. */
  async settle(): Promise<void> {
    await this.work;
  }

  lease(): Date {
    return new Date(this.transactions.clock.now().getTime() + leaseMs);
  }

  today(): string {
    return new Intl.DateTimeFormat('en-CA', { timeZone }).format(this.transactions.clock.now());
  }

  get writers(): ImportWriters {
    return { organisations: this.organisations, aliases: this.aliases, plans: this.plans, tasks: this.tasks, maxTasks: this.config.IOC_IMPORT_MAX_TASKS };
  }

  /** Rows and cells of a stored file, read in a process of its own. @throws SheetRefusal */
  async sheetOf(id: string, fileName: string): Promise<Sheet> {
    return readSheet(await fileOf(this.transactions, id), fileName, sheetLimits(this.config));
  }

  private async check(id: string): Promise<void> {
    if (this.stopped) return;
    const claim = await this.claim(id);
    if (!claim) return;
    try {
      await this.checkClaimed(claim);
    } catch (error) {
      if (error instanceof Stopped) await this.transactions.query(`update imports set lease_until = null where id = $1`, [id]);
      else if (error instanceof SheetRefusal) await this.finish(claim, [error.finding], { state: 'failed', file: null });
      else {
        this.report(error);
        await this.finish(claim, [finding('import.check-failed', {})], { state: 'failed', file: null });
      }
    }
  }

  private async claim(id: string): Promise<Claim | undefined> {
    const [claim] = await this.transactions.query<Claim>(
      `with claimed as (update imports set lease_until = $2 where id = $1 and state = 'checking' and (lease_until is null or lease_until < $3)
         returning id, target, file_name as "fileName", mapping, options, version, by_id as "byId") select * from claimed`,
      [id, this.lease(), this.transactions.clock.now()],
    );
    return claim;
  }

  private async checkClaimed(claim: Claim): Promise<void> {
    const { id, target, fileName } = claim;
    const sheet = await this.sheetOf(id, fileName);
    const actor = await actorOf(this.transactions, claim.byId);
    if (!actor) throw new Error('whoever began the import is no longer active');
    const mapped = mapColumns(target, sheet.columns, claim.mapping);
    const told = { columns: sheet.columns, mapping: JSON.stringify(mapped.mapping), rows_total: sheet.rows.length };
    await this.progress(claim, { ...told, rows_done: 0 });
    let last = this.transactions.clock.now().getTime();
    const plan = await makePlan({
      ...this.writers, target, options: claim.options, db: this.transactions, actor, today: this.today(), now: this.transactions.clock.now(), sheet, mapped,
      progress: async (rowsDone) => {
        const now = this.transactions.clock.now().getTime();
        if (now - last < progressMs) return;
        last = now;
        await this.progress(claim, { rows_done: rowsDone });
      },
    });
    const { toCreate, toUpdate, unchanged, digest, questions = [] } = plan;
    await this.finish(claim, inReadingOrder(plan.findings, sheet.columns), {
      ...told, state: 'checked', rows_done: sheet.rows.length, to_create: toCreate, to_update: toUpdate, unchanged, plan_digest: digest, questions: JSON.stringify(questions),
    });
  }

  private async progress({ id, version }: Claim, change: JobChange): Promise<void> {
    if (this.stopped) throw new Stopped();
    const job = await this.transactions.run(system, (tx) => changeJob(tx, id, { state: 'checking', version }, { ...change, lease_until: this.lease() }));
    if (!job) throw new Stopped();
  }

  private async finish({ id, version }: Claim, findings: readonly Finding[], change: JobChange): Promise<void> {
    await this.transactions.run(system, async (tx) => {
      const counts = { errors: countOf(findings, 'error'), warnings: countOf(findings, 'warning') };
      const job = await changeJob(tx, id, { state: 'checking', version }, { ...change, ...counts, lease_until: null });
      if (job) await replaceFindings(tx, id, withoutFlood(findings));
    });
  }

  private report(error: unknown): void {
    this.log.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
}
