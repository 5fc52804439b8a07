import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Transactions } from './transaction.js';

/** Tables whose every change moves their row in `table_versions`. */
export type VersionedTable = 'tasks' | 'organisations' | 'users' | 'admin_units';

/** The versions of tables as one text, to be selected in the statement that reads them. */
export const tableVersions = (tables: readonly VersionedTable[]): string =>
  `(select string_agg(version::text, ' ' order by name) from table_versions where name in (${tables.map((table) => `'${table}'`).join(', ')}))`;

const mostKnown = 2_000;

/**
 * How many rows match, remembered until the table changes: people turn pages far more often than work changes, and
 * counting thousands of matches costs ten times the page. Exact, not approximate: a total belongs to the version of the
 * table that the page's own statement saw.
 */
@Injectable()
export class Totals {
  private readonly known = new Map<string, number>();

  constructor(private readonly transactions: Transactions) {}

  /**
   * @param version of the tables in the snapshot of the page; null when the page is empty and told none
   * @param sql counts rows of that table alone as `total`; what else it depends on has to be among its values
   * @returns O(1) when known, otherwise the cost of the count
   */
  async count(version: string | null, sql: string, values: readonly unknown[]): Promise<number> {
    const key = version === null ? null : createHash('sha1').update(JSON.stringify([version, sql, values])).digest('base64');
    const known = key === null ? undefined : this.known.get(key);
    if (known !== undefined) return known;
    const [row] = await this.transactions.query<{ total: number }>(sql, values);
    const total = row?.total ?? 0;
    if (key !== null) {
      const [oldest] = this.known.keys();
      if (this.known.size >= mostKnown && oldest !== undefined) this.known.delete(oldest);
      this.known.set(key, total);
    }
    return total;
  }
}
