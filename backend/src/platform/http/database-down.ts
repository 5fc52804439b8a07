import { isNativeError } from 'node:util/types';

const codes = new Set([
  'ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EHOSTUNREACH', 'ENOENT',
  // admin_shutdown, crash_shutdown, cannot_connect_now, too_many_connections, disk_full
  '57P01', '57P02', '57P03', '53300', '53100',
]);
/**
 * Answers, but not in time: our own deadline, query_canceled (the server's limit of a statement), lock_not_available,
 * and, once trying again has not helped: serialization_failure, deadlock_detected.
 */
const late = new Set(['IOC_DEADLINE', '57014', '55P03', '40001', '40P01']);
const sentences = /timeout exceeded when trying to connect|Query read timeout|Connection terminated|Client has encountered a connection error|not queryable|Query runner already released/;

/** Is this error the database being away or too slow (and so worth trying again), rather than a bug of ours? */
export function isDatabaseDown(error: unknown): boolean {
  // Not `instanceof`: errors of the network come from Node itself, which in a test is another realm.
  if (!isNativeError(error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null;
  if (code !== null && (codes.has(code) || late.has(code)) && !('path' in error)) return true;
  if (sentences.test(error.message)) return true;
  return 'driverError' in error && error.driverError !== error && isDatabaseDown(error.driverError);
}

/** The database is there and has more to do than it can within the time of one request. */
export const isLate = (error: unknown): boolean =>
  isNativeError(error) && (('code' in error && late.has(String(error.code))) || ('driverError' in error && error.driverError !== error && isLate(error.driverError)));
