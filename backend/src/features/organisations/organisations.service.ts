import { Injectable } from '@nestjs/common';
import { can, nowhere, type Actor, type Place } from '@ioc/shared/access';
import type { ChangeLog } from '@ioc/shared/changes';
import type { Page } from '@ioc/shared/list';
import type { PageQuery } from '@ioc/shared/list.input';
import type { Organisation } from '@ioc/shared/organisations';
import type { CreateOrganisation, OrganisationQuery, UpdateOrganisation } from '@ioc/shared/organisations.input';
import { searchKey } from '@ioc/shared/words';
import { Params, Transactions, type Tx } from '#platform/database';
import { RecordChanges } from '#platform/events';
import { Idempotency, orderBy, pageClause, Problem, requireRow } from '#platform/http';
import { everyOrganisation, organisationChanges } from './organisation-changes.js';
import { select, toOrganisation, type OrganisationRow } from './organisation-rows.js';

const sorts = { code: 'o.code', name: 'o.name collate vi_icu', shortName: 'o.short_name collate vi_icu', kind: 'o.kind' };

@Injectable()
export class OrganisationsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly idempotency: Idempotency,
    private readonly recordChanges: RecordChanges,
  ) {}

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

  async changes(id: string, query: PageQuery): Promise<ChangeLog> {
    await this.get(id);
    return this.recordChanges.catalogue(id, query);
  }

  create(actor: Actor, input: CreateOrganisation, idempotencyKey?: string): Promise<Organisation> {
    return this.idempotency.run(actor, 'organisations', idempotencyKey, input, async (tx) => {
      requireRight(actor, placeOf(input.parentId));
      await this.requirePlaces(tx, input);
      const [created] = await tx.query<{ id: string }>(
        `insert into organisations (code, name, short_name, kind, parent_id, unit_id, sector_codes, can_lead_task, created_at, updated_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9) on conflict (code) do nothing returning id`,
        [input.code, input.name, input.shortName, input.kind, input.parentId, input.unitId, input.sectorCodes, input.canLeadTask, tx.now],
      );
      if (!created) throw await this.codeTaken(tx, input.code);
      const organisation = await this.read(tx, created.id);
      tx.record('organisation.created', organisation, await everyOrganisation(tx), { recordId: organisation.id, changes: [] });
      return organisation;
    });
  }

  update(actor: Actor, id: string, version: number, input: UpdateOrganisation): Promise<Organisation> {
    return this.transactions.run(actor, async (tx) => {
      // Two who hang their organisations below one another at the same time would close a loop unseen.
      await tx.query(`lock table organisations in share row exclusive mode`);
      const before = await this.read(tx, id);
      requireRight(actor, placeOf(id));
      if (input.parentId !== undefined && input.parentId !== before.parentId) requireRight(actor, placeOf(input.parentId));
      if (before.version !== version) throw new Problem('request.version-stale', {}, { current: before });
      await this.requirePlaces(tx, input);
      const after = { ...before, ...input };
      await this.requireNoLoop(tx, id, after.parentId);
      await tx.query(
        `update organisations set name = $2, short_name = $3, kind = $4, parent_id = $5, unit_id = $6, sector_codes = $7, can_lead_task = $8,
           version = version + 1, updated_at = $9 where id = $1`,
        [id, after.name, after.shortName, after.kind, after.parentId, after.unitId, after.sectorCodes, after.canLeadTask, tx.now],
      );
      const organisation = await this.read(tx, id);
      const changes = await organisationChanges(tx, before, organisation);
      tx.record('organisation.updated', organisation, await everyOrganisation(tx), changes.length > 0 ? { recordId: id, changes } : null);
      return organisation;
    });
  }

  private async codeTaken(tx: Tx, code: string): Promise<Problem> {
    const [owner] = await tx.query<{ name: string }>(`select name from organisations where code = $1`, [code]);
    return new Problem('organisation.code-taken', { code, name: owner?.name ?? '' });
  }

  private async requirePlaces(tx: Tx, { parentId, unitId, sectorCodes }: UpdateOrganisation): Promise<void> {
    if (parentId) await this.requireAll(tx, [parentId]);
    const [missing] = await tx.query<{ unit: boolean; sector: boolean }>(
      `select $1::uuid is not null and not exists (select 1 from admin_units where id = $1) as unit,
         exists (select unnest($2::text[]) except select code from sectors) as sector`,
      [unitId ?? null, sectorCodes ?? []],
    );
    if (missing?.unit) throw new Problem('territory.unit-not-found');
    if (missing?.sector) throw new Problem('sector.not-found');
  }

  private async requireNoLoop(tx: Tx, id: string, parentId: string | null): Promise<void> {
    const [loop] = await tx.query(
      `with recursive above as (select id, parent_id from organisations where id = $2 union select o.id, o.parent_id from organisations o join above a on o.id = a.parent_id)
       select 1 from above where id = $1`,
      [id, parentId],
    );
    if (loop) throw new Problem('organisation.parent-loop');
  }

  async requireAll(tx: Tx, ids: readonly string[]): Promise<void> {
    const [missing] = await tx.query(`select unnest($1::uuid[]) except select id from organisations limit 1`, [ids]);
    if (missing) throw new Problem('organisation.not-found');
  }

  async read(db: Transactions | Tx, id: string): Promise<Organisation> {
    const [row] = await db.query<OrganisationRow>(`${select} where o.id = $1`, [id]);
    return toOrganisation(requireRow(row, 'organisation.not-found'));
  }
}

/** Where an organisation lies for who may change it: below the one it belongs to, at the top with nobody less than the whole province. */
const placeOf = (id: string | null): Place => (id === null ? nowhere : { ...nowhere, orgIds: [id] });

function requireRight(actor: Actor, place: Place): void {
  if (!can(actor.grants, 'organisation:write', place)) throw new Problem('access.not-permitted', { permission: 'organisation:write' });
}
