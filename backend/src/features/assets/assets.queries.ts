import type { Actor, Permission, Place } from '@ioc/shared/access';
import { kindOf, type AssetKind, type Attributes } from '@ioc/shared/asset-kinds';
import type { AssetPart, AssetRow, Lifecycle, OperationalState, StateSource } from '@ioc/shared/assets';
import type { AssetQuery } from '@ioc/shared/assets.input';
import { searchKey } from '@ioc/shared/words';
import { scopeCondition, type Params, type Tx } from '#platform/database';
import { Problem } from '#platform/http';

export interface AssetRecord {
  id: string;
  kind: AssetKind;
  code: string;
  name: string;
  address: string | null;
  lng: number;
  lat: number;
  unit_id: string | null;
  unit_name: string | null;
  border_metres: number | null;
  border_checked: boolean;
  origin_unit_name: string | null;
  owner_org_id: string | null;
  owner_org_name: string | null;
  lifecycle: Lifecycle;
  state: OperationalState;
  source: StateSource | null;
  since: string | null;
  heard_at: string | null;
  attributes: Attributes;
  synthetic: boolean;
  version: number;
}

const joins = `from assets a join asset_states s on s.asset_id = a.id
  left join admin_units u on u.id = a.unit_id left join organisations o on o.id = a.owner_org_id`;

export const assetSelect = `select a.id, a.kind, a.code, a.name, a.address, st_x(a.location) as lng, st_y(a.location) as lat, a.unit_id, u.name as unit_name, a.border_metres, a.border_checked,
  f.name as origin_unit_name, a.owner_org_id, o.short_name as owner_org_name, a.lifecycle, s.state, s.source, s.since, s.heard_at, a.attributes,
  a.synthetic, a.version ${joins} left join admin_units f on f.id = a.origin_unit_id`;

/** Only the joins the condition may need: counting must not pay for what is not shown. */
export const assetCount = `select count(*) as total from assets a join asset_states s on s.asset_id = a.id`;

export const assetSorts = {
  code: 'a.code', name: 'a.name collate vi_icu', unitName: 'u.name collate vi_icu', state: 's.state', stateSince: 's.since', ownerOrgName: 'o.short_name collate vi_icu',
};

export const assetScope = (actor: Actor, permission: Permission, params: Params): string =>
  scopeCondition(actor, permission, { unit: 'a.unit_id', org: 'a.owner_org_id', sector: 'a.sector' }, params);

export const assetPlace = (asset: { kind: AssetKind; unitId: string | null; ownerOrgId: string | null }): Place => ({
  unitId: asset.unitId,
  orgIds: asset.ownerOrgId === null ? [] : [asset.ownerOrgId],
  sector: kindOf(asset.kind).sector,
});

/** Field by field: a page is made of this, and the shorter ways take twenty times as long. */
export const toAssetRow = (row: AssetRecord): AssetRow => ({
  id: row.id, kind: row.kind, code: row.code, name: row.name, address: row.address, location: [row.lng, row.lat],
  unitId: row.unit_id, unitName: row.unit_name, borderMetres: row.border_metres, isBorderChecked: row.border_checked, originUnitName: row.origin_unit_name, ownerOrgId: row.owner_org_id, ownerOrgName: row.owner_org_name,
  lifecycle: row.lifecycle, state: row.state, stateSource: row.source, stateSince: row.since, lastHeardAt: row.heard_at,
  attributes: row.attributes, synthetic: row.synthetic, version: row.version,
});

export interface PartRecord {
  id: string;
  code: string;
  kind: string;
  attributes: Attributes;
  lng: number | null;
  lat: number | null;
}

export const toAssetPart = (row: PartRecord): AssetPart => ({
  id: row.id, code: row.code, kind: row.kind, attributes: row.attributes,
  location: row.lng === null || row.lat === null ? null : [row.lng, row.lat],
});

/** The filters of a list or an export, on top of the actor's scope. */
export function assetCondition(actor: Actor, permission: Permission, query: AssetQuery, params: Params): string {
  const where = [assetScope(actor, permission, params)];
  if (query.kind) where.push(`a.kind = any(${params.add(query.kind)})`);
  if (query.state) where.push(`s.state = any(${params.add(query.state)})`);
  where.push(query.lifecycle ? `a.lifecycle = any(${params.add(query.lifecycle)})` : `a.lifecycle not in ('decommissioned', 'cancelled')`);
  if (query.unitId) where.push(`a.unit_id = any(${params.add(query.unitId)}::uuid[])`);
  if (query.border) where.push(`a.border_metres is not null and ${query.border === 'checked' ? '' : 'not '}a.border_checked`);
  if (query.ownerOrgId) where.push(`a.owner_org_id = any(${params.add(query.ownerOrgId)}::uuid[])`);
  if (query.ids) where.push(`a.id = any(${params.add(query.ids)}::uuid[])`);
  if (query.q) where.push(searchCondition(query.q, params));
  if (query.attr) where.push(...attributeConditions(query.kind, query.attr, params));
  return where.join(' and ');
}

/** By code and name, and by name or code of the unit it lies in, today's or a former one of any reorganisation. */
function searchCondition(q: string, params: Params): string {
  const like = params.add(`%${searchKey(q)}%`);
  return `(a.search like ${like} or a.unit_id in (
    with recursive found as (
      select f.id from admin_units f where f.name_search like ${like} or f.code = ${params.add(q.trim())}
      union select c.to_unit_id from admin_unit_changes c join found on found.id = c.from_unit_id) select id from found))`;
}

function attributeConditions(kinds: readonly AssetKind[] | undefined, wanted: Readonly<Record<string, string>>, params: Params): string[] {
  const [kind] = kinds ?? [];
  if (kind === undefined || kinds?.length !== 1) throw attributeProblem('kind');
  return Object.entries(wanted).map(([name, list]) => {
    const field = kindOf(kind).fields.find((candidate) => candidate.name === name && candidate.filter);
    if (!field) throw attributeProblem(name);
    const values = list.split(',');
    const key = params.add(name);
    return field.type === 'choices'
      ? `a.attributes -> ${key}::text ?| ${params.add(values)}::text[]`
      : `a.attributes ->> ${key}::text = any(${params.add(values)}::text[])`;
  });
}

const attributeProblem = (name: string) =>
  new Problem('request.invalid', {}, { fields: [{ path: `attr.${name}`, code: 'unrecognized_keys', message: { vi: 'attr[…] cần đúng một loại và một trường lọc của loại đó.', en: 'attr[…] needs one kind and one of its filter fields.' } }] });

/** Rows by id, whoever may see them: for recording what has just been written. */
export async function assetRows(tx: Tx, ids: readonly string[]): Promise<Map<string, AssetRow>> {
  const rows = await tx.query<AssetRecord>(`${assetSelect} where a.id = any($1::uuid[])`, [ids]);
  return new Map(rows.map((row) => [row.id, toAssetRow(row)]));
}
