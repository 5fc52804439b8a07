import type { BoundingBox } from '@ioc/shared/geo';
import type { MapHandle } from '#platform/map';
import { placeFor, type Insets } from './map.place';

const gap = 12;

/** What the open layer panel and the buttons of the map lie over; a folded panel covers too little to matter. */
function coveredBy(container: HTMLElement): Insets {
  const panel = container.parentElement?.querySelector('[data-covers="true"]')?.getBoundingClientRect();
  const left = panel ? panel.right - container.getBoundingClientRect().left + gap : gap;
  return { left, top: gap, right: gap, bottom: gap };
}

/** Shows all of a box in the part of the map that nothing lies over. */
export function showBox(map: MapHandle, box: BoundingBox, { isAnimated }: { isAnimated: boolean }): void {
  const container = map.leaflet.getContainer();
  const { x: width, y: height } = map.leaflet.getSize();
  const place = placeFor(box, { width, height }, coveredBy(container), map.leaflet.options.zoomSnap);
  if (isAnimated) map.flyTo([place.lng, place.lat], place.zoom);
  else map.setView(place);
}
