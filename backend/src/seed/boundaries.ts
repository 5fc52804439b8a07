/**
 * Made-up boundaries ("ranh giới mô phỏng"): real ones are imported by the user and never shipped.
 *
 * The outline comes from the same diagram as the communes: around every centre lies a ring of points that belong to
 * nobody, as far out as the published area suggests; those that fall into another commune's ground are dropped, and
 * the border runs half-way to the rest. So nothing has to be clipped, and neighbours share every corner exactly.
 */
import type { BoundingBox, LngLat, MultiPolygon } from '@ioc/shared/geo';
import { distance, isInTriangle, toLngLat, toPlane, type Point } from './geometry.js';
import { itemAt, Random, valueOf } from './random.js';
import { voronoiCell, type CellEdge } from './voronoi.js';

export const boundaryNote = 'ranh giới mô phỏng';

export interface BoundarySeed {
  key: string;
  centre: LngLat;
  areaKm2: number;
}

export interface Boundaries {
  communes: Map<string, MultiPolygon>;
  province: MultiPolygon;
}

export const provinceBox: BoundingBox = [105.2648, 22.3585, 106.8344, 23.1195];

/** How far a commune reaches beyond its centre, in radii of a disc of its area. */
const reach = 0.95;
/** Points of a drawn line are about so far apart: fine enough for a provincial map, and 60 kB in all. */
const stepKm = 0.75;
const [cosStep, sinStep] = [0.9659258262890683, 0.25881904510252074];
const directions = 24;

export function drawBoundaries(seed: number, units: readonly BoundarySeed[]): Boundaries {
  const centres = units.map((unit) => toPlane(unit.centre));
  const radii = units.map((unit) => reach * Math.sqrt(unit.areaKm2 / Math.PI));
  const points = [...centres, ...outsidePoints(new Random(seed, 'outline'), centres, radii), ...mirrored(centres)];

  const lines = new Map<string, LngLat[]>();
  const outline = new Map<string, LngLat[]>();
  const communes = new Map<string, MultiPolygon>();
  units.forEach((unit, index) => {
    const ring: LngLat[] = [];
    for (const edge of voronoiCell(points, index)) {
      const line = lineOf(seed, lines, points, index, edge);
      ring.push(...line.slice(0, -1));
      if (edge.neighbour >= units.length) outline.set(nameOf(itemAt(line, 0)), line);
    }
    communes.set(unit.key, asPolygon(ring));
  });
  return { communes, province: asPolygon(chain(outline)) };
}

function outsidePoints(random: Random, centres: readonly Point[], radii: readonly number[]): Point[] {
  const kept: Point[] = [];
  centres.forEach((centre, index) => {
    let [dx, dy] = [1, 0];
    for (let turn = 0; turn < directions; turn += 1) {
      const away = 2 * itemAt(radii, index) * random.between(0.93, 1.08);
      const point: Point = [centre[0] + dx * away, centre[1] + dy * away];
      const isFree = centres.every(
        (other, at) => at === index || distance(point, other) > 2 * itemAt(radii, at) * 0.95,
      );
      if (isFree) kept.push(point);
      [dx, dy] = [dx * cosStep - dy * sinStep, dx * sinStep + dy * cosStep];
    }
  });
  return kept;
}

/**
 * Every centre mirrored in the four sides of the province's box: a place beyond a side is nearer to the mirror image
 * than to its own centre, so no cell leaves the box. The margin leaves room for the roughness.
 */
function mirrored(centres: readonly Point[]): Point[] {
  const margin = 1;
  const [west, south] = toPlane([provinceBox[0], provinceBox[1]]);
  const [east, north] = toPlane([provinceBox[2], provinceBox[3]]);
  return centres.flatMap(([x, y]): Point[] => [
    [2 * (west + margin) - x, y],
    [2 * (east - margin) - x, y],
    [x, 2 * (south + margin) - y],
    [x, 2 * (north - margin) - y],
  ]);
}

/** Both neighbours of an edge get the same line, drawn once from the side of the lower index. */
function lineOf(
  seed: number,
  lines: Map<string, LngLat[]>,
  points: readonly Point[],
  index: number,
  edge: CellEdge,
): LngLat[] {
  if (index < edge.neighbour) {
    const random = new Random(seed, `border ${index} ${edge.neighbour}`);
    const line = roughLine(random, edge, itemAt(points, index), itemAt(points, edge.neighbour));
    lines.set(`${index} ${edge.neighbour}`, line);
    return line;
  }
  return [...valueOf(lines, `${edge.neighbour} ${index}`)].reverse();
}

/**
 * A straight edge made rough. Every point stays in the kite between the edge and the two centres; kites of different
 * edges do not overlap, so lines never cross and a centre never leaves its cell.
 */
function roughLine(random: Random, { from, to }: CellEdge, own: Point, other: Point): LngLat[] {
  const length = distance(from, to);
  let steps = 1;
  while (length / steps > 1.4 * stepKm) steps *= 2;
  const offsets = new Array<number>(steps + 1).fill(0);
  for (let span = steps, height = length * 0.13; span > 1; span /= 2, height *= 0.6) {
    for (let at = span / 2; at < steps; at += span) {
      const middle = (itemAt(offsets, at - span / 2) + itemAt(offsets, at + span / 2)) / 2;
      offsets[at] = middle + height * random.between(-1, 1);
    }
  }
  return offsets.map((offset, at) => {
    const share = at / steps;
    const base: Point = [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share];
    if (at === 0 || at === steps) return toLngLat(at === 0 ? from : to);
    for (let height = offset; Math.abs(height) > 0.01; height /= 2) {
      const point: Point = [
        base[0] - ((to[1] - from[1]) / length) * height,
        base[1] + ((to[0] - from[0]) / length) * height,
      ];
      if (isInTriangle(point, from, to, own) || isInTriangle(point, from, to, other)) return toLngLat(point);
    }
    return toLngLat(base);
  });
}

const nameOf = ([lng, lat]: LngLat): string => `${lng} ${lat}`;

/** Puts the outer lines, which run counter-clockwise round their communes, end to end. */
function chain(lines: Map<string, LngLat[]>): LngLat[] {
  const [first] = lines.keys();
  const ring: LngLat[] = [];
  for (let at = first; at !== undefined && lines.has(at);) {
    const line = valueOf(lines, at);
    lines.delete(at);
    ring.push(...line.slice(0, -1));
    at = nameOf(itemAt(line, line.length - 1));
  }
  if (lines.size > 0) throw new RangeError('The outline of the province is not one ring');
  return ring;
}

/** Closes the ring; corners that met in rounding are kept once. */
function asPolygon(corners: readonly LngLat[]): MultiPolygon {
  const ring = corners.filter(
    (corner, index) => nameOf(corner) !== nameOf(itemAt(corners, (index + 1) % corners.length)),
  );
  return { type: 'MultiPolygon', coordinates: [[[...ring, itemAt(ring, 0)]]] };
}
