import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import { useLocation, useNavigate } from 'react-router-dom';
import type { BoundingBox } from '@ioc/shared/geo';
import type { MapPlace, MapViewState } from '#platform/map';
import { placeHash, readPlaceHash } from './place.hash';

/** Browsers count how often a page rewrites its address: a drag is written once, when the hand rests. */
const settleMs = 250;

/**
 * Where the map looks and which task is chosen: held here and copied to the address, so that whoever opens the link sees the
 * same. Behind the `#`: the words before it are the filter, and a list takes any of them for the whole of it.
 */
export function useMapPlace() {
  const { search, pathname, hash } = useLocation();
  const navigate = useNavigate();
  const [box, setBox] = useState<BoundingBox | null>(null);
  const [held, setHeld] = useState(() => readPlaceHash(hash));
  const [start] = useState<MapPlace | null>(held.at);
  const isOpen = useRef(false);
  const see = useCallback(({ lng, lat, zoom, bounds }: MapViewState) => {
    setBox(bounds);
    // Until somebody has moved it, the map opens where it opens for everybody, and the address stays plain.
    if (isOpen.current) setHeld((last) => ({ ...last, at: { lng, lat, zoom } }));
  }, []);
  const opened = useCallback(() => { isOpen.current = true; }, []);
  const choose = useCallback((chosen: string | null) => setHeld((last) => ({ ...last, chosen })), []);

  const wanted = placeHash(held);
  const write = useEffectEvent(() => {
    // The person may be on the way to another page that is still loading: their click comes first.
    if (window.location.pathname === pathname) void navigate({ pathname, search, hash: wanted }, { replace: true });
  });
  useEffect(() => {
    if (wanted === hash) return undefined;
    const timer = setTimeout(() => write(), settleMs);
    return () => clearTimeout(timer);
  }, [wanted, hash, search]);
  return { box, start, chosen: held.chosen, see, opened, choose };
}
