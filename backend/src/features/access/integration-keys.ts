import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { nowhere, type Actor, type IntegrationKey, type NewIntegrationKey, type Role } from '@ioc/shared/access';
import type { CreateKey } from '@ioc/shared/access.input';
import { Transactions, type Tx } from '#platform/database';
import { Idempotency, Problem, requireRow } from '#platform/http';
import { SessionsService } from './sessions.service.js';
import { hashToken, keyColumns, keyPrefix, shownCharacters } from './keys.js';

const dayMs = 86_400_000;

@Injectable()
export class IntegrationKeys {
  constructor(
    private readonly transactions: Transactions,
    private readonly sessions: SessionsService,
    private readonly idempotency: Idempotency,
  ) {}

  async list(userId: string): Promise<IntegrationKey[]> {
    requireRow((await this.transactions.query(`select 1 from users where id = $1`, [userId]))[0], 'access.user-not-found');
    return this.transactions.query(`select ${keyColumns} from integration_keys where user_id = $1 order by created_at`, [userId]);
  }

  /** The secret is kept nowhere, not even as the answer to a repeated request: that one is told to make another key. */
  async create(actor: Actor, input: CreateKey & { userId: string }, idempotencyKey?: string): Promise<NewIntegrationKey> {
    const { userId, name, validDays } = input;
    const made: NewIntegrationKey[] = [];
    await this.idempotency.run(actor, 'keys', idempotencyKey, input, async (tx) => {
      const [user] = await tx.query<{ role: Role }>(`select role from users where id = $1`, [userId]);
      if (requireRow(user, 'access.user-not-found').role !== 'integrator') throw new Problem('access.not-a-service');
      const key = await createIntegrationKey(tx, userId, name, validDays);
      made[0] = key;
      const { key: _secret, ...shown } = key;
      tx.record('user.key-created', shown, nowhere, { recordId: userId, changes: [{ field: 'key', from: null, to: name }] });
      return shown.id;
    });
    const [key] = made;
    if (!key) throw new Problem('access.key-already-made', { name });
    return key;
  }

  /** Ends at once what the key was good for, on sockets and other nodes too. */
  async revoke(actor: Actor, userId: string, keyId: string): Promise<void> {
    await this.transactions.run(actor, async (tx) => {
      const [known] = await tx.query(`select 1 from integration_keys where id = $1 and user_id = $2`, [keyId, userId]);
      requireRow(known, 'access.key-not-found');
      const [revoked] = await tx.query<IntegrationKey>(
        `update integration_keys set revoked_at = $2 where id = $1 and revoked_at is null returning ${keyColumns}`,
        [keyId, tx.now],
      );
      if (!revoked) return;
      await tx.query(`select pg_notify('ioc_sessions', $1)`, [userId]);
      tx.record('user.key-revoked', revoked, nowhere, { recordId: userId, changes: [{ field: 'key', from: revoked.name, to: null }] });
    });
    this.sessions.forget();
  }
}

/** A key for a service account. It can be read here and never again: only its hash is kept. */
export async function createIntegrationKey(tx: Tx, userId: string, name: string, validDays: number | null = null): Promise<NewIntegrationKey> {
  const key = keyPrefix + randomBytes(32).toString('base64url');
  const expiresAt = validDays === null ? null : new Date(tx.now.getTime() + validDays * dayMs);
  const [row] = await tx.query<IntegrationKey>(
    `insert into integration_keys (name, key_hash, prefix, user_id, created_at, expires_at) values ($1, $2, $3, $4, $5, $6) returning ${keyColumns}`,
    [name, hashToken(key), key.slice(0, shownCharacters), userId, tx.now, expiresAt],
  );
  return { ...requireRow(row, 'access.key-not-found'), key };
}
