import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { nowhere, type Actor, type Place } from '@ioc/shared/access';
import type { FieldChange } from '@ioc/shared/changes';
import type { EventName, LiveEvents } from '@ioc/shared/events';
import { DataSource } from 'typeorm';
import { Clock } from '#platform/clock';
import { Connection } from './connection.js';
import { currentDeadline } from './deadline.js';

/** A transaction that others ended so often meets more than chance; its person is told to try again. */
const mostAttempts = 4;

/** The product itself: what happens by the clock or follows from an event has no person behind it. */
export const system: Actor = { id: '00000000-0000-0000-0000-000000000000', username: 'system', fullName: '', orgId: null, grants: [], sessionId: null };

/** What an event adds to the history of a record. Kept beside the event and never sent with it. */
export interface Edit {
  recordId: string;
  /** Empty where it is enough that it happened. */
  changes: readonly FieldChange[];
  /** Where the record was before, if elsewhere: who may not look there is not told what it was. */
  formerPlace?: Place;
}

interface PendingEvent {
  name: EventName;
  data: unknown;
  place: Place;
  edit: Edit | null;
  addresseeId: string | null;
}

/** One transaction: the only way to write. What others should see is recorded in it and becomes visible with it. */
export class Tx {
  private readonly pending: PendingEvent[] = [];
  /** Set where one wish changes many records: its events carry the id, so that what belongs together can be found. */
  changeSetId: string | null = null;

  constructor(
    private readonly connection: Connection,
    readonly actor: Actor,
    readonly now: Date,
  ) {}

  query<Row>(sql: string, values: readonly unknown[] = []): Promise<Row[]> {
    return this.connection.rows<Row>(sql, values);
  }

  /**
   * The fact reaches everybody who holds the event's permission and whose scope covers the place. With an edit it also
   * becomes part of the history of that record.
   */
  record<Name extends EventName>(name: Name, data: LiveEvents[Name], place: Place = nowhere, edit: Edit | null = null): void {
    this.pending.push({ name, data, place, edit, addresseeId: null });
  }

  /** The fact reaches this person alone: while their scope covers the place, where the event asks for a permission. */
  tell<Name extends EventName>(addresseeId: string, name: Name, data: LiveEvents[Name], place: Place = nowhere): void {
    this.pending.push({ name, data, place, edit: null, addresseeId });
  }

  /**
   * A part that may be refused alone: what it wrote and recorded is taken back, the rest of the transaction stays.
   * The error travels on; whoever calls decides whether it was such a refusal.
   */
  async attempt<Result>(work: () => Promise<Result>): Promise<Result> {
    const recorded = this.pending.length;
    await this.query('savepoint attempt');
    try {
      return await work();
    } catch (error) {
      this.pending.length = recorded;
      await this.query('rollback to savepoint attempt');
      throw error;
    } finally {
      await this.query('release savepoint attempt');
    }
  }

  /**
   * Writes the recorded events. Their numbers come from one row that stays locked until the commit: that makes them
   * gapless and visible in order, and is why this is the last thing a transaction does. O(events), one statement.
   */
  async flush(): Promise<void> {
    if (this.pending.length === 0) return;
    const rows = this.pending.map(({ name, data, place, edit, addresseeId }) => ({
      name, data, unit_id: place.unitId, sector: place.sector, org_ids: place.orgIds,
      record_id: edit?.recordId, changes: edit?.changes, former_place: edit?.formerPlace, addressee_id: addresseeId,
    }));
    await this.query(
      `with incoming as (
         select ordinality as n, e.name, e.data, e.unit_id, e.sector, array(select jsonb_array_elements_text(e.org_ids))::uuid[] as org_ids,
           e.record_id, e.changes, e.former_place, e.addressee_id
         from rows from (jsonb_to_recordset($1::jsonb) as (name text, data jsonb, unit_id uuid, sector text, org_ids jsonb, record_id uuid, changes jsonb,
           former_place jsonb, addressee_id uuid))
           with ordinality as e(name, data, unit_id, sector, org_ids, record_id, changes, former_place, addressee_id, ordinality)),
       head as (update event_head set seq = seq + $2 returning seq - $2 as base)
       insert into events (seq, name, at, actor_id, actor_name, unit_id, sector, org_ids, data, record_id, changes, former_place, addressee_id, change_set_id)
       select head.base + incoming.n, incoming.name, $3, $4, $5, incoming.unit_id, incoming.sector, incoming.org_ids, incoming.data,
         incoming.record_id, incoming.changes, incoming.former_place, incoming.addressee_id, $6
       from incoming, head`,
      [JSON.stringify(rows), rows.length, this.now, this.actor === system ? null : this.actor.id, this.actor === system ? null : this.actor.fullName, this.changeSetId],
    );
    await this.query(`select pg_notify('ioc_events', '')`);
  }
}

@Injectable()
export class Transactions {
  constructor(
    @InjectDataSource() readonly source: DataSource,
    readonly clock: Clock,
  ) {}

  /**
   * All of the work or none of it.
   * @param work is done again where the database had to end it for the sake of another transaction: whatever it does
   *   outside the transaction has to bear that
   */
  run<Result>(actor: Actor, work: (tx: Tx) => Promise<Result>): Promise<Result> {
    return this.again(actor, work, async (tx, connection) => {
      await tx.flush();
      await connection.rows('commit');
    });
  }

  /** Does all of it and takes it back: exactly what would come of it, with nothing written and nobody told. */
  rehearse<Result>(actor: Actor, work: (tx: Tx) => Promise<Result>): Promise<Result> {
    return this.again(actor, work, (_tx, connection) => connection.rollback());
  }

  private async again<Result>(actor: Actor, work: (tx: Tx) => Promise<Result>, end: (tx: Tx, connection: Connection) => Promise<void>): Promise<Result> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.once(actor, work, end);
      } catch (error) {
        if (attempt === mostAttempts || !isInTheWay(error)) throw error;
      }
    }
  }

  private once<Result>(actor: Actor, work: (tx: Tx) => Promise<Result>, end: (tx: Tx, connection: Connection) => Promise<void>): Promise<Result> {
    return Connection.use(this.source, async (connection) => {
      try {
        await connection.begin();
        const tx = new Tx(connection, actor, this.clock.now());
        const result = await work(tx);
        await end(tx, connection);
        return result;
      } catch (error) {
        await connection.rollback();
        throw error;
      }
    });
  }

  /** As a part of the transaction that is open already, where there is one. */
  join<Result>(open: Tx | null, actor: Actor, work: (tx: Tx) => Promise<Result>): Promise<Result> {
    return open === null ? this.run(actor, work) : work(open);
  }

  /** Reading, outside a transaction: one statement sees one moment. */
  query<Row>(sql: string, values: readonly unknown[] = []): Promise<Row[]> {
    // Only in a transaction can a server be told to be as patient as the request.
    if (currentDeadline()?.isExtended) return this.run(system, (tx) => tx.query<Row>(sql, values));
    return Connection.use(this.source, (connection) => connection.rows<Row>(sql, values));
  }
}

/** Two that wait for each other: one is ended, and its wish is as good as before. serialization_failure, deadlock_detected */
const isInTheWay = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && (error.code === '40001' || error.code === '40P01');
