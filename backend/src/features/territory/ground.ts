/**
 * Which commune in force holds a place, and how near the next one is, for thousands of places at once: the boundaries are
 * fetched once and asked in memory. Detailed boundaries have thousands of corners, and unpacking one anew for every point
 * is what takes time.
 */
import { nearBorderMetres } from '@ioc/shared/assets';
import type { LngLat, MultiPolygon } from '@ioc/shared/geo';
import type { Transactions, Tx } from '#platform/database';
import { metresFrom, sideOf } from './rings.js';

interface Area {
  id: string;
  box: [west: number, south: number, east: number, north: number];
  polygons: LngLat[][][];
}

/** Where a place lies. */
export interface Standing {
  /** The first commune by code that covers it, its border included. */
  unitId: string | null;
  /** The nearest other commune, if it is so near that the place may as well lie there; whole metres, 0 = both cover it. */
  neighbour: { unitId: string; metres: number } | null;
}

/** The same in degrees, a little more: a degree of longitude is 101 km long in the far north of the country. */
const degreesNear = nearBorderMetres / 100_000;

export class Ground {
  private constructor(private readonly areas: readonly Area[]) {}

  /** @param near only what lies around this place: for one place the others need not be read */
  static async load(db: Tx | Transactions, today: string, near?: LngLat): Promise<Ground> {
    const around = near === undefined ? '' : `and polygon && st_expand(st_setsrid(st_makepoint($2, $3), 4326), ${degreesNear})`;
    const rows = await db.query<{ id: string; polygon: MultiPolygon; west: number; south: number; east: number; north: number }>(
      `select id, st_asgeojson(polygon, 15)::json as polygon, st_xmin(polygon) as west, st_ymin(polygon) as south, st_xmax(polygon) as east, st_ymax(polygon) as north
       from admin_units where level = 'commune' and polygon is not null and valid_from <= $1 and (valid_to is null or valid_to > $1) ${around} order by code`,
      [today, ...(near ?? [])],
    );
    return new Ground(rows.map(({ id, polygon, west, south, east, north }) => ({ id, box: [west, south, east, north], polygons: polygon.coordinates })));
  }

  /** O(corners of the few whose box, made a little larger, holds the place). */
  at(place: LngLat): Standing {
    const near = this.areas.filter(({ box: [west, south, east, north] }) =>
      place[0] >= west - degreesNear && place[0] <= east + degreesNear && place[1] >= south - degreesNear && place[1] <= north + degreesNear);
    const holder = near.find(({ polygons }) => polygons.some((rings) => isCovered(place, rings)));
    if (!holder) return { unitId: null, neighbour: null };
    let neighbour: Standing['neighbour'] = null;
    for (const { id, polygons } of near) {
      if (id === holder.id) continue;
      const metres = Math.min(...polygons.map((rings) => (isCovered(place, rings) ? 0 : Math.min(...rings.map((ring) => metresFrom(place, ring))))));
      if (metres <= nearBorderMetres && metres < (neighbour?.metres ?? Infinity)) neighbour = { unitId: id, metres };
    }
    return { unitId: holder.id, neighbour: neighbour && { ...neighbour, metres: Math.round(neighbour.metres) } };
  }
}

function isCovered(place: LngLat, [outer, ...holes]: readonly LngLat[][]): boolean {
  if (outer === undefined || sideOf(place, outer) === 'outside') return false;
  return holes.every((hole) => sideOf(place, hole) !== 'inside');
}
