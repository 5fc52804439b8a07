import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor, IntegrationKey, NewIntegrationKey, Role } from '@ioc/shared/access';
import { Transactions, type Tx } from '#platform/database';
import { Problem, requireRow } from '#platform/http';
import { SessionsService } from './sessions.service.js';
import { keyColumns, keyPrefix, hashToken } from './keys.js';

@Injectable()
export class IntegrationKeys {
  constructor(
    private readonly transactions: Transactions,
    private readonly sessions: SessionsService,
  ) {}

  async list(userId: string): Promise<IntegrationKey[]> {
    requireRow((await this.transactions.query(`select 1 from users where id = $1`, [userId]))[0], 'access.user-not-found');
    return this.transactions.query(`select ${keyColumns} from integration_keys where user_id = $1 order by created_at`, [userId]);
  }

  create(actor: Actor, userId: string, name: string): Promise<NewIntegrationKey> {
    return this.transactions.run(actor, async (tx) => {
      const [user] = await tx.query<{ role: Role }>(`select role from users where id = $1`, [userId]);
      if (requireRow(user, 'access.user-not-found').role !== 'integrator') throw new Problem('access.not-a-service');
      return createIntegrationKey(tx, userId, name);
    });
  }

  /** Ends at once what the key was good for. */
  async revoke(actor: Actor, userId: string, keyId: string): Promise<void> {
    await this.transactions.run(actor, async (tx) => {
      const [row] = await tx.query(`update integration_keys set revoked_at = coalesce(revoked_at, $3) where id = $1 and user_id = $2 returning 1`, [keyId, userId, tx.now]);
      requireRow(row, 'access.key-not-found');
    });
    this.sessions.forget();
  }
}

/** A key for a service account. It can be read here and never again: only its hash is kept. */
export async function createIntegrationKey(tx: Tx, userId: string, name: string): Promise<NewIntegrationKey> {
  const key = keyPrefix + randomBytes(32).toString('base64url');
  const [row] = await tx.query<IntegrationKey>(
    `insert into integration_keys (name, key_hash, user_id, created_at) values ($1, $2, $3, $4) returning ${keyColumns}`,
    [name, hashToken(key), userId, tx.now],
  );
  return { ...requireRow(row, 'access.key-not-found'), key };
}
