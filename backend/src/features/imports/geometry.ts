import type { Geometry, Position } from 'geojson';
import { type Finding, finding } from './findings.js';

const drawable = ['Point', 'MultiPoint', 'LineString', 'MultiLineString', 'Polygon', 'MultiPolygon'] as const;
type Drawable = (typeof drawable)[number];

/** How many lists stand around a position in each type. */
const nesting: Record<Drawable, number> = {
  Point: 0,
  MultiPoint: 1,
  LineString: 1,
  MultiLineString: 2,
  Polygon: 2,
  MultiPolygon: 3,
};

const isDrawable = (type: unknown): type is Drawable => drawable.some((known) => known === type);

function positionProblem(position: unknown): Finding | null {
  const shown = JSON.stringify(position)?.slice(0, 60) ?? '';
  if (!Array.isArray(position) || position.length < 2 || position.length > 4) {
    return finding('import.geometry-position', { position: shown });
  }
  const numbers: unknown[] = position;
  const [lng, lat] = numbers;
  if (typeof lng !== 'number' || typeof lat !== 'number' || !numbers.every((part) => Number.isFinite(part))) {
    return finding('import.geometry-position', { position: shown });
  }
  if (Math.abs(lng) <= 180 && Math.abs(lat) <= 90) return null;
  if (Math.abs(lng) > 1_000 || Math.abs(lat) > 1_000) return finding('import.geometry-metres', { position: shown });
  if (Math.abs(lng) <= 90 && Math.abs(lat) <= 180) return finding('import.geometry-swapped', { position: shown });
  return finding('import.geometry-range', { position: shown });
}

function positionsProblem(positions: unknown): Finding | null {
  if (!Array.isArray(positions))
    return finding('import.geometry-position', { position: String(positions).slice(0, 60) });
  for (const position of positions as unknown[]) {
    const problem = positionProblem(position);
    if (problem) return problem;
  }
  return null;
}

const samePlace = (a: Position | undefined, b: Position | undefined): boolean => a?.[0] === b?.[0] && a?.[1] === b?.[1];

function ringProblem(ring: readonly Position[], number: number): Finding | null {
  if (!samePlace(ring[0], ring.at(-1))) return finding('import.geometry-ring-open', { ring: number });
  if (ring.length < 4) return finding('import.geometry-ring-short', { ring: number, positions: ring.length });
  return null;
}

/** The lists of positions of a shape, whatever its nesting; null where a list was expected and none stands. */
function lists(coordinates: unknown, depth: number): unknown[] | null {
  if (depth <= 1) return [coordinates];
  if (!Array.isArray(coordinates)) return null;
  const inner: unknown[] = [];
  for (const part of coordinates as unknown[]) {
    const deeper = lists(part, depth - 1);
    if (deeper === null) return null;
    inner.push(...deeper);
  }
  return inner;
}

export type GeometryCheck =
  { geometry: Geometry | undefined; problem: null } | { geometry: undefined; problem: Finding };

/** The first thing wrong with a shape. Crossing lines are the database's to find; this is what it could not store. */
export function checkGeometry(value: unknown): GeometryCheck {
  if (value === null || value === undefined) return { geometry: undefined, problem: null };
  const bad = (problem: Finding): GeometryCheck => ({ geometry: undefined, problem });
  const { type, coordinates } = value as { type?: unknown; coordinates?: unknown };
  if (!isDrawable(type)) return bad(finding('import.geometry-unsupported', { type: String(type).slice(0, 40) }));
  if (!Array.isArray(coordinates) || coordinates.length === 0) return bad(finding('import.geometry-empty', {}));

  const depth = nesting[type];
  const parts = lists(depth === 0 ? [coordinates] : coordinates, depth);
  if (parts === null)
    return bad(finding('import.geometry-position', { position: JSON.stringify(coordinates).slice(0, 60) }));
  const isArea = type === 'Polygon' || type === 'MultiPolygon';
  const isLine = type === 'LineString' || type === 'MultiLineString';
  for (const [index, part] of parts.entries()) {
    const problem = positionsProblem(part);
    if (problem) return bad(problem);
    const positions = part as Position[];
    if (positions.length === 0) return bad(finding('import.geometry-empty', {}));
    if (isLine && positions.length < 2) return bad(finding('import.geometry-line-short', {}));
    const ring = isArea ? ringProblem(positions, index + 1) : null;
    if (ring) return bad(ring);
  }
  if (parts.length === 0) return bad(finding('import.geometry-empty', {}));
  return { geometry: { type, coordinates } as Geometry, problem: null };
}
