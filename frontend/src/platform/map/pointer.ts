import L from 'leaflet';
import { discRadius, type Cluster } from './clusters';
import { symbolRadius, type MapHit, type PointLayer } from './pointLayer';
import { calmFirst, stateCode, type PointState } from './pointStates';

/** What to do when the pointer meets the points. */
export interface PointerEvents {
  onHover: (hit: MapHit | null) => void;
  onSelect: (sourceId: string, index: number) => void;
  onClusterClick: (cluster: Cluster) => void;
}

type StateNames = Readonly<Partial<Record<PointState, string>>>;

const touchReach = 22;
const mouseReach = 14;

/** Text goes in as text: a name is whatever a person typed. */
export function contentElement(content: string | Node): HTMLElement {
  const element = document.createElement('div');
  element.append(content);
  return element;
}

function clusterTip(cluster: Cluster, stateNames: StateNames): HTMLElement {
  const list = document.createElement('div');
  for (const state of calmFirst.toReversed()) {
    const count = cluster.counts[stateCode(state)];
    if (!count) continue;
    const row = document.createElement('div');
    row.className = 'ioc-tip-row';
    const number = document.createElement('b');
    number.textContent = String(count);
    row.append(stateNames[state] ?? '', number);
    list.append(row);
  }
  return list;
}

/** Hover and click over the drawn points. Returns the way to stop. */
export function followPointer(
  map: L.Map, points: PointLayer, stateNames: () => StateNames, events: PointerEvents,
): () => void {
  const tip = L.tooltip({ className: 'ioc-tip', direction: 'top', opacity: 1 });
  let request: number | undefined;
  let lastAt: L.Point | undefined;
  let tipped: string | undefined;

  const hideTip = (): void => {
    tipped = undefined;
    tip.remove();
  };

  const showTip = (key: string, at: L.LatLng, rise: number, content: () => HTMLElement): void => {
    if (tipped === key) return;
    tipped = key;
    tip.options.offset = L.point(0, -rise);
    tip.setLatLng(at).setContent(content());
    if (!map.hasLayer(tip)) tip.addTo(map);
  };

  const look = (): void => {
    request = undefined;
    if (!lastAt) return;
    const hit = points.hit(lastAt, mouseReach);
    map.getContainer().style.cursor = hit ? 'pointer' : '';
    events.onHover(hit);
    const chosen = points.selection();
    const isChosen = hit?.type === 'point' && chosen?.source === hit.source && chosen.index === hit.index;
    if (isChosen) {
      // Its popup says more, and the two would lie on each other.
      hideTip();
    } else if (hit?.type === 'point') {
      const { source, index } = hit;
      const pointId = source.idAt(index) ?? '';
      const [lng, lat] = source.locationOf(index);
      const key = `${source.id}/${pointId}/${source.state[index]}`;
      const rise = symbolRadius(map.getZoom(), points.scene.symbolCount) + 4;
      showTip(key, L.latLng(lat, lng), rise, () => contentElement(source.tooltipOf(pointId)));
    } else if (hit?.type === 'cluster') {
      const { cluster } = hit;
      showTip(`${cluster.cells[0]}/${cluster.counts.join()}`, points.latLngOf(cluster), discRadius(cluster.count) + 4,
        () => clusterTip(cluster, stateNames()));
    } else {
      hideTip();
    }
  };

  const onMove = (event: L.LeafletMouseEvent): void => {
    lastAt = event.containerPoint;
    request ??= requestAnimationFrame(look);
  };
  const onLeave = (): void => {
    lastAt = undefined;
    map.getContainer().style.cursor = '';
    events.onHover(null);
    hideTip();
  };
  const onClick = (event: L.LeafletMouseEvent): void => {
    const { originalEvent } = event;
    const isTouch = 'pointerType' in originalEvent && originalEvent.pointerType === 'touch';
    const hit = points.hit(event.containerPoint, isTouch ? touchReach : mouseReach);
    hideTip();
    if (hit?.type === 'point') events.onSelect(hit.source.id, hit.index);
    else if (hit) events.onClusterClick(hit.cluster);
  };
  // What lay under the pointer may have changed its state or left.
  const stopListening = points.onDraw(() => { if (tipped !== undefined) request ??= requestAnimationFrame(look); });

  map.on('mousemove', onMove).on('mouseout zoomstart', onLeave).on('click', onClick);
  return () => {
    if (request !== undefined) cancelAnimationFrame(request);
    stopListening();
    map.off('mousemove', onMove).off('mouseout zoomstart', onLeave).off('click', onClick);
    tip.remove();
  };
}
