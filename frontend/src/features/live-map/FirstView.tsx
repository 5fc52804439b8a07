import { useEffect, useEffectEvent } from 'react';
import type { BoundingBox } from '@ioc/shared/geo';
import type { Basemap } from '@ioc/shared/settings';
import { useMap } from '#platform/map';
import { showBox } from './showBox';

interface FirstViewProps {
  /** Null where a link says what to look at. */
  box: BoundingBox | null;
  base: Basemap['type'];
}

/** Opens on what the person answers for, beside the panels: once, when the map knows how large it is. */
export function FirstView({ box, base }: FirstViewProps): null {
  const map = useMap();
  const show = useEffectEvent(() => {
    // The offline map is drawn, so it is sharp at every zoom; stored images are sharp only at whole ones.
    map.leaflet.options.zoomSnap = base === 'offline' ? 0.25 : 1;
    if (box) showBox(map, box, { isAnimated: false });
  });
  useEffect(() => show(), [map]);
  return null;
}
