import { useEffect, useEffectEvent } from 'react';
import type { BoundingBox } from '@ioc/shared/geo';
import { useMap } from '#platform/map';
import { showBox } from './showBox';

/** Opens on the whole province, beside the panels: once, when the map knows how large it is. */
export function FirstView({ box }: { box: BoundingBox }): null {
  const map = useMap();
  const show = useEffectEvent(() => showBox(map, box, { isAnimated: false }));
  useEffect(() => show(), [map]);
  return null;
}
