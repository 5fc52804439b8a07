import type { AssetKind, Attributes } from '@ioc/shared/asset-kinds';
import type { Lifecycle } from '@ioc/shared/assets';
import type { LngLat } from '@ioc/shared/geo';
import { scopeCondition, Params } from '#platform/database';
import type { Actor } from '@ioc/shared/access';
import type { Db } from './directory.js';
import { nearMetres } from './duplicates.js';

/** What a file can say of an asset, with names turned into ids. */
export interface AssetFacts {
  code: string;
  name: string;
  address: string | null;
  location: LngLat;
  unitId: string | null;
  originUnitId: string | null;
  borderMetres: number | null;
  isBorderChecked: boolean;
  ownerOrgId: string | null;
  lifecycle: Lifecycle;
  attributes: Attributes;
  synthetic: boolean;
}

export interface ExistingAsset extends AssetFacts {
  id: string;
  kind: AssetKind;
  version: number;
}

/** Records by their code, whatever their kind: codes are unique over all of them. One statement. */
export async function assetsByCode(db: Db, codes: readonly string[]): Promise<Map<string, ExistingAsset>> {
  const rows = await db.query<Omit<ExistingAsset, 'location'> & { lng: number; lat: number }>(
    `select id, kind, code, name, address, st_x(location) as lng, st_y(location) as lat, unit_id as "unitId", origin_unit_id as "originUnitId",
       border_metres as "borderMetres", border_checked as "isBorderChecked",
       owner_org_id as "ownerOrgId", lifecycle, attributes, synthetic, version from assets where code = any($1::text[])`,
    [codes],
  );
  return new Map(rows.map(({ lng, lat, ...row }) => [row.code, { ...row, location: [lng, lat] }]));
}

export interface Spot {
  row: number;
  location: LngLat;
}

export interface OwnedSpot extends Spot {
  code: string;
  ownerOrgId: string;
}

/** Records of the same owner close by under another code, as far as the actor may see them. One statement. */
export async function neighboursOf(db: Db, actor: Actor, kind: AssetKind, spots: readonly OwnedSpot[]): Promise<{ row: number; code: string; metres: number }[]> {
  if (spots.length === 0) return [];
  const params = new Params();
  const points = params.add(JSON.stringify(spots.map(({ row, location: [lng, lat], code, ownerOrgId }) => ({ n: row, lng, lat, code, owner: ownerOrgId }))));
  const scope = scopeCondition(actor, 'asset:read', { unit: 'a.unit_id', org: 'a.owner_org_id', sector: 'a.sector' }, params);
  return db.query(
    `select distinct on (p.n) p.n as "row", a.code, round(st_distancesphere(a.location, p.at))::int as metres
     from (select x.n, x.code, x.owner, st_setsrid(st_makepoint(x.lng, x.lat), 4326) as at
       from jsonb_to_recordset(${points}::jsonb) as x(n int, lng float8, lat float8, code text, owner uuid)) p
       join assets a on a.location && st_expand(p.at, 0.0005) and a.owner_org_id = p.owner and a.code <> p.code
     where a.kind = ${params.add(kind)} and a.lifecycle not in ('decommissioned', 'cancelled') and ${scope}
       and st_distancesphere(a.location, p.at) <= ${params.add(nearMetres)} order by p.n, st_distancesphere(a.location, p.at)`,
    params.values,
  );
}
