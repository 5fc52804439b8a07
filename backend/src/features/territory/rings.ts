/** Points and rings of a boundary, in degrees. */
import type { LngLat } from '@ioc/shared/geo';

/** Counts the edges that a ray to the east crosses; a place on an edge is on the border. O(corners). */
export function sideOf([lng, lat]: LngLat, ring: readonly LngLat[]): 'inside' | 'border' | 'outside' {
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

const metresPerDegree = 111_195;

/** From a place to the nearest edge of a ring, as if the ground were flat around the place: right to a centimetre within a kilometre. O(corners). */
export function metresFrom([lng, lat]: LngLat, ring: readonly LngLat[]): number {
  const across = metresPerDegree * Math.cos((lat * Math.PI) / 180);
  let least = Infinity;
  const last = ring.at(-1);
  if (!last) return least;
  let [fromX, fromY] = [(last[0] - lng) * across, (last[1] - lat) * metresPerDegree];
  for (const [toLng, toLat] of ring) {
    const [toX, toY] = [(toLng - lng) * across, (toLat - lat) * metresPerDegree];
    const [edgeX, edgeY] = [toX - fromX, toY - fromY];
    const length = edgeX * edgeX + edgeY * edgeY;
    const along = length === 0 ? 0 : Math.max(0, Math.min(1, -(fromX * edgeX + fromY * edgeY) / length));
    least = Math.min(least, (fromX + along * edgeX) ** 2 + (fromY + along * edgeY) ** 2);
    [fromX, fromY] = [toX, toY];
  }
  return Math.sqrt(least);
}
