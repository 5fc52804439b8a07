import L from 'leaflet';
import type { Feature, FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import type { LabelCanvas, MapLabel } from './labels';
import { labelPlace } from './offlineBasemap';
import type { MapPalette } from './palette';

export interface AreaProperties {
  id: string;
  name: string;
}
export type AreaFeature = Feature<Polygon | MultiPolygon, AreaProperties>;
export type AreaCollection = FeatureCollection<Polygon | MultiPolygon, AreaProperties>;

/** Colour of an area for a thematic map; `undefined` leaves the base map to show through. */
export type AreaFill = (areaId: string) => string | undefined;

export const areaPane = 'ioc-areas';

export interface AreaLook {
  fill?: AreaFill | undefined;
  /** From this zoom on the areas carry their names. */
  labelsFrom?: number | undefined;
}

/** Boundaries (communes, districts) on a canvas of their own; recolouring never rebuilds the shapes. */
export class AreaCanvas {
  private readonly shapes: L.GeoJSON;
  private readonly removeLabels: () => void;
  private fill: AreaFill | undefined;

  constructor(
    private readonly id: string, map: L.Map, labels: LabelCanvas, areas: AreaCollection, private palette: MapPalette,
    look: AreaLook,
  ) {
    this.fill = look.fill;
    const options = { pane: areaPane, renderer: L.canvas({ pane: areaPane, padding: 0.3 }), interactive: false };
    const style: L.StyleFunction = (area) => this.styleOf(area as AreaFeature | undefined);
    this.shapes = L.geoJSON(areas, { ...options, style } as L.GeoJSONOptions).addTo(map);
    this.removeLabels = labels.setLabels(`areas:${this.id}`, areaLabels(areas, look.labelsFrom ?? 10));
  }

  setFill(fill: AreaFill | undefined): void {
    this.fill = fill;
    this.restyle();
  }

  setPalette(palette: MapPalette): void {
    this.palette = palette;
    this.restyle();
  }

  remove(): void {
    this.shapes.remove();
    this.removeLabels();
  }

  private restyle(): void {
    this.shapes.setStyle((area) => this.styleOf(area as AreaFeature | undefined));
  }

  private styleOf(area: AreaFeature | undefined): L.PathOptions {
    const colour = area && this.fill?.(area.properties.id);
    return {
      color: this.palette.border, weight: 1, opacity: 0.85,
      fill: colour !== undefined, fillColor: colour ?? 'transparent', fillOpacity: colour === undefined ? 0 : 0.55,
    };
  }
}

function areaLabels(areas: AreaCollection, minZoom: number): MapLabel[] {
  return areas.features.map(({ geometry, properties }) => {
    const { at, area } = labelPlace(geometry);
    return { text: properties.name, at, kind: 'area', minZoom, weight: area };
  });
}
