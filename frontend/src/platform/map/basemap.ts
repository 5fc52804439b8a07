import L from 'leaflet';
import type { View } from 'protomaps-leaflet';
import { openArchive, tellingDamage } from './archive';
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
  /** The base map is installed, and yet it cannot be shown: no tile of a server in view arrives, or an archive is damaged. */
  onLost?: (failure: Error) => void;
}

/** Settings are people's text, and Leaflet takes attributions for markup. */
function asText(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const element = document.createElement('span');
  element.textContent = text;
  return element.innerHTML;
}

/**
 * Lays the base map under everything else and answers how to take it up again.
 * @throws when it cannot be read at all
 */
export async function installBasemap(wanted: BasemapConfig, place: BasemapPlace): Promise<() => void> {
  const config = usableBasemap(wanted);
  place.map.getContainer().style.backgroundColor = palettes[place.theme].sea;
  if (config.type === 'offline') return installOffline(place);
  if (config.type === 'pmtiles') return installPmtiles(config, place);
  return installTiles(config, place);
}

type XyzConfig = Extract<BasemapConfig, { type: 'xyz' }>;

function installTiles({ url, attribution }: XyzConfig, { map, onLost }: BasemapPlace): () => void {
  const text = asText(attribution) ?? '';
  const tiles = L.tileLayer(url, { pane: basePane, attribution: text, maxNativeZoom: deepestTiles, maxZoom: 22 });
  // Single gaps are usual, at sea or past the border; a view without any tile is a server that is away.
  const [shown, missing] = [new Set<HTMLElement>(), new Set<HTMLElement>()];
  tiles.on('tileload', ({ tile }: L.TileEvent) => { shown.add(tile); });
  tiles.on('tileerror', ({ tile }: L.TileErrorEvent) => { missing.add(tile); });
  tiles.on('tileunload', ({ tile }: L.TileEvent) => {
    shown.delete(tile);
    missing.delete(tile);
  });
  tiles.on('load', () => {
    if (shown.size === 0 && missing.size > 0) onLost?.(new Error(`None of the tiles in view could be read from ${url}.`));
  });
  tiles.addTo(map);
  return () => { tiles.off().remove(); };
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
  const { map, theme, signal, onLost } = place;
  // The renderer extends the global Leaflet; most pages never need it, hence neither the global nor the download.
  Object.assign(window, { L });
  const { leafletLayer, PmtilesSource } = await import('protomaps-leaflet');
  const archive = new PmtilesSource(url, true).p;
  const { maxZoom } = await openArchive(archive, url);
  if (signal.aborted) return () => {};
  const options = { url: archive, flavor: theme, lang: 'vi', pane: basePane, maxDataZoom: maxZoom };
  const text = asText(attribution);
  const tiles = leafletLayer(text === undefined ? options : { ...options, attribution: text });
  for (const rule of tiles.labelRules) {
    const accepts = rule.filter;
    rule.filter = (zoom, feature) => {
      const names = Object.values(feature.props).filter((value) => typeof value === 'string');
      return !names.some(isForeignName) && (accepts?.(zoom, feature) ?? true);
    };
  }
  for (const { tileCache } of (tiles.views as Map<string, View>).values()) {
    tileCache.source = tellingDamage(tileCache.source, archive, (failure) => onLost?.(failure));
  }
  const layer = tiles as unknown as L.GridLayer;
  layer.addTo(map);
  return () => { layer.remove(); };
}
