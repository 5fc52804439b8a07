import { Injectable } from '@nestjs/common';
import { waitingHours } from '@ioc/shared/attachments';
import { Clock } from '#platform/clock';
import { system, Transactions } from '#platform/database';
import { FileStore } from '#platform/files';
import { Jobs } from '#platform/jobs';
import { settle } from './contents.js';

const hourMs = 3_600_000;
const slice = 500;

/** Every hour: what no step took along leaves, and so does what a crash left between a file and its row. Several nodes may do it at once. */
@Injectable()
export class AttachmentsSweep {
  constructor(
    private readonly transactions: Transactions,
    private readonly files: FileStore,
    private readonly clock: Clock,
    jobs: Jobs,
  ) {
    jobs.register({ name: 'attachments', everyMs: hourMs, run: () => this.run() });
  }

  async run(): Promise<void> {
    const now = this.clock.now().getTime();
    await this.dropWaiting(new Date(now - waitingHours * hourMs));
    for (const sha256 of await this.files.unsettled()) await settle(this.transactions, this.files, sha256);
    await this.files.dropArrivals(new Date(now - hourMs));
  }

  private async dropWaiting(before: Date): Promise<void> {
    for (;;) {
      const rows = await this.transactions.query<{ id: string; sha256: string }>(
        `select id, sha256 from attachments where update_id is null and uploaded_at < $1 order by uploaded_at limit ${slice}`,
        [before],
      );
      // Marked first: a crash after the rows are gone must not leave files that nobody knows of.
      for (const { sha256 } of rows) await this.files.mark(sha256);
      await this.transactions.run(system, (tx) => tx.query(`delete from attachments where id = any($1::uuid[]) and update_id is null`, [rows.map(({ id }) => id)]));
      if (rows.length < slice) return;
    }
  }
}
