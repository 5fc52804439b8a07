import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import type { Config } from '#platform/config';
import { Transactions } from '#platform/database';
import { CONFIG } from '#platform/http';
import { Jobs } from '#platform/jobs';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const slice = 10_000;
/** So long an administrator may ask what became of a message. */
const outboxDays = 30;

/**
 * Removes what nobody needs any more, every hour: events and notifications past their days, messages that went out or failed long
 * ago, answers kept for repeated requests, sessions that ended. In slices, so that no statement holds the tables for long; several nodes may do it at once.
 */
@Injectable()
export class Housekeeping {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
    jobs: Jobs,
  ) {
    jobs.register({ name: 'housekeeping', everyMs: hourMs, run: () => this.run() });
  }

  async run(): Promise<void> {
    const now = this.clock.now().getTime();
    // A listener that has not heard an event yet keeps it, however old it is.
    await this.remove(
      `delete from events where seq in (select seq from events where at < $1
         and seq <= coalesce((select min(seq) from event_cursors), 0) order by seq limit ${slice}) returning 1`,
      now - this.config.IOC_EVENT_DAYS * dayMs,
    );
    await this.remove(`delete from notifications where id in (select id from notifications where at < $1 limit ${slice}) returning 1`, now - this.config.IOC_EVENT_DAYS * dayMs);
    await this.remove(`delete from outbox where id in (select id from outbox where done_at < $1 limit ${slice}) returning 1`, now - outboxDays * dayMs);
    await this.remove(`delete from idempotency_keys where ctid in (select ctid from idempotency_keys where created_at < $1 limit ${slice}) returning 1`, now - 2 * dayMs);
    await this.remove(`delete from sessions where id in (select id from sessions where expires_at < $1 limit ${slice}) returning 1`, now);
    await this.remove(`delete from sign_in_attempts where ctid in (select ctid from sign_in_attempts where last_at < $1 limit ${slice}) returning 1`, now - dayMs);
  }

  private async remove(sql: string, before: number): Promise<void> {
    while ((await this.transactions.query(sql, [new Date(before)])).length === slice);
  }
}
