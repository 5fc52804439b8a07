import { Injectable } from '@nestjs/common';
import { nowhere } from '@ioc/shared/access';
import type { Page } from '@ioc/shared/list';
import type { Organisation, OrganisationKind } from '@ioc/shared/organisations';
import type { OrganisationQuery } from '@ioc/shared/organisations.input';
import { searchKey } from '@ioc/shared/words';
import { Params, Transactions, type Tx } from '#platform/database';
import { orderBy, pageClause, Problem, requireRow } from '#platform/http';

interface OrganisationRow {
  id: string;
  code: string;
  name: string;
  short_name: string;
  kind: OrganisationKind;
  parent_id: string | null;
  unit_id: string | null;
  sector_codes: string[];
  can_lead_task: boolean;
}

const select = `select o.id, o.code, o.name, o.short_name, o.kind, o.parent_id, o.unit_id, o.sector_codes, o.can_lead_task from organisations o`;
const sorts = { code: 'o.code', name: 'o.name collate vi_icu', shortName: 'o.short_name collate vi_icu', kind: 'o.kind' };

const toOrganisation = (row: OrganisationRow): Organisation => ({
  id: row.id, code: row.code, name: row.name, shortName: row.short_name, kind: row.kind, parentId: row.parent_id, unitId: row.unit_id,
  sectorCodes: row.sector_codes, canLeadTask: row.can_lead_task,
});

@Injectable()
export class OrganisationsService {
  constructor(private readonly transactions: Transactions) {}

  async list(query: OrganisationQuery): Promise<Page<Organisation>> {
    const params = new Params();
    const where = ['true'];
    if (query.q) {
      const like = params.add(`%${searchKey(query.q)}%`);
      where.push(`(o.name_search like ${like} or search_key(o.short_name) like ${like} or lower(o.code) like ${like})`);
    }
    if (query.kind) where.push(`o.kind = any(${params.add(query.kind)})`);
    if (query.canLeadTask !== undefined) where.push(`o.can_lead_task = ${params.add(query.canLeadTask)}`);
    if (query.ids) where.push(`o.id = any(${params.add(query.ids)}::uuid[])`);
    const condition = where.join(' and ');
    const order = orderBy(query, sorts, 'o.name collate vi_icu', 'o.id');
    const [rows, [count]] = await Promise.all([
      this.transactions.query<OrganisationRow>(`${select} where ${condition} ${order} ${pageClause(query)}`, params.values),
      this.transactions.query<{ total: number }>(`select count(*) as total from organisations o where ${condition}`, params.values),
    ]);
    return { data: rows.map(toOrganisation), total: count?.total ?? 0 };
  }

  get(id: string): Promise<Organisation> {
    return this.read(this.transactions, id);
  }

  /** All of them exist and may lead work. */
  async requireLeads(tx: Tx, ids: readonly string[]): Promise<void> {
    await this.requireAll(tx, ids);
    const [other] = await tx.query(`select 1 from organisations where id = any($1::uuid[]) and not can_lead_task limit 1`, [ids]);
    if (other) throw new Problem('task.lead-cannot-lead');
  }

  async requireAll(tx: Tx, ids: readonly string[]): Promise<void> {
    const [missing] = await tx.query(`select unnest($1::uuid[]) except select id from organisations limit 1`, [ids]);
    if (missing) throw new Problem('organisation.not-found');
  }

  /**
   * What an office calls it in its files; a text stands for the organisation it was last said to be.
   * The key is what other ways of writing it share.
   */
  async keepAlias(tx: Tx, { orgId, text, key }: { orgId: string; text: string; key: string }): Promise<void> {
    await this.read(tx, orgId);
    await tx.query(
      `insert into organisation_aliases (key, text, org_id, by_id, at) values ($1, $2, $3, $4, $5)
       on conflict (key) do update set text = excluded.text, org_id = excluded.org_id, by_id = excluded.by_id, at = excluded.at`,
      [key, text, orgId, tx.actor.id, tx.now],
    );
    tx.record('organisation.alias-kept', { id: orgId, text }, { ...nowhere, orgIds: [orgId] });
  }

  async read(db: Transactions | Tx, id: string): Promise<Organisation> {
    const [row] = await db.query<OrganisationRow>(`${select} where o.id = $1`, [id]);
    return toOrganisation(requireRow(row, 'organisation.not-found'));
  }
}
