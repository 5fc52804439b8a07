import type { Place } from '@ioc/shared/access';
import { kindOf, type AssetKind } from '@ioc/shared/asset-kinds';
import type { AssetRow } from '@ioc/shared/assets';
import { assetRows, recordAssetEdit } from '#features/assets';
import type { Tx } from '#platform/database';
import type { AssetFacts, ExistingAsset } from './asset-records.js';
import { ChangedSince, slices } from './plan.js';

export interface AssetWrite extends AssetFacts {
  row: number;
  existing: ExistingAsset | null;
  heartbeatSeconds: number | null;
}

/** Up to here screens patch what they show row by row and each row has its history; beyond it they reload. */
export const mostSingleEvents = 50;

const columns = `code text, name text, address text, lng float8, lat float8, unit_id uuid, origin_unit_id uuid, border_metres int, border_checked boolean, owner_org_id uuid, lifecycle text,
  heartbeat_seconds int, attributes jsonb, synthetic boolean, id uuid, version int`;

const toRecord = (write: AssetWrite) => ({
  code: write.code, name: write.name, address: write.address, lng: write.location[0], lat: write.location[1], unit_id: write.unitId,
  origin_unit_id: write.originUnitId, border_metres: write.borderMetres, border_checked: write.isBorderChecked, owner_org_id: write.ownerOrgId, lifecycle: write.lifecycle, heartbeat_seconds: write.heartbeatSeconds,
  attributes: write.attributes, synthetic: write.synthetic, id: write.existing?.id ?? null, version: write.existing?.version ?? null,
});

/** Two statements a slice of rows. @throws ChangedSince when a code was taken or a record edited meanwhile */
export async function writeAssets(tx: Tx, kind: AssetKind, writes: readonly AssetWrite[]): Promise<void> {
  const ids = new Map<string, string>();
  const existing = writes.flatMap((write) => write.existing?.id ?? []);
  const before = writes.length <= mostSingleEvents ? await assetRows(tx, existing) : null;
  for (const slice of slices(writes.filter(({ existing }) => existing === null))) {
    const made = await tx.query<{ id: string; code: string }>(
      `with made as (
         insert into assets (kind, code, name, address, location, unit_id, origin_unit_id, border_metres, owner_org_id, sector, lifecycle, heartbeat_seconds,
           attributes, synthetic, created_at, updated_at)
         select $2, r.code, r.name, r.address, st_setsrid(st_makepoint(r.lng, r.lat), 4326), r.unit_id, r.origin_unit_id, r.border_metres, r.owner_org_id, $3,
           r.lifecycle, r.heartbeat_seconds, r.attributes, r.synthetic, $4::timestamptz, $4::timestamptz
         from jsonb_to_recordset($1::jsonb) as r(${columns}) on conflict (code) do nothing returning id, code),
       states as (insert into asset_states (asset_id) select id from made)
       select id, code from made`,
      [JSON.stringify(slice.map(toRecord)), kind, kindOf(kind).sector, tx.now],
    );
    if (made.length < slice.length) throw new ChangedSince();
    for (const { id, code } of made) ids.set(code, id);
  }
  for (const slice of slices(writes.filter(({ existing }) => existing !== null))) {
    const changed = await tx.query<{ id: string; code: string }>(
      `with changed as (update assets a set name = r.name, address = r.address, location = st_setsrid(st_makepoint(r.lng, r.lat), 4326), unit_id = r.unit_id,
         origin_unit_id = r.origin_unit_id, border_metres = r.border_metres, border_checked = r.border_checked, owner_org_id = r.owner_org_id, lifecycle = r.lifecycle, heartbeat_seconds = r.heartbeat_seconds,
         attributes = r.attributes, synthetic = r.synthetic, version = a.version + 1, updated_at = $2
       from jsonb_to_recordset($1::jsonb) as r(${columns}) where a.id = r.id and a.version = r.version returning a.id, a.code)
       select id, code from changed`,
      [JSON.stringify(slice.map(toRecord)), tx.now],
    );
    if (changed.length < slice.length) throw new ChangedSince();
    for (const { id, code } of changed) ids.set(code, id);
  }
  if (before) await recordEach(tx, writes, ids, before);
  else recordBatches(tx, kind, writes);
}

/** @param before the rows as they were before the file was written */
async function recordEach(tx: Tx, writes: readonly AssetWrite[], ids: ReadonlyMap<string, string>, before: ReadonlyMap<string, AssetRow>): Promise<void> {
  const rows = await assetRows(tx, [...ids.values()]);
  for (const { code } of writes) {
    const row = rows.get(ids.get(code) ?? '');
    if (!row) throw new ChangedSince();
    recordAssetEdit(tx, before.get(row.id) ?? null, row);
  }
}

type Touched = Pick<ExistingAsset, 'unitId' | 'ownerOrgId'>;

/** One event a commune, with the owners concerned, so that whoever may see one of the records hears of it. */
function recordBatches(tx: Tx, kind: AssetKind, writes: readonly AssetWrite[]): void {
  const touched = writes.flatMap((write): Touched[] => (write.existing ? [write, write.existing] : [write]));
  recordTouched(tx, kind, touched);
}

export function recordTouched(tx: Tx, kind: AssetKind, touched: readonly Touched[]): void {
  const groups = new Map<string | null, { owners: Set<string>; count: number }>();
  for (const { unitId, ownerOrgId } of touched) {
    const group = groups.get(unitId) ?? { owners: new Set<string>(), count: 0 };
    if (ownerOrgId !== null) group.owners.add(ownerOrgId);
    group.count += 1;
    groups.set(unitId, group);
  }
  for (const [unitId, { owners, count }] of groups) {
    const place: Place = { unitId, orgIds: [...owners], sector: kindOf(kind).sector };
    tx.record('asset.batch-changed', { kind, count }, place);
  }
}
