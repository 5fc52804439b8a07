import { Injectable } from '@nestjs/common';
import { can, type Actor, type Permission } from '@ioc/shared/access';
import { heartbeatSeconds, kindOf, type AssetKind, type Attributes } from '@ioc/shared/asset-kinds';
import { attributesSchema } from '@ioc/shared/asset-kinds.input';
import { lifecycleTransitions, type Asset, type AssetRow, type Lifecycle, type StateChange } from '@ioc/shared/assets';
import type { AssetQuery, CreateAsset, SetAssetState, UpdateAsset } from '@ioc/shared/assets.input';
import type { ChangeLog } from '@ioc/shared/changes';
import type { LngLat } from '@ioc/shared/geo';
import type { Field } from '@ioc/shared/kind';
import type { Page } from '@ioc/shared/list';
import type { PageQuery } from '@ioc/shared/list.input';
import { TerritoryService } from '#features/territory';
import { OrganisationsService } from '#features/organisations';
import { Params, Transactions, type Tx } from '#platform/database';
import { RecordChanges } from '#platform/events';
import { Idempotency, orderBy, pageClause, Problem, requireRow } from '#platform/http';
import { assetCondition, assetCount, assetPlace, assetScope, assetSelect, assetSorts, toAssetPart, toAssetRow, type AssetRecord, type PartRecord } from './assets.queries.js';
import { recordAssetEdit } from './asset-edits.js';

