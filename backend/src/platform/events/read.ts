import { can, type Actor, type Grant, type Place } from '@ioc/shared/access';
import { eventAudience, eventsOfNoSector, type EventName, type LiveEvent } from '@ioc/shared/events';
import type { Transactions, Tx } from '#platform/database';

/** An event with the place that decides who may hear it. */
export interface StoredEvent {
  event: LiveEvent;
  place: Place;
  /** The one person it is for; null = everybody who may hear it. */
  addresseeId: string | null;
}

interface Row {
  seq: number;
  id: string;
  name: EventName;
  at: string;
  actor_id: string | null;
  actor_name: string | null;
  unit_id: string | null;
  sector: string | null;
  org_ids: string[];
  addressee_id: string | null;
  data: LiveEvent['data'];
}

const columns = 'seq, id, name, at, actor_id, actor_name, unit_id, sector, org_ids, addressee_id, data';

/** Events with `after < seq`, oldest first, at most `limit`. O(limit) by the primary key. */
export async function readEvents(db: Transactions | Tx, after: number, limit: number): Promise<StoredEvent[]> {
  const rows = await db.query<Row>(`select ${columns} from events where seq > $1 order by seq limit $2`, [after, limit]);
  return rows.map(toStored);
}

/**
 * Of the next `limit` events after `after` those with these names, oldest first. What is not asked for stays in the
 * database: most listeners hear few of the events. O(limit) by the primary key.
 * @returns `last` the number of the last event looked at, asked for or not; null = there is none
 */
export async function readEventsOf(db: Transactions | Tx, names: readonly EventName[], after: number, limit: number): Promise<{ last: number | null; events: StoredEvent[] }> {
  const rows = await db.query<(Row | { [column in keyof Row]: null }) & { last: number | null }>(
    `with next as materialized (select ${columns} from events where seq > $1 order by seq limit $2),
     passed as (select max(seq) as last from next)
     select passed.last, asked.* from passed left join next asked on asked.name = any($3) order by asked.seq`,
    [after, limit, names],
  );
  return { last: rows[0]?.last ?? null, events: rows.flatMap((row) => (row.seq === null ? [] : [toStored(row)])) };
}

const toStored = (row: Row): StoredEvent => ({
  event: {
    seq: row.seq, id: row.id, name: row.name, at: row.at, data: row.data,
    by: row.actor_id === null ? null : { id: row.actor_id, name: row.actor_name ?? '' },
  } as LiveEvent,
  place: { unitId: row.unit_id, sector: row.sector, orgIds: row.org_ids },
  addresseeId: row.addressee_id,
});

export async function headSeq(db: Transactions | Tx): Promise<number> {
  const [row] = await db.query<{ seq: number }>(`select seq from event_head`);
  return row?.seq ?? 0;
}

export async function oldestSeq(db: Transactions): Promise<number> {
  const [row] = await db.query<{ seq: number }>(`select seq from events order by seq limit 1`);
  return row?.seq ?? 0;
}

/** May this person hear this? The same rule as for reading the record. Of an audience, which is nobody, the id is null. */
export function mayHear({ id, grants }: { id: Actor['id'] | null; grants: Actor['grants'] }, { event, place, addresseeId }: StoredEvent): boolean {
  if (addresseeId !== null && addresseeId !== id) return false;
  const audience = eventAudience[event.name];
  if (audience === 'addressee') return addresseeId !== null;
  return can(eventsOfNoSector.has(event.name) ? grants.map(inEverySector) : grants, audience, place);
}

const inEverySector = (grant: Grant): Grant => ({ ...grant, scope: { ...grant.scope, sectorCodes: [] } });
