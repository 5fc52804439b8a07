import L from 'leaflet';
import type { PointRef } from './clusters';
import type { PointLayer } from './pointLayer';
import { pointBadges } from './pointStates';

export const offlinePane = 'ioc-offline';

interface HeldMarker {
  marker: L.Marker;
  element: HTMLElement;
  ref: PointRef;
  place: string;
}

/**
 * The offline points in view as real elements: reached by Tab, read out, opened with Enter. They lie over their drawn
 * symbols and let the pointer through; an unacknowledged alarm pulses here.
 */
export class OfflineMarkers {
  private readonly held = new Map<string, HeldMarker>();
  private readonly stopListening: () => void;

  constructor(
    private readonly map: L.Map, private readonly points: PointLayer,
    private readonly describe: (point: PointRef) => string, private readonly open: (point: PointRef) => void,
  ) {
    this.stopListening = points.onDraw(() => this.match());
  }

  remove(): void {
    this.stopListening();
    for (const { marker } of this.held.values()) marker.remove();
    this.held.clear();
  }

  /** Adds and takes away the difference only: whoever stands on a marker with Tab stays there. */
  private match(): void {
    const wanted = new Map<string, PointRef>();
    for (const ref of this.points.scene.offline) {
      const pointId = ref.source.idAt(ref.index);
      if (pointId) wanted.set(`${ref.source.id}/${pointId}`, ref);
    }
    for (const [key, held] of this.held) {
      if (wanted.has(key) || held.element === document.activeElement) continue;
      held.marker.remove();
      this.held.delete(key);
    }
    for (const [key, ref] of wanted) {
      const held = this.held.get(key);
      if (held) this.refresh(held, ref);
      else this.add(key, ref);
    }
  }

  private add(key: string, ref: PointRef): void {
    const element = document.createElement('div');
    const icon = L.divIcon({ className: 'ioc-offline-marker', html: element, iconSize: [28, 28] });
    const marker = L.marker(latLngOf(ref), { icon, pane: offlinePane, keyboard: true, interactive: true, alt: '' });
    marker.addTo(this.map);
    const button = marker.getElement();
    if (!button) return;
    const held: HeldMarker = { marker, element: button, ref, place: placeOf(ref) };
    button.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
      event.stopPropagation();
      this.open(held.ref);
    });
    this.held.set(key, held);
    this.refresh(held, ref);
  }

  private refresh(held: HeldMarker, ref: PointRef): void {
    held.ref = ref;
    const place = placeOf(ref);
    if (place !== held.place) {
      held.place = place;
      held.marker.setLatLng(latLngOf(ref));
    }
    const alarmed = Boolean((ref.source.badges[ref.index] ?? 0) & pointBadges.alarmUnacknowledged);
    held.element.classList.toggle('is-alarmed', alarmed && !this.points.scene.isClustered);
    const text = this.describe(ref);
    if (held.element.getAttribute('aria-label') !== text) held.element.setAttribute('aria-label', text);
  }
}

const placeOf = ({ source, index }: PointRef): string => `${source.x[index]},${source.y[index]}`;

function latLngOf({ source, index }: PointRef): L.LatLngTuple {
  const [lng, lat] = source.locationOf(index);
  return [lat, lng];
}
