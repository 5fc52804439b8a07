/** What the list of keys says about each, and in which order. */
import type { IntegrationKey } from '@ioc/shared/access';
import type { Tone } from '#ui/StatusChip';

export type KeyState = 'valid' | 'expired' | 'revoked';

export const keyTones: Readonly<Record<KeyState, Tone>> = { valid: 'good', expired: 'warn', revoked: 'quiet' };

export function keyState({ revokedAt, expiresAt }: Pick<IntegrationKey, 'revokedAt' | 'expiresAt'>, now: Date): KeyState {
  if (revokedAt !== null) return 'revoked';
  return expiresAt !== null && Date.parse(expiresAt) <= now.getTime() ? 'expired' : 'valid';
}

/** Those that open something first, newest first among equals. */
export function byUse(keys: readonly IntegrationKey[], now: Date): IntegrationKey[] {
  const order: readonly KeyState[] = ['valid', 'expired', 'revoked'];
  const rank = (key: IntegrationKey): number => order.indexOf(keyState(key, now));
  return [...keys].sort((a, b) => rank(a) - rank(b) || Date.parse(b.createdAt) - Date.parse(a.createdAt));
}

/** For how long a key may hold; null = until it is revoked. A year is the usual term of a contract. */
export const keyTerms = [90, 365, 730, null] as const;
export type KeyTerm = (typeof keyTerms)[number];
export const usualTerm: KeyTerm = 365;
