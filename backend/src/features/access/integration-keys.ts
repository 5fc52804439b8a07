import { createHash, randomBytes } from 'node:crypto';
import type { Tx } from '#platform/database';

export const keyPrefix = 'iock_';
export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest();

/** A key for a service account. It is shown once: only its hash is kept. */
export async function createIntegrationKey(tx: Tx, userId: string, name: string): Promise<string> {
  const key = keyPrefix + randomBytes(32).toString('base64url');
  await tx.query(`insert into integration_keys (name, key_hash, user_id, created_at) values ($1, $2, $3, $4)`, [name, hashToken(key), userId, tx.now]);
  return key;
}
