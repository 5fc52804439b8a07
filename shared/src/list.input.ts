/** The one contract behind every table: which page, in which order, narrowed how. */
import { z } from 'zod';
import { maxPerPage, without } from './list.js';

const commaList = z
  .string()
  .max(4_000)
  .transform((text) => text.split(',').map((part) => part.trim()).filter(Boolean));

/** Query string parameters common to all lists; a feature adds its own filters with `.extend`. */
export const listQuery = z.object({
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  perPage: z.coerce.number().int().min(1).max(maxPerPage).default(25),
  sort: z.string().max(40).optional(),
  order: z.enum(['ASC', 'DESC']).default('ASC'),
  q: z.string().max(100).optional(),
  ids: commaList.pipe(z.array(z.uuid()).max(maxPerPage)).optional(),
});
export type ListQuery = z.infer<typeof listQuery>;

/** For what has one order and no filters: which page. */
export const pageQuery = listQuery.pick({ page: true, perPage: true });
export type PageQuery = z.infer<typeof pageQuery>;

/** `a,b,c` in a query string as a list of values of a closed list. */
export const oneOfMany = <Value extends string>(values: readonly [Value, ...Value[]]) =>
  commaList.pipe(z.array(z.enum(values)).max(50));

/** `a,b,c` in a query string as a list of ids. */
export const idList = commaList.pipe(z.array(z.uuid()).max(maxPerPage));

/** The same where a record may have none: `none` among the ids asks for those, too. */
export const idListOrNone = commaList.pipe(z.array(z.union([z.uuid(), z.literal(without)])).max(maxPerPage));
