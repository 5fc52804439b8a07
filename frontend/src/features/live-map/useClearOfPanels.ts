import { useEffect, useRef, type RefObject } from 'react';
import { useMap } from '#platform/map';
import { stepAside } from './popup.place';

/** Opening, the answer of the server, the end of a flight: more than these would be the map arguing with a person. */
const mostSteps = 3;

/** Opened under the panels a popup would be half of an answer: the map steps aside when it opens and when it grows. */
export function useClearOfPanels(): RefObject<HTMLDivElement | null> {
  const map = useMap();
  const content = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = content.current;
    if (!element) return undefined;
    const { leaflet } = map;
    let steps = 0;
    const clear = (): void => {
      const popup = element.closest('.leaflet-popup')?.getBoundingClientRect();
      const container = leaflet.getContainer();
      if (!popup || popup.height === 0 || steps >= mostSteps) return;
      const panels = [...container.parentElement?.querySelectorAll('[data-map-panels] > *') ?? []].map((panel) => panel.getBoundingClientRect());
      const { dx, dy } = stepAside(popup, panels, container.getBoundingClientRect());
      if (Math.abs(dx) < 1 && Math.abs(dy) < 1) return;
      steps++;
      leaflet.panBy([-dx, -dy], { animate: false });
    };
    const giveWay = (): void => { steps = mostSteps; };
    const grown = new ResizeObserver(clear);
    grown.observe(element);
    leaflet.on('moveend', clear);
    leaflet.on('dragstart', giveWay);
    return () => {
      grown.disconnect();
      leaflet.off('moveend', clear);
      leaflet.off('dragstart', giveWay);
    };
  }, [map]);
  return content;
}
