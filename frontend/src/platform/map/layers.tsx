import { useEffect, useEffectEvent, useId, useMemo, useState, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import type { LngLat } from '@ioc/shared/geo';
import { AreaCanvas, type AreaCollection, type AreaFill } from './areas';
import type { MapLabel } from './labels';
import { useMap } from './mapContext';
import { PointSource, type PointSourceOptions } from './pointSource';

export interface PointLayerProps {
  source: PointSource;
  onSelect?: (pointId: string, index: number) => void;
}

/** Puts a source on the map for as long as it is rendered. */
export function PointSourceLayer({ source, onSelect }: PointLayerProps): null {
  const map = useMap();
  const tellSelected = useEffectEvent((index: number) => {
    const pointId = source.idAt(index);
    if (pointId !== undefined) onSelect?.(pointId, index);
  });
  useEffect(() => map.points.addSource(source), [map, source]);
  useEffect(() => map.onSelect((sourceId, index) => {
    if (sourceId === source.id) tellSelected(index);
  }), [map, source]);
  return null;
}

/** A source that lives as long as the component; what it says of its points follows the latest render. */
export function usePointSource({ id, shape, nameOf, tooltipOf }: PointSourceOptions): PointSource {
  const [words] = useState(() => ({ nameOf, tooltipOf }));
  useEffect(() => {
    words.nameOf = nameOf;
    words.tooltipOf = tooltipOf;
  });
  return useMemo(() => new PointSource({
    id, shape, nameOf: (pointId) => words.nameOf(pointId),
    tooltipOf: (pointId) => (words.tooltipOf ?? words.nameOf)(pointId),
  }), [id, shape, words]);
}

export interface AreaLayerProps {
  areas: AreaCollection;
  /** Keep it stable: a new function recolours every area. */
  fill?: AreaFill;
  labelsFrom?: number;
}

export function AreaLayer({ areas, fill, labelsFrom }: AreaLayerProps): null {
  const map = useMap();
  const id = useId();
  const [drawn, setDrawn] = useState<AreaCanvas | null>(null);
  useEffect(() => {
    const canvas = new AreaCanvas(id, map.leaflet, map.labels, areas, map.palette, { labelsFrom });
    const stopListening = map.onTheme(() => canvas.setPalette(map.palette));
    setDrawn(canvas);
    return () => {
      setDrawn(null);
      stopListening();
      canvas.remove();
    };
  }, [map, id, areas, labelsFrom]);
  useEffect(() => drawn?.setFill(fill), [drawn, fill]);
  return null;
}

export function LabelLayer({ labels }: { labels: readonly MapLabel[] }): null {
  const map = useMap();
  const id = useId();
  useEffect(() => map.labels.setLabels(`labels:${id}`, labels), [map, id, labels]);
  return null;
}

export interface MapPopupProps {
  at: LngLat;
  /** Accessible name. */
  label: string;
  onClose: () => void;
  children: ReactNode;
}

/** A popup with React content. Rendering again changes the content and nothing else. */
export function MapPopup({ at, label, onClose, children }: MapPopupProps) {
  const map = useMap();
  const [content] = useState(() => document.createElement('div'));
  const [lng, lat] = at;
  const tellClosed = useEffectEvent(onClose);
  const open = useEffectEvent(() => map.openPopup([lng, lat], content, { label, onClose: () => tellClosed() }));
  useEffect(() => {
    const popup = open();
    return () => popup.close();
  }, [map, content, lng, lat]);
  return createPortal(children, content);
}
