import { kindOf, type AssetKind, type Attributes } from '@ioc/shared/asset-kinds';
import type { LngLat } from '@ioc/shared/geo';
import { assetPlace, assetRows, partChanges } from '#features/assets';
import type { Tx } from '#platform/database';
import type { ExistingAsset } from './asset-records.js';
import { mostSingleEvents, recordTouched } from './asset-write.js';
import type { Db } from './directory.js';
import { ChangedSince, slices } from './plan.js';

export interface ExistingPart {
  id: string;
  code: string;
  assetId: string;
  assetCode: string;
  location: LngLat | null;
  attributes: Attributes;
  version: number;
}

export interface PartWrite {
  code: string;
  /** The asset it belongs to from now on, and after it the one it belonged to. */
  assets: readonly ExistingAsset[];
  location: LngLat | null;
  attributes: Attributes;
  existing: ExistingPart | null;
}

export async function partsByCode(db: Db, codes: readonly string[]): Promise<Map<string, ExistingPart>> {
  const rows = await db.query<Omit<ExistingPart, 'location'> & { lng: number | null; lat: number | null }>(
    `select p.id, p.code, p.asset_id as "assetId", a.code as "assetCode", st_x(p.location) as lng, st_y(p.location) as lat, p.attributes, p.version
     from asset_parts p join assets a on a.id = p.asset_id where p.code = any($1::text[])`,
    [codes],
  );
  return new Map(rows.map(({ lng, lat, ...row }) => [row.code, { ...row, location: lng === null || lat === null ? null : [lng, lat] }]));
}

const columns = 'id uuid, version int, asset_id uuid, code text, lng float8, lat float8, attributes jsonb';

/** Two statements a slice, and one more for the versions of the assets that now look different. */
export async function writeParts(tx: Tx, kind: AssetKind, writes: readonly PartWrite[]): Promise<void> {
  const partKind = kindOf(kind).parts?.kind ?? '';
  const record = ({ code, assets, location, attributes, existing }: PartWrite) => ({
    id: existing?.id ?? null, version: existing?.version ?? null, asset_id: assets[0]?.id, code, lng: location?.[0] ?? null, lat: location?.[1] ?? null, attributes,
  });
  for (const slice of slices(writes.filter(({ existing }) => existing === null))) {
    const made = await tx.query(
      `insert into asset_parts (asset_id, kind, code, attributes, location, created_at, updated_at)
       select r.asset_id, $2, r.code, r.attributes, st_setsrid(st_makepoint(r.lng, r.lat), 4326), $3::timestamptz, $3::timestamptz
       from jsonb_to_recordset($1::jsonb) as r(${columns}) on conflict (code) do nothing returning id`,
      [JSON.stringify(slice.map(record)), partKind, tx.now],
    );
    if (made.length < slice.length) throw new ChangedSince();
  }
  for (const slice of slices(writes.filter(({ existing }) => existing !== null))) {
    const changed = await tx.query(
      `with changed as (update asset_parts p set asset_id = r.asset_id, attributes = r.attributes, location = st_setsrid(st_makepoint(r.lng, r.lat), 4326),
         version = p.version + 1, updated_at = $2
       from jsonb_to_recordset($1::jsonb) as r(${columns}) where p.id = r.id and p.version = r.version returning p.id)
       select id from changed`,
      [JSON.stringify(slice.map(record)), tx.now],
    );
    if (changed.length < slice.length) throw new ChangedSince();
  }
  const assets = [...new Map(writes.flatMap((write) => write.assets).map((asset) => [asset.id, asset])).values()];
  for (const slice of slices(assets)) {
    const changed = await tx.query(
      `with changed as (update assets a set version = a.version + 1, updated_at = $2 from jsonb_to_recordset($1::jsonb) as r(id uuid, version int)
       where a.id = r.id and a.version = r.version returning a.id) select id from changed`,
      [JSON.stringify(slice.map(({ id, version }) => ({ id, version }))), tx.now],
    );
    if (changed.length < slice.length) throw new ChangedSince();
  }
  if (writes.length > mostSingleEvents) recordTouched(tx, kind, assets);
  else await recordEach(tx, kind, writes, assets);
}

/** A part that goes to another asset ends in the history of the one and begins in that of the other. */
async function recordEach(tx: Tx, kind: AssetKind, writes: readonly PartWrite[], assets: readonly ExistingAsset[]): Promise<void> {
  const rows = await assetRows(tx, assets.map(({ id }) => id));
  for (const row of rows.values()) {
    const changes = writes.filter((write) => write.assets.some(({ id }) => id === row.id)).flatMap((write) => partChanges(
      kind, write.existing?.assetId === row.id ? write.existing : null, write.assets[0]?.id === row.id ? write : null,
    ));
    tx.record('asset.updated', row, assetPlace(row), { recordId: row.id, changes });
  }
}
