import { Injectable } from '@nestjs/common';
import type { LngLat, MultiPolygon } from '@ioc/shared/geo';
import type { Page } from '@ioc/shared/list';
import type { AdminUnit, BoundarySet, UnitKind, UnitLevel, UnitVersion } from '@ioc/shared/territory';
import type { UnitQuery } from '@ioc/shared/territory.input';
import { timeZone } from '@ioc/shared/time';
import { searchKey } from '@ioc/shared/words';
import { Clock } from '#platform/clock';
import { Params, Transactions, type Tx } from '#platform/database';
import { orderBy, pageClause, requireRow } from '#platform/http';
import { Ground, type Standing } from './ground.js';

interface UnitRow {
  id: string;
  code: string;
  name: string;
  level: UnitLevel;
  kind: UnitKind;
  parent_id: string | null;
  valid_from: string;
  valid_to: string | null;
  area_km2: number | null;
  population: number | null;
  legal_act: string | null;
  lng: number | null;
  lat: number | null;
  has_boundary: boolean;
  synthetic: boolean;
  former_names: string[];
  predecessors: UnitVersion[];
  successors: UnitVersion[];
  version: number;
}

/** The units at the other end of the changes of a unit. */
const versions = (other: string, own: string): string => `(select coalesce(json_agg(json_build_object('id', f.id, 'code', f.code, 'name', f.name, 'validFrom', f.valid_from,
  'validTo', f.valid_to) order by f.code, f.valid_from), '[]'::json) from admin_unit_changes c join admin_units f on f.id = c.${other} where c.${own} = a.id)`;

const select = `select a.id, a.code, a.name, a.level, a.kind, a.parent_id, a.valid_from, a.valid_to, a.area_km2, a.population, a.legal_act,
  st_x(a.centre) as lng, st_y(a.centre) as lat, a.polygon is not null as has_boundary, a.synthetic, a.version,
  array(select f.name from admin_unit_changes c join admin_units f on f.id = c.from_unit_id
    where c.to_unit_id = a.id and f.name <> a.name order by f.name collate vi_icu) as former_names,
  ${versions('from_unit_id', 'to_unit_id')} as predecessors, ${versions('to_unit_id', 'from_unit_id')} as successors
  from admin_units a`;
const sorts = {
  code: 'a.code', name: 'a.name collate vi_icu', validFrom: 'a.valid_from', areaKm2: 'a.area_km2', population: 'a.population', level: 'a.level',
};

const toUnit = (row: UnitRow): AdminUnit => ({
  id: row.id, code: row.code, name: row.name, level: row.level, kind: row.kind, parentId: row.parent_id,
  validFrom: row.valid_from, validTo: row.valid_to, areaKm2: row.area_km2, population: row.population, legalAct: row.legal_act,
  centre: row.lng === null || row.lat === null ? null : [row.lng, row.lat],
  hasBoundary: row.has_boundary, synthetic: row.synthetic, formerNames: row.former_names, predecessors: row.predecessors, successors: row.successors, version: row.version,
});

@Injectable()
export class TerritoryService {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** Today where the portal is used, not where the server happens to stand. */
  get today(): string {
    return new Intl.DateTimeFormat('en-CA', { timeZone }).format(this.clock.now());
  }

  async list(query: UnitQuery): Promise<Page<AdminUnit>> {
    const params = new Params();
    const condition = unitCondition(query, params);
    const order = orderBy(query, sorts, 'a.valid_from desc, a.code', 'a.id');
    const [rows, [count]] = await Promise.all([
      this.transactions.query<UnitRow>(`${select} where ${condition} ${order} ${pageClause(query)}`, params.values),
      this.transactions.query<{ total: number }>(`select count(*) as total from admin_units a where ${condition}`, params.values),
    ]);
    return { data: rows.map(toUnit), total: count?.total ?? 0 };
  }

  get(id: string): Promise<AdminUnit> {
    return this.read(this.transactions, id);
  }

  async read(db: Transactions | Tx, id: string): Promise<AdminUnit> {
    const [row] = await db.query<UnitRow>(`${select} where a.id = $1`, [id]);
    return toUnit(requireRow(row, 'territory.unit-not-found'));
  }

  /** The province and the communes in force on a day, with their shapes. */
  async boundaries(on: string = this.today): Promise<BoundarySet> {
    const rows = await this.transactions.query<
      Pick<UnitRow, 'id' | 'code' | 'name' | 'kind' | 'level' | 'lng' | 'lat' | 'synthetic'> & { polygon: MultiPolygon }
    >(
      `select id, code, name, kind, level, st_x(centre) as lng, st_y(centre) as lat, st_asgeojson(polygon, 5)::json as polygon, synthetic
       from admin_units where polygon is not null and level <> 'district' and valid_from <= $1 and (valid_to is null or valid_to > $1)
       order by level desc, code`,
      [on],
    );
    return {
      on,
      synthetic: rows.some(({ synthetic }) => synthetic),
      units: rows.map(({ id, code, name, kind, level, lng, lat, polygon }) => ({
        id, code, name, kind, level, polygon, centre: lng === null || lat === null ? null : ([lng, lat] as LngLat),
      })),
    };
  }

  /** The commune in force that holds a place, and the next one if it is near. Reads the few boundaries around the place. */
  async standing(db: Tx | Transactions, place: LngLat): Promise<Standing> {
    return (await Ground.load(db, this.today, place)).at(place);
  }

  /** Are there boundaries at all to check a place against? An installation may begin with its assets. */
  async hasBoundaries(db: Tx | Transactions): Promise<boolean> {
    const [row] = await db.query(`select 1 from admin_units where level = 'commune' and polygon is not null and valid_to is null limit 1`);
    return row !== undefined;
  }
}

/** The filters of a list or an export. */
export function unitCondition(query: UnitQuery, params: Params): string {
  const where = ['true'];
  if (query.q) {
    const like = params.add(`%${searchKey(query.q)}%`);
    // An old name or an old code finds what became of it, over any number of reorganisations.
    where.push(`a.id in (with recursive found as (
      select f.id from admin_units f where f.name_search like ${like} or f.code = ${params.add(query.q.trim())}
      union select c.to_unit_id from admin_unit_changes c join found on found.id = c.from_unit_id) select id from found)`);
  }
  if (query.level) where.push(`a.level = any(${params.add(query.level)})`);
  if (query.parentId) where.push(`a.parent_id = ${params.add(query.parentId)}`);
  if (query.ids) where.push(`a.id = any(${params.add(query.ids)}::uuid[])`);
  if (query.on) {
    const on = params.add(query.on);
    where.push(`a.valid_from <= ${on} and (a.valid_to is null or a.valid_to > ${on})`);
  }
  return where.join(' and ');
}
