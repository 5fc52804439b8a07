/** What a boundary has to be before it is stored: an area, valid, and not over other ground. */
import type { MultiPolygon, Polygon } from 'geojson';
import type { UnitLevel } from '@ioc/shared/territory';
import type { Tx } from '#platform/database';
import type { SheetReader } from './cells.js';
import { finding } from './findings.js';
import { slices } from './plan.js';

export interface Shape {
  row: number;
  geometry: Polygon | MultiPolygon;
}

export interface NamedShape extends Shape {
  name: string;
  level: UnitLevel;
  validFrom: string;
  validTo: string | null;
  /** The unit whose boundary it replaces. */
  id: string | null;
}

/** Valid and of one type; what mending leaves over as lines and points is no area. */
export const mended = (geometry: string): string =>
  `case when st_isvalid(${geometry}) then st_multi(${geometry}) else st_multi(st_collectionextract(st_makevalid(${geometry}), 3)) end`;

/** Borders drawn by hand never meet exactly; below a hectare nobody can tell whose ground it is. */
const leastOverlapM2 = 10_000;
const shapesAtOnce = 20;

const record = ({ row, level, validFrom, validTo, id, name, geometry }: NamedShape) => ({ n: row, level, vf: validFrom, vt: validTo, id, name, g: JSON.stringify(geometry) });
const columns = 'n int, level text, vf date, vt date, id uuid, name text, g text';

/**
 * Says what is wrong with the shapes. They are read and mended once, into a table that ends with the transaction: the
 * comparisons that follow would otherwise do it again for every neighbour.
 *
 * @returns the rows whose shape is the one already stored
 */
export async function checkShapes(tx: Tx, reader: SheetReader, shapes: readonly NamedShape[]): Promise<Set<number>> {
  if (shapes.length === 0) return new Set();
  await tx.query(`create temporary table import_shapes (n int, level text, vf date, vt date, id uuid, name text, reason text, g geometry) on commit drop`);
  for (const slice of slices(shapes, shapesAtOnce)) {
    await tx.query(
      `insert into import_shapes select r.n, r.level, r.vf, r.vt, r.id, r.name, case when st_isvalid(r.raw) then null else st_isvalidreason(r.raw) end, ${mended('r.raw')}
       from (select x.*, st_setsrid(st_geomfromgeojson(x.g), 4326) as raw from jsonb_to_recordset($1::jsonb) as x(${columns}) offset 0) r`,
      [JSON.stringify(slice.map(record))],
    );
  }
  await tx.query(`create index on import_shapes using gist (g)`);
  const rows = await tx.query<{ row: number; reason: string | null; empty: boolean; same: boolean }>(
    `select s.n as "row", s.reason, st_isempty(s.g) as empty, coalesce(st_orderingequals(u.polygon, s.g), false) as same
     from import_shapes s left join admin_units u on u.id = s.id order by s.n`,
  );
  for (const { row, reason, empty } of rows) {
    if (empty) reader.sayAt(finding('import.polygon-empty', {}), { row });
    else if (reason !== null) reader.sayAt(finding('import.polygon-mended', { reason }), { row });
  }
  for (const slice of slices(shapes, shapesAtOnce)) await sayOverlaps(tx, reader, slice.map(({ row }) => row));
  return new Set(rows.filter(({ same }) => same).map(({ row }) => row));
}

const overlap = `st_area(st_intersection(a.g, b.g)::geography)`;
const isAtOneTime = `(a.vt is null or b.vf < a.vt) and (b.vt is null or a.vf < b.vt)`;

/** With the other shapes of the file, and with stored ones that the file does not replace. */
async function sayOverlaps(tx: Tx, reader: SheetReader, rows: readonly number[]): Promise<void> {
  const overlaps = await tx.query<{ row: number; other: string; m2: number }>(
    `with pairs as materialized (
       select a.n as "row", b.name as other, ${overlap} as m2 from import_shapes a join import_shapes b
         on a.n > b.n and a.level = b.level and a.g && b.g and ${isAtOneTime} where a.n = any($1::int[])
       union all
       select a.n, b.name, ${overlap} from import_shapes a join
         (select id, name, level, valid_from as vf, valid_to as vt, polygon as g from admin_units where polygon is not null) b
         on a.level = b.level and a.g && b.g and ${isAtOneTime}
       where a.n = any($1::int[]) and not exists (select 1 from import_shapes s where s.id = b.id))
     select "row", other, m2 from pairs where m2 > $2 order by "row", other collate vi_icu`,
    [rows, leastOverlapM2],
  );
  for (const { row, other, m2 } of overlaps) reader.sayAt(finding('import.polygon-overlaps', { other, hectares: Math.round(m2 / 10_000) }), { row });
}
