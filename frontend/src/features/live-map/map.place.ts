import type { BoundingBox, LngLat } from '@ioc/shared/geo';
import type { MapPlace } from '#platform/map';

const tile = 256;

/** How far north a latitude lies in the unit square of web Mercator. */
const mercator = (lat: number): number => 0.5 - Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) / (2 * Math.PI);

/** The place from which all of a box is seen in a window of this size; whole zoom levels, because the map snaps to them. */
export function placeFor([west, south, east, north]: BoundingBox, width: number, height: number): MapPlace {
  const byWidth = Math.log2((width * 360) / (tile * (east - west)));
  const byHeight = Math.log2(height / (tile * (mercator(south) - mercator(north))));
  const zoom = Math.max(5, Math.min(18, Math.floor(Math.min(byWidth, byHeight))));
  return { lng: (west + east) / 2, lat: (south + north) / 2, zoom };
}

export const placeOf = ([lng, lat]: LngLat, zoom: number): MapPlace => ({ lng, lat, zoom });

/** Close enough to see one mast among its neighbours. */
export const closeUp = 15;
