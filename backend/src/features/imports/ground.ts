/**
 * Which commune in force holds a place, for thousands of places at once: the boundaries are fetched once and asked in
 * memory. Detailed boundaries have thousands of corners, and unpacking one anew for every point is what takes time.
 */
import type { LngLat, MultiPolygon } from '@ioc/shared/geo';
import type { Db } from './directory.js';

interface Area {
  id: string;
  box: [west: number, south: number, east: number, north: number];
  polygons: LngLat[][][];
}

export class Ground {
  private constructor(private readonly areas: readonly Area[]) {}

  static async load(db: Db, today: string): Promise<Ground> {
    const rows = await db.query<{ id: string; polygon: MultiPolygon; west: number; south: number; east: number; north: number }>(
      `select id, st_asgeojson(polygon, 15)::json as polygon, st_xmin(polygon) as west, st_ymin(polygon) as south, st_xmax(polygon) as east, st_ymax(polygon) as north
       from admin_units where level = 'commune' and polygon is not null and valid_from <= $1 and (valid_to is null or valid_to > $1) order by code`,
      [today],
    );
    return new Ground(rows.map(({ id, polygon, west, south, east, north }) => ({ id, box: [west, south, east, north], polygons: polygon.coordinates })));
  }

  /** The first commune by code that covers the place, its border included. O(corners of the few whose box holds it). */
  unitAt(place: LngLat): string | null {
    const [lng, lat] = place;
    const found = this.areas.find(({ box: [west, south, east, north], polygons }) =>
      lng >= west && lng <= east && lat >= south && lat <= north && polygons.some((rings) => isCovered(place, rings)));
    return found?.id ?? null;
  }
}

function isCovered(place: LngLat, [outer, ...holes]: readonly LngLat[][]): boolean {
  if (outer === undefined || sideOf(place, outer) === 'outside') return false;
  return holes.every((hole) => sideOf(place, hole) !== 'inside');
}

/** Counts the edges that a ray to the east crosses; a place on an edge is on the border. */
function sideOf([lng, lat]: LngLat, ring: readonly LngLat[]): 'inside' | 'border' | 'outside' {
  let isInside = false;
  let [fromLng, fromLat] = ring.at(-1) ?? [0, 0];
  for (const [toLng, toLat] of ring) {
    const turn = (toLng - fromLng) * (lat - fromLat) - (toLat - fromLat) * (lng - fromLng);
    const isBeside = Math.min(fromLng, toLng) <= lng && lng <= Math.max(fromLng, toLng) && Math.min(fromLat, toLat) <= lat && lat <= Math.max(fromLat, toLat);
    if (turn === 0 && isBeside) return 'border';
    if (fromLat > lat !== toLat > lat && turn > 0 === toLat > fromLat) isInside = !isInside;
    [fromLng, fromLat] = [toLng, toLat];
  }
  return isInside ? 'inside' : 'outside';
}
