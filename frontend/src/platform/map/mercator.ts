import type { LngLat } from '@ioc/shared/geo';

/** Side of the world in pixels at zoom 0, as Leaflet and every tile scheme have it. */
export const worldTile = 256;

/** Web Mercator with the world as the unit square, north at 0: one multiplication away from pixels at any zoom. */
export const mercatorX = (lng: number): number => lng / 360 + 0.5;

export function mercatorY(lat: number): number {
  const sine = Math.sin((lat * Math.PI) / 180);
  return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
}

export function lngLatOf(x: number, y: number): LngLat {
  const angle = (0.5 - y) * 2 * Math.PI;
  return [(x - 0.5) * 360, (360 / Math.PI) * Math.atan(Math.exp(angle)) - 90];
}

export const worldPixels = (zoom: number): number => worldTile * 2 ** zoom;
