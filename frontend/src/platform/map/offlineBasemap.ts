import L from 'leaflet';
import type { GeoJsonObject, MultiPoint, MultiPolygon, Polygon } from 'geojson';
import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { LngLat } from '@ioc/shared/geo';
import type { MapLabel } from './labels';
import type { MapPalette } from './palette';

interface Named {
  name: string;
}

export type BasemapTopology = Topology<{
  provinces: GeometryCollection<Named & { code: string }>;
  formerProvinces: GeometryCollection;
  neighbours: GeometryCollection<Named>;
  land: GeometryCollection;
  islets: GeometryCollection<{ province: string }>;
  rivers: GeometryCollection;
  lakes: GeometryCollection;
}>;

export const basemapFile = '/basemap/vietnam.topo.json';
const basemapAttribution = 'Natural Earth';

let loading: Promise<BasemapTopology> | undefined;

/** Fetched once a page; a failure is forgotten, so that the next map tries again. */
export function loadBasemap(): Promise<BasemapTopology> {
  loading ??= fetch(basemapFile)
    .then((response) => {
      if (!response.ok) throw new Error(`The base map could not be read: ${response.status}.`);
      return response.json() as Promise<BasemapTopology>;
    })
    .catch((failure: unknown) => {
      loading = undefined;
      throw failure;
    });
  return loading;
}

/** Names at sea and abroad stand where an atlas puts them, not at the centre of a cropped shape. */
const atlasLabels: readonly MapLabel[] = [
  { text: 'Trung Quốc', at: [107.3, 24.4], kind: 'country', maxZoom: 7 },
  { text: 'Lào', at: [102.6, 19.7], kind: 'country', maxZoom: 8 },
  { text: 'Campuchia', at: [104.9, 12.9], kind: 'country', maxZoom: 8 },
  { text: 'Thái Lan', at: [101.4, 15.6], kind: 'country', maxZoom: 7 },
  { text: 'Vịnh Bắc Bộ', at: [107.9, 19.6], kind: 'sea', minZoom: 6, maxZoom: 9 },
  { text: 'Vịnh Thái Lan', at: [102.3, 9.6], kind: 'sea', minZoom: 6, maxZoom: 9 },
];

/** Cities directly under the government, Đồng Nai among them since 30 April 2026: where room is short their names come first. */
const municipalities = new Set(['01', '31', '46', '48', '75', '79', '92']);
const municipalityWeight = 1000;

function ringArea(ring: readonly (readonly number[])[]): number {
  let sum = 0;
  ring.forEach((point, at) => {
    const next = ring[(at + 1) % ring.length] ?? point;
    sum += (point[0] ?? 0) * (next[1] ?? 0) - (next[0] ?? 0) * (point[1] ?? 0);
  });
  return Math.abs(sum / 2);
}

/** Middle of the largest part: islands would pull the middle of the whole out to sea. */
export function labelPlace(geometry: Polygon | MultiPolygon): { at: LngLat; area: number } {
  const parts = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  const rings = parts.map((part) => part[0] ?? []);
  const largest = rings.reduce((best, ring) => (ringArea(ring) > ringArea(best) ? ring : best), []);
  const lngs = largest.map((point) => point[0] ?? 0);
  const lats = largest.map((point) => point[1] ?? 0);
  const middle = (values: number[]): number => (Math.min(...values) + Math.max(...values)) / 2;
  return { at: [middle(lngs), middle(lats)], area: ringArea(largest) };
}

function provinceLabels(topology: BasemapTopology): MapLabel[] {
  return feature(topology, topology.objects.provinces).features.flatMap(({ geometry, properties }) => {
    if (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon') return [];
    const { at, area } = labelPlace(geometry);
    const weight = area + (municipalities.has(properties.code) ? municipalityWeight : 0);
    return [{ text: properties.name, at, kind: 'province', minZoom: 6, maxZoom: 9, weight }];
  });
}

export interface OfflineBasemap {
  layer: L.LayerGroup;
  labels: readonly MapLabel[];
}

export function drawOfflineBasemap(
  topology: BasemapTopology, palette: MapPalette, pane: string, focusProvince: string | undefined,
): OfflineBasemap {
  const renderer = L.canvas({ pane, padding: 0.3 });
  const layer = L.layerGroup([], { attribution: basemapAttribution });
  const { provinces, formerProvinces, neighbours, land, islets, rivers, lakes } = topology.objects;
  const add = (shape: GeoJsonObject, style: L.StyleFunction): void => {
    layer.addLayer(L.geoJSON(shape, { pane, renderer, interactive: false, style } as L.GeoJSONOptions));
  };
  const filled = (fillColor: string, more: L.PathOptions = { stroke: false }): L.StyleFunction =>
    () => ({ fillColor, fillOpacity: 1, ...more });

  add(feature(topology, land), filled(palette.abroad));
  add(feature(topology, neighbours), filled(palette.abroad, { color: palette.abroadBorder, weight: 1 }));
  add(feature(topology, provinces), (province) => ({
    stroke: false, fillOpacity: 1,
    fillColor: province?.properties.code === focusProvince ? palette.focus : palette.land,
  }));
  add(mesh(topology, formerProvinces, (a, b) => a !== b),
    () => ({ color: palette.formerBorder, weight: 0.8, dashArray: '3 4', fill: false }));
  add(feature(topology, lakes), filled(palette.water));
  add(feature(topology, rivers), () => ({ color: palette.water, weight: 1.4, fill: false }));
  add(mesh(topology, provinces), () => ({ color: palette.border, weight: 1.2, fill: false }));
  for (const { geometry } of feature(topology, islets).features) {
    for (const [lng, lat] of (geometry as MultiPoint).coordinates) {
      const dot = { radius: 1.7, stroke: false, fillOpacity: 1, fillColor: palette.label };
      layer.addLayer(L.circleMarker([lat ?? 0, lng ?? 0], { ...dot, pane, renderer, interactive: false }));
    }
  }
  return { layer, labels: [...provinceLabels(topology), ...atlasLabels] };
}
