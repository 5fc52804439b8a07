import L from 'leaflet';
import { usableBasemap, type BasemapConfig } from './basemapConfig';
import { isForeignName } from './foreignNames';
import type { LabelCanvas } from './labels';
import { drawOfflineBasemap, loadBasemap } from './offlineBasemap';
import { palettes, type MapTheme } from './palette';

export const basePane = 'ioc-base';

/** Tile servers rarely go deeper; nearer views enlarge these. */
const deepestTiles = 19;

export interface BasemapPlace {
  map: L.Map;
  labels: LabelCanvas;
  theme: MapTheme;
  /** Official code of the province drawn as the near ground. */
  focusProvince: string | undefined;
  /** Aborted when the map is gone or another base map has taken over; nothing is touched after that. */
  signal: AbortSignal;
}

/** Settings are people's text, and Leaflet takes attributions for markup. */
function asText(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const element = document.createElement('span');
  element.textContent = text;
  return element.innerHTML;
}

/** Lays the base map under everything else and answers how to take it up again. */
export async function installBasemap(wanted: BasemapConfig, place: BasemapPlace): Promise<() => void> {
  const config = usableBasemap(wanted);
  place.map.getContainer().style.backgroundColor = palettes[place.theme].sea;
  if (config.type === 'offline') return installOffline(place);
  if (config.type === 'pmtiles') return installPmtiles(config, place);
  const { url, attribution } = config;
  const text = asText(attribution) ?? '';
  const tiles = L.tileLayer(url, { pane: basePane, attribution: text, maxNativeZoom: deepestTiles, maxZoom: 22 });
  tiles.addTo(place.map);
  return () => { tiles.remove(); };
}

async function installOffline({ map, labels, theme, focusProvince, signal }: BasemapPlace): Promise<() => void> {
  const topology = await loadBasemap();
  if (signal.aborted) return () => {};
  const drawn = drawOfflineBasemap(topology, palettes[theme], basePane, focusProvince);
  drawn.layer.addTo(map);
  const removeLabels = labels.setLabels('basemap', drawn.labels);
  return () => {
    drawn.layer.remove();
    removeLabels();
  };
}

type PmtilesConfig = Extract<BasemapConfig, { type: 'pmtiles' }>;

async function installPmtiles({ url, attribution }: PmtilesConfig, place: BasemapPlace): Promise<() => void> {
  const { map, theme, signal } = place;
  // The renderer extends the global Leaflet; most pages never need it, hence neither the global nor the download.
  Object.assign(window, { L });
  const { leafletLayer } = await import('protomaps-leaflet');
  if (signal.aborted) return () => {};
  const options = { url, flavor: theme, lang: 'vi', pane: basePane };
  const text = asText(attribution);
  const tiles = leafletLayer(text === undefined ? options : { ...options, attribution: text });
  for (const rule of tiles.labelRules) {
    const accepts = rule.filter;
    rule.filter = (zoom, feature) => {
      const names = Object.values(feature.props).filter((value) => typeof value === 'string');
      return !names.some(isForeignName) && (accepts?.(zoom, feature) ?? true);
    };
  }
  const layer = tiles as unknown as L.GridLayer;
  layer.addTo(map);
  return () => { layer.remove(); };
}
