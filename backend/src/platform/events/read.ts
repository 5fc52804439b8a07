import { can, type Actor, type Grant, type Place } from '@ioc/shared/access';
import { eventAudience, type EventName, type LiveEvent } from '@ioc/shared/events';
import type { Transactions, Tx } from '#platform/database';

/** An event with the place that decides who may hear it. */
export interface StoredEvent {
  event: LiveEvent;
  place: Place;
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
  data: LiveEvent['data'];
}

/** Events with `after < seq`, oldest first, at most `limit`. O(limit) by the primary key. */
export async function readEvents(db: Transactions | Tx, after: number, limit: number): Promise<StoredEvent[]> {
  const rows = await db.query<Row>(
    `select seq, id, name, at, actor_id, actor_name, unit_id, sector, org_ids, data from events where seq > $1 order by seq limit $2`,
    [after, limit],
  );
  return rows.map((row) => ({
    event: {
      seq: row.seq, id: row.id, name: row.name, at: row.at, data: row.data,
      by: row.actor_id === null ? null : { id: row.actor_id, name: row.actor_name ?? '' },
    } as LiveEvent,
    place: { unitId: row.unit_id, sector: row.sector, orgIds: row.org_ids },
  }));
}

export async function headSeq(db: Transactions | Tx): Promise<number> {
  const [row] = await db.query<{ seq: number }>(`select seq from event_head`);
  return row?.seq ?? 0;
}

export async function oldestSeq(db: Transactions): Promise<number> {
  const [row] = await db.query<{ seq: number }>(`select seq from events order by seq limit 1`);
  return row?.seq ?? 0;
}

/** May somebody with these grants hear this? The same rule as for reading the record. */
export const mayHear = (grants: readonly Grant[] | Actor['grants'], { event, place }: StoredEvent): boolean =>
  can(grants, eventAudience[event.name], place);
