/** Voronoi cells by cutting half-planes: quadratic, which is nothing for the few hundred points of a province. */
import { turn, type Point } from './geometry.js';
import { itemAt } from './random.js';

/** An edge of a cell, seen from its own centre; `neighbour` is the index of the centre on the other side. */
export interface CellEdge {
  from: Point;
  to: Point;
  neighbour: number;
}

const farAway = 1_000;
const frame = -1;

interface Corner {
  at: Point;
  /** Which centre cut the edge that starts here. */
  neighbour: number;
}

/**
 * Counter-clockwise edges of the cell of `centres[index]`. Corners are computed from the three centres around them
 * in one fixed order, so two neighbours agree on a shared corner to the last bit.
 */
export function voronoiCell(centres: readonly Point[], index: number): CellEdge[] {
  const own = itemAt(centres, index);
  let corners: Corner[] = [
    [-farAway, -farAway] as const,
    [farAway, -farAway] as const,
    [farAway, farAway] as const,
    [-farAway, farAway] as const,
  ].map((at) => ({ at, neighbour: frame }));

  centres.forEach((other, neighbour) => {
    if (neighbour !== index) corners = cut(corners, own, other, neighbour);
  });
  if (corners.some((corner) => corner.neighbour === frame))
    throw new RangeError(`The cell of centre ${index} is not closed`);

  const exact = corners.map((corner, position) => {
    const before = itemAt(corners, (position + corners.length - 1) % corners.length);
    const [a, b, c] = inOrder(index, before.neighbour, corner.neighbour);
    return circumcentre(itemAt(centres, a), itemAt(centres, b), itemAt(centres, c));
  });
  return corners.map((corner, position) => ({
    from: itemAt(exact, position),
    to: itemAt(exact, (position + 1) % exact.length),
    neighbour: corner.neighbour,
  }));
}

function inOrder(...three: [number, number, number]): [number, number, number] {
  three.sort((left, right) => left - right);
  return three;
}

/** Keeps the part of a convex cell that is nearer to `own` than to `other`. */
function cut(corners: readonly Corner[], own: Point, other: Point, neighbour: number): Corner[] {
  const side = ([x, y]: Point): number =>
    (x - (own[0] + other[0]) / 2) * (other[0] - own[0]) + (y - (own[1] + other[1]) / 2) * (other[1] - own[1]);
  if (corners.every(({ at }) => side(at) <= 0)) return [...corners];
  const kept: Corner[] = [];
  corners.forEach((corner, position) => {
    const next = itemAt(corners, (position + 1) % corners.length);
    const here = side(corner.at);
    const there = side(next.at);
    if (here <= 0) kept.push(corner);
    if (here <= 0 !== there <= 0) {
      const share = here / (here - there);
      const at: Point = [
        corner.at[0] + (next.at[0] - corner.at[0]) * share,
        corner.at[1] + (next.at[1] - corner.at[1]) * share,
      ];
      kept.push({ at, neighbour: here <= 0 ? neighbour : corner.neighbour });
    }
  });
  return kept;
}

function circumcentre(a: Point, b: Point, c: Point): Point {
  const double = 2 * turn(a, b, c);
  const [bx, by] = [b[0] - a[0], b[1] - a[1]];
  const [cx, cy] = [c[0] - a[0], c[1] - a[1]];
  const bb = bx * bx + by * by;
  const cc = cx * cx + cy * cy;
  return [a[0] + (cy * bb - by * cc) / double, a[1] + (bx * cc - cx * bb) / double];
}
