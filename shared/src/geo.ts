/** GeoJSON as far as the portal needs it. Always WGS 84 and always [longitude, latitude]. */
export type LngLat = [longitude: number, latitude: number];

/** West, south, east, north in degrees. */
export type BoundingBox = readonly [west: number, south: number, east: number, north: number];

/** A box around Vietnam with its islands; what lies outside is refused as a slip of the pen. */
export const vietnamBox: BoundingBox = [101.5, 6.0, 118.0, 24.0];

export const isInside = ([lng, lat]: LngLat, [west, south, east, north]: BoundingBox): boolean =>
  lng >= west && lng <= east && lat >= south && lat <= north;

export interface MultiPolygon {
  type: 'MultiPolygon';
  coordinates: LngLat[][][];
}
