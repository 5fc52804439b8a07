import { Injectable } from '@nestjs/common';
import { nowhere, type Actor } from '@ioc/shared/access';
import type { Page } from '@ioc/shared/list';
import { mayForgetAlias, type OrganisationAlias } from '@ioc/shared/organisation-aliases';
import type { AliasQuery } from '@ioc/shared/organisations.input';
import { searchKey } from '@ioc/shared/words';
import { Params, Transactions, type Tx } from '#platform/database';
import { orderBy, pageClause, Problem, requireRow } from '#platform/http';
import { OrganisationsService } from './organisations.service.js';

const from = `from organisation_aliases a join organisations o on o.id = a.org_id left join users u on u.id = a.by_id`;
const select = `select a.id, a.text, a.org_id as "orgId", o.name as "orgName", a.by_id as "byId", u.full_name as "byName", a.at as "keptAt" ${from}`;
const sorts = { text: 'a.text collate vi_icu', orgName: 'o.name collate vi_icu', byName: 'u.full_name collate vi_icu', keptAt: 'a.at' };

/** What files call organisations besides their names. */
@Injectable()
export class OrganisationAliasesService {
  constructor(
    private readonly transactions: Transactions,
    private readonly organisations: OrganisationsService,
  ) {}

  async list(query: AliasQuery): Promise<Page<OrganisationAlias>> {
    const params = new Params();
    const where = ['true'];
    if (query.q) {
      const like = params.add(`%${searchKey(query.q)}%`);
      where.push(`(search_key(a.text) like ${like} or o.name_search like ${like} or search_key(u.full_name) like ${like})`);
    }
    if (query.ids) where.push(`a.id = any(${params.add(query.ids)}::uuid[])`);
    const condition = where.join(' and ');
    const order = orderBy(query, sorts, 'a.at desc', 'a.id');
    const [rows, [count]] = await Promise.all([
      this.transactions.query<OrganisationAlias>(`${select} where ${condition} ${order} ${pageClause(query)}`, params.values),
      this.transactions.query<{ total: number }>(`select count(*) as total ${from} where ${condition}`, params.values),
    ]);
    return { data: rows, total: count?.total ?? 0 };
  }

  /**
   * What an office calls it in its files; a text stands for the organisation it was last said to be.
   * The key is what other ways of writing it share.
   */
  async keep(tx: Tx, { orgId, text, key }: { orgId: string; text: string; key: string }): Promise<void> {
    await this.organisations.read(tx, orgId);
    await tx.query(
      `insert into organisation_aliases (key, text, org_id, by_id, at) values ($1, $2, $3, $4, $5)
       on conflict (key) do update set text = excluded.text, org_id = excluded.org_id, by_id = excluded.by_id, at = excluded.at`,
      [key, text, orgId, tx.actor.id, tx.now],
    );
    tx.record('organisation.alias-kept', { id: orgId, text }, { ...nowhere, orgIds: [orgId] });
  }

  /** Tasks that were given by it stay where they are; the next file asks again whom the text means. */
  async forget(actor: Actor, id: string): Promise<void> {
    await this.transactions.run(actor, async (tx) => {
      const [row] = await tx.query<OrganisationAlias>(`${select} where a.id = $1 for update of a`, [id]);
      const alias = requireRow(row, 'organisation.alias-not-found');
      if (!mayForgetAlias(alias, actor)) throw new Problem('access.not-permitted', { permission: 'import:run' });
      await tx.query(`delete from organisation_aliases where id = $1`, [id]);
      tx.record('organisation.alias-forgotten', { id: alias.orgId, text: alias.text }, { ...nowhere, orgIds: [alias.orgId] });
    });
  }
}
