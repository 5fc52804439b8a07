import { assetKindCodes, type AssetKind } from '@ioc/shared/asset-kinds';
import type { LngLat } from '@ioc/shared/geo';
import type { UnitInput } from '@ioc/shared/territory.input';
import { Ground } from '#features/territory';
import type { Tx } from '#platform/database';
import { recordTouched } from './asset-write.js';
import type { Db } from './directory.js';
import { ChangedSince, slices } from './plan.js';
import { writePredecessors } from './unit-predecessors.js';
import { mended, type Shape } from './unit-shapes.js';

export interface ExistingUnit extends UnitInput {
  id: string;
  parentId: string | null;
  centre: LngLat | null;
  synthetic: boolean;
  version: number;
  /** Units it was formed from, as `code@validFrom`, in order. */
  predecessors: string[];
}

export interface UnitWrite extends UnitInput {
  row: number;
  existing: ExistingUnit | null;
  shape: Shape | null;
  /** null while the parent comes with the same file. */
  parentId: string | null;
  centre: LngLat | null;
  synthetic: boolean;
  /** As `code@validFrom`, in order; null = the file says nothing of them and they stay. */
  predecessors: string[] | null;
}

/** All versions of the units with these codes. One statement. */
export async function unitsByCode(db: Db, codes: readonly string[]): Promise<Map<string, ExistingUnit[]>> {
  const rows = await db.query<Omit<ExistingUnit, 'centre'> & { lng: number | null; lat: number | null }>(
    `select u.id, u.code, u.name, u.level, u.kind, p.code as "parentCode", u.parent_id as "parentId", u.valid_from as "validFrom", u.valid_to as "validTo",
       u.area_km2 as "areaKm2", u.population, u.legal_act as "legalAct", st_x(u.centre) as lng, st_y(u.centre) as lat, u.synthetic, u.version,
       array(select f.code || '@' || f.valid_from from admin_unit_changes c join admin_units f on f.id = c.from_unit_id where c.to_unit_id = u.id order by 1) as predecessors
     from admin_units u left join admin_units p on p.id = u.parent_id where u.code = any($1::text[])`,
    [codes],
  );
  const units = new Map<string, ExistingUnit[]>();
  for (const { lng, lat, ...row } of rows) {
    const unit = { ...row, centre: lng === null || lat === null ? null : ([lng, lat] as LngLat) };
    units.set(unit.code, [...(units.get(unit.code) ?? []), unit]);
  }
  return units;
}

const columns = `id uuid, version int, code text, name text, level text, kind text, parent_id uuid, valid_from date, valid_to date, area_km2 numeric,
  population int, legal_act text, lng float8, lat float8, g text, synthetic boolean`;
const record = (write: UnitWrite) => ({
  id: write.existing?.id ?? null, version: write.existing?.version ?? null, code: write.code, name: write.name, level: write.level, kind: write.kind,
  parent_id: write.parentId, valid_from: write.validFrom, valid_to: write.validTo, area_km2: write.areaKm2, population: write.population,
  legal_act: write.legalAct, lng: write.centre?.[0] ?? null, lat: write.centre?.[1] ?? null, synthetic: write.synthetic,
  g: write.shape ? JSON.stringify(write.shape.geometry) : null,
});

/** The rows with their shapes read and mended once. */
const given = `(select x.*, case when x.raw is not null then ${mended('x.raw')} end as shape from
  (select y.*, st_setsrid(st_geomfromgeojson(y.g), 4326) as raw from jsonb_to_recordset($1::jsonb) as y(${columns}) offset 0) x offset 0) r`;
const centre = `case when r.lng is not null then st_setsrid(st_makepoint(r.lng, r.lat), 4326)`;
const unitsAtOnce = 50;

