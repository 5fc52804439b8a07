/** Plane geometry for a province: small enough that one flat projection in kilometres is true to 0.4 %. */
import type { LngLat, MultiPolygon } from '@ioc/shared/geo';

/** Kilometres east and north of `origin`. */
export type Point = readonly [x: number, y: number];

const origin: LngLat = [106.05, 22.74];
const kmPerLng = 102.67;
const kmPerLat = 110.75;

export const toPlane = ([lng, lat]: LngLat): Point => [(lng - origin[0]) * kmPerLng, (lat - origin[1]) * kmPerLat];

/** Rounds half up to so many digits after the point. */
export const round = (value: number, digits: number): number => Math.round(value * 10 ** digits) / 10 ** digits;

/** Five decimals are about one metre: finer would only make the files longer. */
export const toLngLat = ([x, y]: Point): LngLat => [
  round(origin[0] + x / kmPerLng, 5),
  round(origin[1] + y / kmPerLat, 5),
];

export const distance = (a: Point, b: Point): number => Math.sqrt((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2);

/** Twice the signed area of the triangle: positive when `c` lies left of the way from `a` to `b`. */
export const turn = (a: Point, b: Point, c: Point): number =>
  (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);

export function isInTriangle(point: Point, a: Point, b: Point, c: Point): boolean {
  const first = turn(a, b, point);
  const second = turn(b, c, point);
  const third = turn(c, a, point);
  return (first > 0 && second > 0 && third > 0) || (first < 0 && second < 0 && third < 0);
}

/** Even-odd rule; the ring may be closed or not. */
export function isInRing([x, y]: Point | LngLat, ring: readonly (Point | LngLat)[]): boolean {
  let inside = false;
  let previous = ring[ring.length - 1];
  for (const corner of ring) {
    if (previous && corner[1] > y !== previous[1] > y) {
      const crossing = ((previous[0] - corner[0]) * (y - corner[1])) / (previous[1] - corner[1]) + corner[0];
      if (x < crossing) inside = !inside;
    }
    previous = corner;
  }
  return inside;
}

export const isInPolygon = (point: LngLat, polygon: MultiPolygon): boolean =>
  polygon.coordinates.reduce(
    (inside, rings) => rings.reduce((within, ring) => (isInRing(point, ring) ? !within : within), inside),
    false,
  );

/** Signed: positive for a counter-clockwise ring. */
export function ringArea(ring: readonly Point[]): number {
  let twice = 0;
  let previous = ring[ring.length - 1];
  for (const corner of ring) {
    if (previous) twice += previous[0] * corner[1] - corner[0] * previous[1];
    previous = corner;
  }
  return twice / 2;
}

export const polygonAreaKm2 = (polygon: MultiPolygon): number =>
  polygon.coordinates.flat().reduce((sum, ring) => sum + ringArea(ring.map(toPlane)), 0);

/** How far a point is from a closed or open line of corners. */
export function distanceToRing(point: Point, ring: readonly Point[]): number {
  let nearest = Infinity;
  let previous = ring[ring.length - 1];
  for (const corner of ring) {
    if (previous) nearest = Math.min(nearest, squareToSegment(point, previous, corner));
    previous = corner;
  }
  return Math.sqrt(nearest);
}

/** Squares, because the root of the smallest is all that is asked for. */
function squareToSegment([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / length));
  return (ax + dx * along - x) ** 2 + (ay + dy * along - y) ** 2;
}
