import { createHash } from 'node:crypto';

/** Lets a key be told from a session at a glance, in a header and in a search for leaked secrets. */
export const keyPrefix = 'iock_';

/** Secrets of 256 random bits need no salt and no slowness: their hash is what is kept and looked up. */
export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest();

/** Enough to tell keys apart, too little to guess one: 24 of its 256 bits. */
export const shownCharacters = keyPrefix.length + 4;

export const keyColumns = `id, user_id as "userId", name, prefix, created_at as "createdAt", last_used_at as "lastUsedAt", expires_at as "expiresAt",
  revoked_at as "revokedAt"`;