/** Writes units, joins them to parents of the same file and finds the commune of every asset anew. */
export async function writeUnits(tx: Tx, today: string, writes: readonly UnitWrite[]): Promise<void> {
  if (writes.length === 0) return;
  await tx.query(`lock table admin_units in share row exclusive mode`);
  const ids: string[] = [];
  for (const slice of slices(writes.filter(({ existing }) => existing === null), unitsAtOnce)) {
    const made = await tx.query<{ id: string }>(
      `insert into admin_units (code, name, level, kind, parent_id, valid_from, valid_to, area_km2, population, legal_act, centre, polygon, synthetic)
       select r.code, r.name, r.level, r.kind, r.parent_id, r.valid_from, r.valid_to, r.area_km2, r.population, r.legal_act,
         ${centre} when r.shape is not null then st_pointonsurface(r.shape) end, r.shape, r.synthetic
       from ${given} on conflict (code, level, valid_from) do nothing returning id`,
      [JSON.stringify(slice.map(record))],
    );
    if (made.length < slice.length) throw new ChangedSince();
    ids.push(...made.map(({ id }) => id));
  }
  for (const slice of slices(writes.filter(({ existing }) => existing !== null), unitsAtOnce)) {
    const changed = await tx.query<{ id: string }>(
      `with changed as (update admin_units u set name = r.name, kind = r.kind, parent_id = r.parent_id, valid_from = r.valid_from, valid_to = r.valid_to,
         area_km2 = r.area_km2, population = r.population, legal_act = r.legal_act, polygon = coalesce(r.shape, u.polygon),
         centre = ${centre} when r.shape is not null then st_pointonsurface(r.shape) else u.centre end,
         synthetic = r.synthetic, version = u.version + 1, updated_at = $2
       from ${given} where u.id = r.id and u.version = r.version returning u.id)
       select id from changed`,
      [JSON.stringify(slice.map(record)), tx.now],
    );
    if (changed.length < slice.length) throw new ChangedSince();
    ids.push(...changed.map(({ id }) => id));
  }
  await joinParents(tx, writes);
  await writePredecessors(tx, writes);
  await relocateAssets(tx, today);
  // boundaries are for everybody signed in, so everybody's organisation is where it happened
  const organisations = await tx.query<{ id: string }>(`select id from organisations`);
  tx.record('territory.changed', { unitIds: ids }, { unitId: null, orgIds: organisations.map(({ id }) => id), sector: null });
}

async function joinParents(tx: Tx, writes: readonly UnitWrite[]): Promise<void> {
  const open = writes.flatMap(({ code, level, validFrom, parentCode, parentId }) => (parentCode !== null && parentId === null ? [{ code, level, vf: validFrom, parent: parentCode }] : []));
  if (open.length === 0) return;
  await tx.query(
    `update admin_units u set parent_id = p.id from jsonb_to_recordset($1::jsonb) as r(code text, level text, vf date, parent text)
       join admin_units p on p.code = r.parent and p.valid_from <= r.vf and (p.valid_to is null or p.valid_to > r.vf)
     where u.code = r.code and u.level = r.level and u.valid_from = r.vf and p.id <> u.id`,
    [JSON.stringify(open)],
  );
}

interface PlacedAsset {
  id: string;
  kind: AssetKind;
  lng: number;
  lat: number;
  unitId: string | null;
  borderMetres: number | null;
  ownerOrgId: string | null;
  /** Its unit is in force and has no boundary yet. */
  isOpen: boolean;
}

/**
 * The commune of every asset by its place, and how near the next one is, after boundaries changed. What lies in no boundary keeps a unit that has
 * none yet and loses one whose boundary it does not lie in.
 */
export async function relocateAssets(tx: Tx, today: string): Promise<void> {
  const ground = await Ground.load(tx, today);
  const assets = await tx.query<PlacedAsset>(
    `select a.id, a.kind, st_x(a.location) as lng, st_y(a.location) as lat, a.unit_id as "unitId", a.border_metres as "borderMetres", a.owner_org_id as "ownerOrgId",
       k.id is not null and k.polygon is null and (k.valid_to is null or k.valid_to > $1) as "isOpen"
     from assets a left join admin_units k on k.id = a.unit_id`,
    [today],
  );
  const moved = assets
    .map((asset) => {
      const { unitId, neighbour } = ground.at([asset.lng, asset.lat]);
      return { ...asset, after: unitId ?? (asset.isOpen ? asset.unitId : null), metresAfter: neighbour?.metres ?? null };
    })
    .filter(({ unitId, after, borderMetres, metresAfter }) => unitId !== after || borderMetres !== metresAfter);
  for (const slice of slices(moved, 2_000)) {
    await tx.query(
      `update assets a set unit_id = r.unit_id, border_metres = r.metres, border_checked = false, version = a.version + 1, updated_at = $2
       from jsonb_to_recordset($1::jsonb) as r(id uuid, unit_id uuid, metres int) where a.id = r.id`,
      [JSON.stringify(slice.map(({ id, after, metresAfter }) => ({ id, unit_id: after, metres: metresAfter }))), tx.now],
    );
  }
  for (const kind of assetKindCodes) {
    const touched = moved.filter((asset) => asset.kind === kind);
    recordTouched(tx, kind, touched.flatMap(({ unitId, after, ownerOrgId }) => [{ unitId, ownerOrgId }, { unitId: after, ownerOrgId }]));
  }
}