@Injectable()
export class AssetsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly territory: TerritoryService,
    private readonly organisations: OrganisationsService,
    private readonly idempotency: Idempotency,
    private readonly recordChanges: RecordChanges,
  ) {}

  async list(actor: Actor, query: AssetQuery): Promise<Page<AssetRow>> {
    const params = new Params();
    const condition = assetCondition(actor, 'asset:read', query, params);
    const order = orderBy(query, assetSorts, 'a.code', 'a.id');
    const [rows, [count]] = await Promise.all([
      this.transactions.query<AssetRecord>(`${assetSelect} where ${condition} ${order} ${pageClause(query)}`, params.values),
      this.transactions.query<{ total: number }>(`${assetCount} where ${condition}`, params.values),
    ]);
    return { data: rows.map(toAssetRow), total: count?.total ?? 0 };
  }

  async get(actor: Actor, id: string): Promise<Asset> {
    const row = await this.row(this.transactions, actor, id);
    const [parts, [state]] = await Promise.all([
      this.transactions.query<PartRecord>(
        `select id, code, kind, attributes, st_x(location) as lng, st_y(location) as lat from asset_parts where asset_id = $1 order by code`,
        [id],
      ),
      this.transactions.query<{ metrics: Record<string, number> }>(`select metrics from asset_states where asset_id = $1`, [id]),
    ]);
    return {
      ...row,
      metrics: state?.metrics ?? {},
      parts: parts.map(toAssetPart),
    };
  }

  /** The asset as the actor may read it, or the answer that there is none. */
  async row(db: Tx | Transactions, actor: Actor, id: string): Promise<AssetRow> {
    const params = new Params();
    const [row] = await db.query<AssetRecord>(`${assetSelect} where a.id = ${params.add(id)} and ${assetScope(actor, 'asset:read', params)}`, params.values);
    return toAssetRow(requireRow(row, 'asset.not-found'));
  }

  async history(actor: Actor, id: string): Promise<StateChange[]> {
    await this.row(this.transactions, actor, id);
    return this.transactions.query<StateChange>(
      `select at, from_state as "from", to_state as "to", source, note, actor_name as "byName" from asset_state_history where asset_id = $1 order by at desc limit 200`,
      [id],
    );
  }

  async changes(actor: Actor, id: string, query: PageQuery): Promise<ChangeLog> {
    await this.row(this.transactions, actor, id);
    return this.recordChanges.scoped(actor, 'asset:read', id, query);
  }

  async create(actor: Actor, input: CreateAsset, idempotencyKey?: string): Promise<Asset> {
    const attributes = checkAttributes(kindOf(input.kind).fields, input.attributes);
    const id = await this.idempotency.run(actor, 'assets', idempotencyKey, input, async (tx) => {
      const { unitId, borderMetres } = await this.locate(tx, input.location);
      if (input.ownerOrgId !== null) await this.organisations.read(tx, input.ownerOrgId);
      this.requireRight(actor, { kind: input.kind, unitId, ownerOrgId: input.ownerOrgId });
      const [created] = await tx.query<{ id: string }>(
        `insert into assets (kind, code, name, address, location, unit_id, origin_unit_id, border_metres, owner_org_id, sector, lifecycle, heartbeat_seconds, attributes)
         values ($1, $2, $3, $4, st_setsrid(st_makepoint($5, $6), 4326), $7, $7, $8, $9, $10, $11, $12, $13) on conflict (code) do nothing returning id`,
        [input.kind, input.code, input.name, input.address, input.location[0], input.location[1], unitId, borderMetres, input.ownerOrgId,
          kindOf(input.kind).sector, input.lifecycle, heartbeatSeconds(input.kind, attributes), attributes],
      );
      if (!created) throw new Problem('asset.code-taken', { code: input.code });
      await tx.query(`insert into asset_states (asset_id) values ($1)`, [created.id]);
      const row = await this.row(tx, actor, created.id);
      recordAssetEdit(tx, null, row);
      return created.id;
    });
    return this.get(actor, id);
  }

  async update(actor: Actor, id: string, version: number, input: UpdateAsset): Promise<Asset> {
    await this.transactions.run(actor, async (tx) => {
      await tx.query(`select 1 from assets where id = $1 for update`, [id]);
      const before = await this.row(tx, actor, id);
      this.requireRight(actor, before);
      if (before.version !== version) throw new Problem('request.version-stale', {}, { current: before });
      const after = { ...before, ...input };
      if (input.lifecycle !== undefined) {
        checkLifecycle(before.lifecycle, input.lifecycle);
        const ends = input.lifecycle !== before.lifecycle && (input.lifecycle === 'decommissioned' || input.lifecycle === 'cancelled');
        if (ends) this.requireRight(actor, before, 'asset:decommission');
      }
      const attributes = input.attributes === undefined ? before.attributes : checkAttributes(kindOf(before.kind).fields, input.attributes);
      const { unitId, borderMetres } = input.location === undefined ? before : await this.locate(tx, input.location);
      const hasMoved = input.location !== undefined && input.location.some((degrees, axis) => degrees !== before.location[axis]);
      const isBorderChecked = borderMetres !== null && (input.isBorderChecked ?? (before.isBorderChecked && !hasMoved));
      if (input.ownerOrgId) await this.organisations.read(tx, input.ownerOrgId);
      this.requireRight(actor, { kind: before.kind, unitId, ownerOrgId: after.ownerOrgId });
      const [taken] = await tx.query(`select 1 from assets where code = $1 and id <> $2`, [after.code, id]);
      if (taken) throw new Problem('asset.code-taken', { code: after.code });
      await tx.query(
        `update assets set code = $2, name = $3, address = $4, location = st_setsrid(st_makepoint($5, $6), 4326), unit_id = $7, owner_org_id = $8,
           lifecycle = $9, heartbeat_seconds = $10, attributes = $11, border_metres = $12, border_checked = $13, version = version + 1, updated_at = $14 where id = $1`,
        [id, after.code, after.name, after.address, after.location[0], after.location[1], unitId, after.ownerOrgId, after.lifecycle,
          heartbeatSeconds(before.kind, attributes), attributes, borderMetres, isBorderChecked, tx.now],
      );
      await this.recordChange(tx, before, id);
    });
    return this.get(actor, id);
  }

  /** A person says how it is. Maintenance holds against what devices report until a person ends it. */
  async setState(actor: Actor, id: string, version: number, { state, note }: SetAssetState): Promise<Asset> {
    await this.transactions.run(actor, async (tx) => {
      await tx.query(`select 1 from asset_states where asset_id = $1 for update`, [id]);
      const before = await this.row(tx, actor, id);
      if (!can(actor.grants, 'asset:set-state', assetPlace(before))) throw new Problem('access.not-permitted', { permission: 'asset:set-state' });
      if (before.lifecycle !== 'active') throw new Problem('asset.not-active');
      if (before.version !== version) throw new Problem('request.version-stale', {}, { current: before });
      await tx.query(`update asset_states set state = $2, source = 'person', since = case when state = $2 then since else $3 end where asset_id = $1`, [id, state, tx.now]);
      await tx.query(
        `insert into asset_state_history (asset_id, at, from_state, to_state, source, note, actor_name) values ($1, $2, $3, $4, 'person', $5, $6)`,
        [id, tx.now, before.state, state, note, actor.fullName],
      );
      await tx.query(`update assets set version = version + 1, updated_at = $2 where id = $1`, [id, tx.now]);
      if (before.state !== state) {
        tx.record('asset.state-changed', { id, kind: before.kind, from: before.state, to: state, since: tx.now.toISOString(), source: 'person' }, assetPlace(before));
      }
      await this.recordChange(tx, before, id);
    });
    return this.get(actor, id);
  }

  private async recordChange(tx: Tx, before: AssetRow, id: string): Promise<void> {
    const [row] = await tx.query<AssetRecord>(`${assetSelect} where a.id = $1`, [id]);
    recordAssetEdit(tx, before, toAssetRow(requireRow(row, 'asset.not-found')));
  }

  private requireRight(
    actor: Actor,
    asset: { kind: AssetKind; unitId: string | null; ownerOrgId: string | null },
    permission: Permission = 'asset:write',
  ): void {
    if (!can(actor.grants, permission, assetPlace(asset))) throw new Problem('access.not-permitted', { permission });
  }

  private async locate(tx: Tx, location: LngLat): Promise<Pick<Asset, 'unitId' | 'borderMetres'>> {
    const { unitId, neighbour } = await this.territory.standing(tx, location);
    if (unitId === null && (await this.territory.hasBoundaries(tx))) throw new Problem('asset.outside-province');
    return { unitId, borderMetres: neighbour?.metres ?? null };
  }
}

/** @throws Problem naming each attribute that is not what the declaration of the kind, or of its parts, says */
export function checkAttributes(fields: readonly Field[], attributes: Record<string, unknown>): Attributes {
  const parsed = attributesSchema(fields).safeParse(attributes);
  if (parsed.success) return parsed.data;
  throw new Problem('request.invalid', {}, {
    fields: parsed.error.issues.map(({ path, code, message }) => ({ path: ['attributes', ...path].join('.'), code: code ?? 'invalid', message })),
  });
}

function checkLifecycle(from: Lifecycle, to: Lifecycle): void {
  if (from !== to && !(lifecycleTransitions[from] as readonly Lifecycle[]).includes(to)) throw new Problem('asset.lifecycle-refused', { from, to });
}
