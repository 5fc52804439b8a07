/** react-admin's questions in the portal's flat list convention. See `queryString` for how filters travel. */
import type { DataProvider, GetListParams, Identifier, QueryFunctionContext, RaRecord } from 'ra-core';
import type { Page } from '@ioc/shared/list';
import { changedFields } from './changes';
import { http } from './http';
import { onceHeaders } from './once';
import { ownProblem } from './problems';
import type { Query } from './query';

/** Catalogues whose records are known by a code; react-admin wants an `id`. */
const codeIsId = new Set(['sectors']);

const identified = <Row extends RaRecord>(resource: string, record: Row): Row =>
  codeIsId.has(resource) ? { ...record, id: record.code as Identifier } : record;

const abortable = (params: Partial<QueryFunctionContext>) => (params.signal ? { signal: params.signal } : {});

async function page<Row extends RaRecord>(resource: string, query: Query, params: Partial<QueryFunctionContext>): Promise<Page<Row>> {
  const answer = await http<Page<Row>>('GET', `/${resource}`, { query, ...abortable(params) });
  return { data: answer.data.map((record) => identified(resource, record)), total: answer.total };
}

const listQueryOf = ({ pagination, sort, filter }: Partial<GetListParams>): Query => ({
  ...(pagination ? { page: pagination.page, perPage: pagination.perPage } : {}),
  ...(sort ? { sort: sort.field, order: sort.order } : {}),
  ...(filter as Query | undefined),
});

async function one<Row extends RaRecord>(resource: string, id: Identifier, params: Partial<QueryFunctionContext>): Promise<Row> {
  if (!codeIsId.has(resource)) return http<Row>('GET', `/${resource}/${encodeURIComponent(id)}`, abortable(params));
  const found = (await page<Row>(resource, {}, params)).data.find((record) => record.id === id);
  if (!found) throw ownProblem('request.not-found', 404);
  return found;
}

async function many<Row extends RaRecord>(resource: string, ids: readonly Identifier[], params: Partial<QueryFunctionContext>) {
  if (codeIsId.has(resource)) {
    const all = await page<Row>(resource, {}, params);
    return { data: all.data.filter((record) => ids.includes(record.id)) };
  }
  return page<Row>(resource, { ids, perPage: ids.length }, params);
}

/** Records of the portal are closed, cancelled or decommissioned, never deleted; so no screen offers it. */
const neverDeleted = () => Promise.reject(new Error('Records are never deleted.'));

/** One record, one version: several at once would each need the version they were read with. */
const oneByOne = () => Promise.reject(new Error('Records are edited one by one.'));

/** A creation that may be sent again after a lost answer carries `meta.idempotencyKey`. */
const creationHeaders = (meta: { idempotencyKey?: string } | undefined) =>
  meta?.idempotencyKey ? { headers: onceHeaders(meta.idempotencyKey) } : {};

export const dataProvider: DataProvider = {
  supportAbortSignal: true,

  getList: async (resource, params) => page(resource, listQueryOf(params), params),

  getOne: async (resource, params) => ({ data: await one(resource, params.id, params) }),

  getMany: async (resource, params) => many(resource, params.ids, params),

  getManyReference: async (resource, params) => page(resource, { ...listQueryOf(params), [params.target]: params.id }, params),

  create: async (resource, params) => ({
    data: await http('POST', `/${resource}`, { body: params.data, ...creationHeaders(params.meta) }),
  }),

  update: async (resource, params) => {
    const { previousData } = params;
    const body = changedFields(params.data, previousData);
    if (Object.keys(body).length === 0 && previousData) return { data: previousData };
    const version: unknown = previousData?.version;
    return {
      data: await http('PATCH', `/${resource}/${encodeURIComponent(params.id)}`, {
        body,
        ...(typeof version === 'number' ? { version } : {}),
      }),
    };
  },

  updateMany: oneByOne,
  delete: neverDeleted,
  deleteMany: neverDeleted,
};
