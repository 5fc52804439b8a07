import { Injectable } from '@nestjs/common';
import type { Actor } from '@ioc/shared/access';
import type { IngestReceipt } from '@ioc/shared/telemetry';
import type { IngestReadings } from '@ioc/shared/telemetry.input';
import { assetScope } from '#features/assets';
import { Params, Transactions, type Tx } from '#platform/database';
import { Idempotency, Metrics } from '#platform/http';
import { ingestSql, silenceSql } from './telemetry.queries.js';

interface ReceiptRow {
  received: number;
  applied: number;
  changed: number;
  flagged: number;
  unknown_count: number;
  unknown_codes: string[];
}

@Injectable()
export class TelemetryService {
  constructor(
    private readonly transactions: Transactions,
    private readonly idempotency: Idempotency,
    private readonly metrics: Metrics,
  ) {}

  /** Durable when it answers. Sending the same again does no harm, with or without an idempotency key. */
  async record(actor: Actor, input: IngestReadings, idempotencyKey?: string): Promise<IngestReceipt> {
    const receipt = idempotencyKey
      ? await this.idempotency.run(actor, 'ingest', idempotencyKey, input, (tx) => this.write(tx, actor, input, tx.now))
      : await this.write(this.transactions, actor, input, this.transactions.clock.now());
    this.metrics.readings.inc({ outcome: 'applied' }, receipt.applied);
    this.metrics.readings.inc({ outcome: 'ignored' }, receipt.received - receipt.applied);
    return receipt;
  }

  /** @returns how many assets have just been found silent */
  async noticeSilence(watchingSince: Date): Promise<number> {
    const [row] = await this.transactions.query<{ changed: number }>(silenceSql, [watchingSince, this.transactions.clock.now()]);
    return row?.changed ?? 0;
  }

  private async write(db: Transactions | Tx, actor: Actor, { readings }: IngestReadings, now: Date): Promise<IngestReceipt> {
    const params = new Params();
    params.add(JSON.stringify(readings));
    params.add(now);
    const [row] = await db.query<ReceiptRow>(ingestSql(assetScope(actor, 'telemetry:ingest', params)), params.values);
    if (!row) throw new Error('an aggregate always answers one row');
    return {
      received: row.received, applied: row.applied, changed: row.changed, flagged: row.flagged,
      unknownCodes: row.unknown_codes, unknownCount: row.unknown_count,
    };
  }
}
