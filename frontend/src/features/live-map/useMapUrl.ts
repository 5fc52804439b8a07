import { useCallback, useEffect, useEffectEvent, useMemo, useRef } from 'react';
import { useLocation, useNavigate } from 'react-router-dom';
import { readDraft, keepDraft } from '#features/tasks';
import { mapLayers, readMapUrl, writeMapUrl, type MapLayer, type MapUrl } from './mapUrl';

const rememberedLayers = 'map.hidden-layers';

const isLayer = (name: unknown): name is MapLayer => (mapLayers as readonly unknown[]).includes(name);

/** A link decides for itself; without one the map opens with the layers this person last looked at. */
function opened(search: string): MapUrl {
  const url = readMapUrl(search);
  if (url.centre) return url;
  const remembered = readDraft<unknown[]>(rememberedLayers) ?? [];
  return { ...url, hidden: url.hidden.length > 0 ? url.hidden : remembered.filter(isLayer) };
}

export interface MapUrlState {
  url: MapUrl;
  change: (part: Partial<MapUrl>) => void;
}

/**
 * The view lives in the address and nowhere else. It is replaced, not pushed: "back" leaves the map instead of
 * replaying every drag. `onJump` hears of an address somebody else wrote, such as the quick search.
 */
export function useMapUrl(onJump: (url: MapUrl) => void): MapUrlState {
  const { search, pathname } = useLocation();
  const navigate = useNavigate();
  const first = useRef(search);
  const written = useRef(search);
  const url = useMemo(() => (search === first.current ? opened(search) : readMapUrl(search)), [search]);
  const latest = useRef(url);
  const go = useEffectEvent((next: string) => { void navigate({ pathname, search: next }, { replace: true }); });
  const jump = useEffectEvent(onJump);

  useEffect(() => {
    if (search === written.current) return;
    written.current = search;
    latest.current = url;
    jump(url);
  }, [search, url]);

  const change = useCallback((part: Partial<MapUrl>) => {
    const next = { ...latest.current, ...part };
    latest.current = next;
    if (part.hidden) keepDraft(rememberedLayers, part.hidden);
    const text = writeMapUrl(next);
    if (text === written.current) return;
    written.current = text;
    go(text);
  }, []);

  return { url, change };
}
