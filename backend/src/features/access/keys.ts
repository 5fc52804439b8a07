import { createHash } from 'node:crypto';

/** Lets a key be told from a session at a glance, in a header and in a search for leaked secrets. */
export const keyPrefix = 'iock_';

/** Secrets of 256 random bits need no salt and no slowness: their hash is what is kept and looked up. */
export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest();

export const keyColumns = `id, name, created_at as "createdAt", last_used_at as "lastUsedAt", revoked_at as "revokedAt"`;
