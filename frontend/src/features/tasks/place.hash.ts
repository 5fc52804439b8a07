import type { MapPlace } from '#platform/map';

export interface HeldPlace {
  at: MapPlace | null;
  /** The task whose popup is open. */
  chosen: string | null;
}

function readPlace(text: string | null): MapPlace | null {
  const parts = (text ?? '').split(',').map((part) => (part === '' ? NaN : Number(part)));
  const [lng = NaN, lat = NaN, zoom = NaN] = parts;
  const isPlace = parts.length === 3 && Math.abs(lng) <= 180 && Math.abs(lat) <= 85 && zoom >= 0 && zoom <= 22;
  return isPlace ? { lng, lat, zoom } : null;
}

/** What an address says after its `#`; whatever is no place there is none. */
export function readPlaceHash(hash: string): HeldPlace {
  const said = new URLSearchParams(hash.replace(/^#/, ''));
  return { at: readPlace(said.get('at')), chosen: said.get('task') };
}

/** `#at=106.0613,22.7322,9.25&task=…`, or nothing. */
export function placeHash({ at, chosen }: HeldPlace): string {
  const parts = [
    ...(at ? [`at=${at.lng.toFixed(4)},${at.lat.toFixed(4)},${Number(at.zoom.toFixed(2))}`] : []),
    ...(chosen === null ? [] : [`task=${encodeURIComponent(chosen)}`]),
  ];
  return parts.length > 0 ? `#${parts.join('&')}` : '';
}
