import { createContext, useContext } from 'react';
import type { MapHandle } from './mapHandle';

export const MapContext = createContext<MapHandle | null>(null);

/** The map this component is a layer or a panel of. */
export function useMap(): MapHandle {
  const map = useContext(MapContext);
  if (!map) throw new Error('useMap needs a MapView around it.');
  return map;
}
