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
    let isMoving = false;
    let frame = 0;
    const clear = (): void => {
      const popup = element.closest('.leaflet-popup')?.getBoundingClientRect();
      const container = leaflet.getContainer();
      if (!popup || popup.height === 0 || isMoving || steps >= mostSteps) return;
      const panels = [...container.parentElement?.querySelectorAll('[data-map-panels] > *') ?? []].map((panel) => panel.getBoundingClientRect());
      const { dx, dy } = stepAside(popup, panels, container.getBoundingClientRect());
      if (Math.abs(dx) < 1 && Math.abs(dy) < 1) return;
      steps++;
      leaflet.panBy([-dx, -dy], { animate: false });
    };
    // The page is asked two frames later: right after a move it may still answer with the place before it.
    const look = (): void => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => { frame = requestAnimationFrame(clear); });
    };
    // A pan on the way would carry the map to its own end: what is to be done is done then.
    const depart = (): void => { isMoving = true; };
    const arrive = (): void => {
      isMoving = false;
      look();
    };
    const giveWay = (): void => { steps = mostSteps; };
    const grown = new ResizeObserver(look);
    grown.observe(element);
    leaflet.on({ movestart: depart, moveend: arrive, dragstart: giveWay });
    return () => {
      cancelAnimationFrame(frame);
      grown.disconnect();
      leaflet.off({ movestart: depart, moveend: arrive, dragstart: giveWay });
    };
  }, [map]);
  return content;
}
