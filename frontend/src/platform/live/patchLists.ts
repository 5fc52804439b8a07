/** Lists and pages that are open stay true without asking again: their rows are replaced in react-query's cache. */
import type { QueryClient, QueryKey } from '@tanstack/react-query';
import type { EventName, LiveEvents } from '@ioc/shared/events';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { onEvents } from './socket';

export interface LiveRecord {
  id: string;
  version?: number;
}

interface ListAnswer {
  data: LiveRecord[];
}

const askAgainMs = 1_000;
const pending = new WeakMap<QueryClient, Map<string, ReturnType<typeof setTimeout>>>();

/** Counts, order and membership are the server's to say; it is asked at most once a second for each resource. */
export function refreshLists(queryClient: QueryClient, resource: string): void {
  let timers = pending.get(queryClient);
  if (!timers) pending.set(queryClient, (timers = new Map()));
  if (timers.has(resource)) return;
  timers.set(resource, setTimeout(() => {
    timers.delete(resource);
    void queryClient.invalidateQueries({
      predicate: ({ queryKey }) => queryKey[0] === resource && queryKey[1] !== 'getOne',
    });
  }, askAgainMs));
}

const hasRows = (answer: unknown): answer is ListAnswer =>
  typeof answer === 'object' && answer !== null && 'data' in answer && Array.isArray(answer.data);

const isNewer = (record: LiveRecord, shown: LiveRecord): boolean =>
  record.version === undefined || shown.version === undefined || record.version >= shown.version;

function patched(rows: LiveRecord[], byId: ReadonlyMap<string, LiveRecord>): LiveRecord[] {
  let isTouched = false;
  const next = rows.map((row) => {
    const record = byId.get(row.id);
    if (!record || !isNewer(record, row)) return row;
    isTouched = true;
    return { ...row, ...record };
  });
  return isTouched ? next : rows;
}

const isOneOf = ([, verb]: QueryKey, ...verbs: string[]): boolean => verbs.includes(String(verb));

export function patchLists(queryClient: QueryClient, resource: string, records: readonly LiveRecord[]): void {
  if (records.length === 0) return;
  const byId = new Map(records.map((record) => [record.id, record]));
  for (const query of queryClient.getQueryCache().findAll({ queryKey: [resource] })) {
    const { queryKey } = query;
    const shown: unknown = query.state.data;
    if (isOneOf(queryKey, 'getList', 'getManyReference') && hasRows(shown)) {
      const data = patched(shown.data, byId);
      if (data !== shown.data) queryClient.setQueryData(queryKey, { ...shown, data });
    } else if (isOneOf(queryKey, 'getMany') && Array.isArray(shown)) {
      const rows = patched(shown as LiveRecord[], byId);
      if (rows !== shown) queryClient.setQueryData(queryKey, rows);
    } else if (isOneOf(queryKey, 'getOne') && shown) {
      const [row] = patched([shown as LiveRecord], byId);
      if (row !== shown) queryClient.setQueryData(queryKey, row);
    }
  }
  refreshLists(queryClient, resource);
}

type RecordEvent = { [Name in EventName]: LiveEvents[Name] extends LiveRecord ? Name : never }[EventName];

/** Keeps the lists and pages of a resource true while a screen is open. `names` is a constant outside the component. */
export function useLiveRecords(resource: string, names: readonly RecordEvent[]): void {
  const queryClient = useQueryClient();
  useEffect(() => onEvents((events) => {
    const latest = new Map<string, LiveRecord>();
    for (const event of events) {
      if ((names as readonly EventName[]).includes(event.name)) {
        const record = event.data as LiveRecord;
        latest.set(record.id, record);
      }
    }
    patchLists(queryClient, resource, [...latest.values()]);
  }), [queryClient, resource, names]);
}
