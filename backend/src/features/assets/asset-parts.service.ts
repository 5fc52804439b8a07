import { Injectable } from '@nestjs/common';
import { can, type Actor } from '@ioc/shared/access';
import { kindOf } from '@ioc/shared/asset-kinds';
import type { Asset, AssetPart, AssetRow } from '@ioc/shared/assets';
import type { CreatePart, UpdatePart } from '@ioc/shared/assets.input';
import type { FieldChange } from '@ioc/shared/changes';
import { Transactions, type Tx } from '#platform/database';
import { Idempotency, Problem, requireRow } from '#platform/http';
import { partChanges } from './part-changes.js';
import { AssetsService, checkAttributes } from './assets.service.js';
import { assetPlace, assetRows, toAssetPart, type PartRecord } from './assets.queries.js';

/**
 * What an asset is made of. A part has no life of its own: it is where its asset is as to rights, the version is the
 * asset's, and what was written of it stands in the asset's history, also when the part is gone.
 */
@Injectable()
export class AssetPartsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly assets: AssetsService,
    private readonly idempotency: Idempotency,
  ) {}

  async add(actor: Actor, assetId: string, version: number, input: CreatePart, idempotencyKey?: string): Promise<Asset> {
    await this.idempotency.run(actor, `assets/${assetId}/parts`, idempotencyKey, input, async (tx) => {
      const asset = await this.held(tx, actor, assetId);
      requireVersion(asset, version);
      const part = checked(asset, input);
      const [made] = await tx.query(
        `insert into asset_parts (asset_id, kind, code, attributes, location, created_at, updated_at)
         values ($1, $2, $3, $4, st_setsrid(st_makepoint($5, $6), 4326), $7::timestamptz, $7::timestamptz) on conflict (code) do nothing returning id`,
        [assetId, part.kind, part.code, part.attributes, part.location?.[0] ?? null, part.location?.[1] ?? null, tx.now],
      );
      if (!made) throw new Problem('asset.code-taken', { code: part.code });
      await this.record(tx, asset, partChanges(asset.kind, null, part));
      return true;
    });
    return this.assets.get(actor, assetId);
  }

  async update(actor: Actor, assetId: string, partId: string, version: number, input: UpdatePart): Promise<Asset> {
    await this.transactions.run(actor, async (tx) => {
      const asset = await this.held(tx, actor, assetId);
      const before = await this.part(tx, assetId, partId);
      requireVersion(asset, version);
      const part = checked(asset, { ...before, ...input });
      const [taken] = await tx.query(`select 1 from asset_parts where code = $1 and id <> $2`, [part.code, partId]);
      if (taken) throw new Problem('asset.code-taken', { code: part.code });
      const changes = partChanges(asset.kind, before, part);
      if (changes.length === 0) return;
      await tx.query(
        `update asset_parts set code = $2, attributes = $3, location = st_setsrid(st_makepoint($4, $5), 4326), version = version + 1, updated_at = $6 where id = $1`,
        [partId, part.code, part.attributes, part.location?.[0] ?? null, part.location?.[1] ?? null, tx.now],
      );
      await this.record(tx, asset, changes);
    });
    return this.assets.get(actor, assetId);
  }

  /** The part is gone; all it was is kept in the asset's history, and its code is free again. */
  async end(actor: Actor, assetId: string, partId: string, version: number): Promise<Asset> {
    await this.transactions.run(actor, async (tx) => {
      const asset = await this.held(tx, actor, assetId);
      const before = await this.part(tx, assetId, partId);
      requireVersion(asset, version);
      await tx.query(`delete from asset_parts where id = $1`, [partId]);
      await this.record(tx, asset, partChanges(asset.kind, before, null));
    });
    return this.assets.get(actor, assetId);
  }

  /** The asset, nobody else's until the transaction ends. */
  private async held(tx: Tx, actor: Actor, assetId: string): Promise<AssetRow> {
    await tx.query(`select 1 from assets where id = $1 for update`, [assetId]);
    const asset = await this.assets.row(tx, actor, assetId);
    if (!can(actor.grants, 'asset:write', assetPlace(asset))) throw new Problem('access.not-permitted', { permission: 'asset:write' });
    return asset;
  }

  private async part(tx: Tx, assetId: string, partId: string): Promise<AssetPart> {
    const [row] = await tx.query<PartRecord>(
      `select id, code, kind, attributes, st_x(location) as lng, st_y(location) as lat from asset_parts where id = $1 and asset_id = $2`,
      [partId, assetId],
    );
    return toAssetPart(requireRow(row, 'asset.part-not-found'));
  }

  private async record(tx: Tx, asset: AssetRow, changes: readonly FieldChange[]): Promise<void> {
    await tx.query(`update assets set version = version + 1, updated_at = $2 where id = $1`, [asset.id, tx.now]);
    const row = requireRow((await assetRows(tx, [asset.id])).get(asset.id), 'asset.not-found');
    tx.record('asset.updated', row, assetPlace(row), { recordId: asset.id, changes });
  }
}

function requireVersion(asset: AssetRow, version: number): void {
  if (asset.version !== version) throw new Problem('request.version-stale', {}, { current: asset });
}

/** @throws Problem where the kind has no parts, or its parts no such attributes or no place */
function checked(asset: AssetRow, { code, location, attributes }: CreatePart): Omit<AssetPart, 'id'> {
  const { parts } = kindOf(asset.kind);
  if (!parts) throw new Problem('asset.has-no-parts');
  if (!parts.located && location !== null) {
    const message = { vi: 'Thành phần này đặt tại điểm, không có tọa độ riêng.', en: 'These parts stand at the asset and have no place of their own.' };
    throw new Problem('request.invalid', {}, { fields: [{ path: 'location', code: 'custom', message }] });
  }
  return { kind: parts.kind, code, location, attributes: checkAttributes(parts.fields, attributes) };
}
