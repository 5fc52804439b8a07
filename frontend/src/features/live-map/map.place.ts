import type { BoundingBox, LngLat } from '@ioc/shared/geo';
import type { MapPlace } from '#platform/map';

const tile = 256;

/** A box may reach this share of a zoom step under the edge: better than showing the province at half its size. */
const slack = 0.12;

/** How far south a latitude lies in the unit square of web Mercator. */
const mercator = (lat: number): number => 0.5 - Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) / (2 * Math.PI);
const latitude = (y: number): number => (Math.atan(Math.sinh((0.5 - y) * 2 * Math.PI)) * 180) / Math.PI;

/** Pixels of the map that something lies over. */
export interface Insets {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export const noInsets: Insets = { left: 0, top: 0, right: 0, bottom: 0 };

/** The place from which all of a box is seen beside what covers the window, at one of the zooms the map snaps to. */
export function placeFor(
  [west, south, east, north]: BoundingBox, size: { width: number; height: number }, covered = noInsets, snap = 1,
): MapPlace {
  const width = Math.max(1, size.width - covered.left - covered.right);
  const height = Math.max(1, size.height - covered.top - covered.bottom);
  const byWidth = Math.log2((width * 360) / (tile * (east - west)));
  const byHeight = Math.log2(height / (tile * (mercator(south) - mercator(north))));
  const zoom = Math.max(5, Math.min(18, Math.floor(Math.min(byWidth, byHeight) / snap + slack) * snap));
  const world = tile * 2 ** zoom;
  return {
    lng: (west + east) / 2 - ((covered.left - covered.right) / 2) * (360 / world),
    lat: latitude((mercator(south) + mercator(north)) / 2 - (covered.top - covered.bottom) / 2 / world),
    zoom,
  };
}

export const placeOf = ([lng, lat]: LngLat, zoom: number): MapPlace => ({ lng, lat, zoom });

/** Close enough to see one mast among its neighbours. */
export const closeUp = 15;
