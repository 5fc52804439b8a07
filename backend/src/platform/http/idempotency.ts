import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '@ioc/shared/access';
import { Transactions, type Tx } from '#platform/database';
import { Problem } from './problem.js';

/**
 * Doing a thing once however often it is asked for. The key, the answer and the effect are one transaction: a client
 * that never saw the answer sends the same again and gets it, and nothing is done twice. Keys are kept for two days.
 */
@Injectable()
export class Idempotency {
  constructor(private readonly transactions: Transactions) {}

  /** @param key the `Idempotency-Key` header; without one the work simply runs */
  run<Result>(actor: Actor, route: string, key: string | undefined, body: unknown, work: (tx: Tx) => Promise<Result>): Promise<Result> {
    if (key === undefined || key === '') return this.transactions.run(actor, work);
    if (key.length > 100) throw new Problem('request.invalid', {}, { fields: [{ path: 'Idempotency-Key', code: 'too_big', message: '≤ 100' }] });
    const bodyHash = createHash('sha256').update(JSON.stringify(body)).digest('base64');
    return this.transactions.run(actor, async (tx) => {
      // The first of two simultaneous requests inserts the row, the second waits here for its commit.
      const [claimed] = await tx.query(
        `insert into idempotency_keys (actor_id, route, key, body_hash, created_at) values ($1, $2, $3, $4, $5) on conflict do nothing returning 1`,
        [actor.id, route, key, bodyHash, tx.now],
      );
      if (!claimed) {
        const [earlier] = await tx.query<{ body_hash: string; response: Result }>(
          `select body_hash, response from idempotency_keys where actor_id = $1 and route = $2 and key = $3`,
          [actor.id, route, key],
        );
        if (!earlier || earlier.body_hash !== bodyHash) throw new Problem('request.key-reused');
        return earlier.response;
      }
      const result = await work(tx);
      await tx.query(`update idempotency_keys set response = $4 where actor_id = $1 and route = $2 and key = $3`, [
        actor.id, route, key, JSON.stringify(result),
      ]);
      return result;
    });
  }
}
