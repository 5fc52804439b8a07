import 'leaflet/dist/leaflet.css';
import './map.css';
import { useEffect, useEffectEvent, useImperativeHandle, useRef, useState, type ReactNode, type Ref } from 'react';
import { installBasemap } from './basemap';
import { offlineBasemap, type BasemapConfig } from './basemapConfig';
import { MapContext } from './mapContext';
import { MapHandle, type MapLabels, type MapPlace, type MapViewState } from './mapHandle';
import type { MapTheme } from './palette';

export interface MapViewProps {
  /** Where the map opens. Later changes do not move it: the map belongs to the person looking at it. */
  initialPlace: MapPlace;
  labels: MapLabels;
  theme: MapTheme;
  base?: BasemapConfig;
  /** Official code of the province in focus on the offline base map. */
  focusProvince?: string;
  locale?: string;
  minZoom?: number;
  maxZoom?: number;
  /** Told once at the start and after each move. */
  onView?: (view: MapViewState) => void;
  /** The base map could not be shown; the one that comes with the portal is, until `retry` is called. Null: all is well. */
  onBasemapLost?: (retry: (() => void) | null) => void;
  ref?: Ref<MapHandle | null>;
  /** Layers, which render nothing, and panels, which lie over the map. */
  children?: ReactNode;
}

/** Leaflet is imperative: one effect owns the map, and rendering again never touches it. */
export function MapView(props: MapViewProps) {
  const { labels, theme, base = offlineBasemap, focusProvince, children, ref } = props;
  const container = useRef<HTMLDivElement>(null);
  const [map, setMap] = useState<MapHandle | null>(null);
  useImperativeHandle<MapHandle | null, MapHandle | null>(ref, () => map, [map]);

  const tellView = useEffectEvent((view: MapViewState) => props.onView?.(view));
  const tellBasemapLost = useEffectEvent((retry: (() => void) | null) => props.onBasemapLost?.(retry));
  const open = useEffectEvent((element: HTMLElement) => {
    const { initialPlace: place, locale = 'vi-VN', minZoom = 5, maxZoom = 18 } = props;
    return new MapHandle(element, { place, theme, labels, locale, minZoom, maxZoom });
  });

  useEffect(() => {
    if (!container.current) return undefined;
    const opened = open(container.current);
    opened.onView((view) => tellView(view));
    setMap(opened);
    tellView(opened.view());
    return () => {
      setMap(null);
      opened.destroy();
    };
  }, []);

  useEffect(() => map?.setTheme(theme), [map, theme]);
  useEffect(() => map?.setWords(labels), [map, labels]);

  // The settings object is new at each render of most pages; its content decides.
  const [attempt, setAttempt] = useState(0);
  const [lost, setLost] = useState<string | null>(null);
  const baseKey = JSON.stringify(base);
  const wanted = `${attempt} ${baseKey}`;
  const isLost = lost === wanted;
  useEffect(() => {
    if (!map) return undefined;
    const abort = new AbortController();
    const { signal } = abort;
    let remove: (() => void) | undefined;
    const config = isLost ? offlineBasemap : JSON.parse(baseKey) as BasemapConfig;
    const onLost = (): void => {
      if (signal.aborted) return;
      setLost(wanted);
      tellBasemapLost(() => setAttempt((last) => last + 1));
    };
    if (!isLost) tellBasemapLost(null);
    installBasemap(config, { map: map.leaflet, labels: map.labels, theme, focusProvince, signal, onLost }).then(
      (removeInstalled) => {
        if (signal.aborted) removeInstalled();
        else remove = removeInstalled;
      },
      onLost,
    );
    return () => {
      abort.abort();
      remove?.();
    };
  }, [map, baseKey, wanted, isLost, theme, focusProvince]);

  return (
    <div className="ioc-map">
      <div ref={container} className="ioc-map-window" />
      {map && <MapContext value={map}>{children}</MapContext>}
    </div>
  );
}
