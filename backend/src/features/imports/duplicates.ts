import type { Position } from 'geojson';
import { type Finding, finding } from './findings.js';

export interface ComparedRow {
  row: number;
  code: string | null;
  /** Who runs it; masts of two operators may well stand side by side. */
  operator: string | null;
  point: Position | null;
}

/** R-IMPORT: the same operator within 30 m is probably one site written twice. */
export const nearMetres = 30;

const metresPerDegree = 111_320;

function metresBetween([lngA = 0, latA = 0]: Position, [lngB = 0, latB = 0]: Position): number {
  const x = (lngA - lngB) * Math.cos(((latA + latB) / 2) * (Math.PI / 180));
  return Math.hypot(x, latA - latB) * metresPerDegree;
}

/** Cells a little wider than the distance at every latitude of Vietnam, so that a neighbour is never two cells away. */
const cellDegrees = (nearMetres * 1.2) / metresPerDegree;

const cellOf = ([lng = 0, lat = 0]: Position): [number, number] => [
  Math.floor(lng / cellDegrees),
  Math.floor(lat / cellDegrees),
];

function nearest(compared: ComparedRow, point: Position, seen: ReadonlyMap<string, ComparedRow[]>): Finding | null {
  const [x, y] = cellOf(point);
  let closest: { other: ComparedRow; metres: number } | null = null;
  for (let dx = -1; dx <= 1; dx += 1) {
    for (let dy = -1; dy <= 1; dy += 1) {
      for (const other of seen.get(`${compared.operator}|${x + dx}|${y + dy}`) ?? []) {
        const metres = other.point === null ? Infinity : metresBetween(point, other.point);
        if (metres <= nearMetres && (closest === null || metres < closest.metres)) closest = { other, metres };
      }
    }
  }
  if (closest === null) return null;
  const params = { metres: Math.round(closest.metres), other: closest.other.row };
  return finding('import.near-duplicate', params, { row: compared.row });
}

/** Rows of one file that stand for the same thing: by code, and by operator and place. */
export function findDuplicates(rows: Iterable<ComparedRow>): Finding[] {
  const found: Finding[] = [];
  const byCode = new Map<string, number>();
  const byCell = new Map<string, ComparedRow[]>();
  for (const compared of rows) {
    const { row, code, operator, point } = compared;
    const other = code === null ? undefined : byCode.get(code);
    if (code !== null && other !== undefined) found.push(finding('import.duplicate-code', { code, other }, { row }));
    else if (code !== null) byCode.set(code, row);
    if (operator === null || point === null) continue;
    const near = other === undefined ? nearest(compared, point, byCell) : null;
    if (near) found.push(near);
    const key = `${operator}|${cellOf(point).join('|')}`;
    byCell.set(key, [...(byCell.get(key) ?? []), compared]);
  }
  return found;
}
