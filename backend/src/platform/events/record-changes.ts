import { Injectable } from '@nestjs/common';
import { can, type Actor, type Permission, type Place } from '@ioc/shared/access';
import type { ChangeLog, FieldChange, RecordChange } from '@ioc/shared/changes';
import type { PageQuery } from '@ioc/shared/list.input';
import { Params, scopeCondition, Transactions } from '#platform/database';
import { pageClause } from '#platform/http';

interface Row extends Omit<RecordChange, 'isFromWithheld'> {
  formerPlace: Place | null;
}

/** The history of a record, as far as the log of events reaches back. Whoever asks has made sure that the actor may read the record. */
@Injectable()
export class RecordChanges {
  constructor(private readonly transactions: Transactions) {}

  /** Everything, for records that are one for all who may read them. */
  catalogue(recordId: string, query: PageQuery): Promise<ChangeLog> {
    const params = new Params();
    return this.read(`record_id = ${params.add(recordId)}`, params, query);
  }

  /** What happened where the actor may look: a record that moved here does not bring along what it was elsewhere. */
  async scoped(actor: Actor, permission: Permission, recordId: string, query: PageQuery): Promise<ChangeLog> {
    const params = new Params();
    const where = `record_id = ${params.add(recordId)} and ${scopeCondition(actor, permission, { unit: 'unit_id', orgs: 'org_ids', sector: 'sector' }, params)}`;
    return this.read(where, params, query, (place) => can(actor.grants, permission, place));
  }

  private async read(where: string, params: Params, query: PageQuery, mayLook: (place: Place) => boolean = () => true): Promise<ChangeLog> {
    const [rows, [count], [oldest]] = await Promise.all([
      this.transactions.query<Row>(
        `select seq, at, name, actor_name as "byName", changes, former_place as "formerPlace" from events where ${where} order by seq desc ${pageClause(query)}`,
        params.values,
      ),
      this.transactions.query<{ total: number }>(`select count(*) as total from events where ${where}`, params.values),
      this.transactions.query<{ at: string }>(`select at from events order by seq limit 1`),
    ]);
    const data = rows.map(({ formerPlace, ...row }): RecordChange => {
      const isFromWithheld = formerPlace !== null && !mayLook(formerPlace);
      return { ...row, changes: isFromWithheld ? withoutFrom(row.changes) : row.changes, isFromWithheld };
    });
    return { data, total: count?.total ?? 0, since: oldest?.at ?? null };
  }
}

const withoutFrom = (changes: readonly FieldChange[] | null) => changes?.map((change) => ({ ...change, from: null })) ?? null;
