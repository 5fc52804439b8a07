import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import { useLocation, useNavigate, useNavigationType } from 'react-router-dom';
import { keepDraft, readDraft } from '#platform/drafts';
import { isForeign, mapLayers, ownEntry, readMapUrl, writeMapUrl, type MapLayer, type MapUrl } from './mapUrl';

const rememberedLayers = 'map.hidden-layers';

/** Browsers count how often a page rewrites its address: a drag is written once, when the hand rests. */
const settleMs = 250;

const isLayer = (name: unknown): name is MapLayer => (mapLayers as readonly unknown[]).includes(name);

/** A link decides for itself; without one the map opens with the layers this person last looked at. */
function opened(search: string): MapUrl {
  const url = readMapUrl(search);
  if (url.centre) return url;
  const remembered = readDraft<unknown[]>(rememberedLayers) ?? [];
  // Drafts grow old; a choice is remembered for as long as the map is looked at.
  if (remembered.length > 0) keepDraft(rememberedLayers, remembered);
  return { ...url, hidden: url.hidden.length > 0 ? url.hidden : remembered.filter(isLayer) };
}

export interface MapUrlState {
  url: MapUrl;
  change: (part: Partial<MapUrl>) => void;
}

/**
 * The view is held here and copied to the address, never back: an address this page wrote says nothing new, whatever order
 * the router delivers it in. Only one somebody else wrote (quick search, "back") moves the map, once; `onJump` hears of it.
 * The address is replaced, not pushed: "back" leaves the map instead of replaying every drag.
 */
export function useMapUrl(onJump: (url: MapUrl) => void): MapUrlState {
  const { key, search, pathname, state } = useLocation();
  const navigationType = useNavigationType();
  const navigate = useNavigate();
  const [url, setUrl] = useState(() => opened(search));
  const [seen, setSeen] = useState(key);
  const jumpedTo = useRef(key);
  const isOthers = isForeign(navigationType, state);
  if (key !== seen) {
    setSeen(key);
    if (isOthers) setUrl(readMapUrl(search));
  }

  const jump = useEffectEvent(() => { if (isOthers) onJump(readMapUrl(search)); });
  useEffect(() => {
    if (key === jumpedTo.current) return;
    jumpedTo.current = key;
    jump();
  }, [key]);

  const go = useEffectEvent((next: string) => {
    // The person may be on the way to another page that is still loading: their click comes first.
    if (window.location.pathname === pathname) void navigate({ pathname, search: next }, { replace: true, state: ownEntry });
  });
  useEffect(() => {
    const next = writeMapUrl(url);
    if (next === search) return undefined;
    const timer = setTimeout(() => go(next), settleMs);
    return () => clearTimeout(timer);
  }, [url, search]);

  const change = useCallback((part: Partial<MapUrl>) => {
    if (part.hidden) keepDraft(rememberedLayers, part.hidden);
    setUrl((before) => ({ ...before, ...part }));
  }, []);

  return { url, change };
}
