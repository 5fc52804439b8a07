import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { JsonText } from './json-text.js';
import { tableVersions, type VersionedTable } from './totals.js';
import { Transactions } from './transaction.js';

const mostKnown = 300;

/**
 * Answers remembered while their tables stay as they are. After each event every open list asks again within a second,
 * and people with one scope and one filter ask the very same: the first is answered by the database, the others from
 * here. Exact, not for a time: an answer belongs to the versions of its tables that its own statement saw.
 */
@Injectable()
export class Answers {
  private readonly known = new Map<string, { versions: string; text: string }>();

  constructor(private readonly transactions: Transactions) {}

  /** One key for one statement with its values; scope and filter are part of them. */
  keyOf(sql: string, values: readonly unknown[]): string {
    return createHash('sha1').update(JSON.stringify([sql, values])).digest('base64');
  }

  /** @returns the answer, if none of its tables changed since; one small question to the database */
  async find<T>(key: string, tables: readonly VersionedTable[]): Promise<JsonText<T> | undefined> {
    const known = this.known.get(key);
    if (known === undefined) return undefined;
    const [now] = await this.transactions.query<{ versions: string }>(`select ${tableVersions(tables)} as versions`);
    if (now?.versions === known.versions) return known.text;
    this.known.delete(key);
    return undefined;
  }

  /** @param versions as the statement of the answer itself read them */
  keep<T>(key: string, versions: string, text: JsonText<T>): void {
    const [oldest] = this.known.keys();
    if (this.known.size >= mostKnown && oldest !== undefined) this.known.delete(oldest);
    this.known.set(key, { versions, text });
  }
}
