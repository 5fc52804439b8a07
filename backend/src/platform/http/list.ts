import type { ListQuery, PageQuery } from '@ioc/shared/list.input';
import type { ProblemCode } from '@ioc/shared/problems';
import { Problem } from './problem.js';

/**
 * ORDER BY from a list of allowed names: what a person may sort by maps to an expression of ours, never to theirs.
 * The id makes the order total, so that pages neither repeat nor skip a row.
 */
export function orderBy(query: ListQuery, columns: Readonly<Record<string, string>>, byDefault: string, id: string): string {
  const column = query.sort === undefined ? undefined : columns[query.sort];
  if (query.sort !== undefined && (column === undefined || !Object.hasOwn(columns, query.sort))) {
    throw new Problem('request.invalid', {}, { fields: [{ path: 'sort', code: 'invalid_value', message: Object.keys(columns).join(', ') }] });
  }
  return column === undefined ? `order by ${byDefault}, ${id}` : `order by ${column} ${query.order} nulls last, ${id}`;
}

export const pageClause = (query: PageQuery): string => `limit ${query.perPage} offset ${(query.page - 1) * query.perPage}`;

/** Of an answer that the database wrote: text would be sent as a page of HTML. */
export const jsonType = 'application/json; charset=utf-8';

/** What the contract allows may be less in an installation: refused as the schema itself would, with the field. */
export function requireAtMost(path: string, count: number, limit: number): void {
  if (count <= limit) return;
  throw new Problem('request.invalid', {}, { fields: [{ path, code: 'too_big', message: { vi: `Tối đa ${limit} mục.`, en: `At most ${limit} items.` } }] });
}

/** The row, or the refusal that says it does not exist: which is also the answer to whoever may not see it. */
export function requireRow<Row>(row: Row | undefined | null, code: ProblemCode): Row {
  if (row === undefined || row === null) throw new Problem(code);
  return row;
}
