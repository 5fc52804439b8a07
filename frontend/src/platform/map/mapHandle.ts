import L from 'leaflet';
import type { BoundingBox, LngLat } from '@ioc/shared/geo';
import { areaPane } from './areas';
import { basePane } from './basemap';
import type { Cluster } from './clusters';
import { countFormatter } from './discs';
import { LabelCanvas } from './labels';
import { lngLatOf } from './mercator';
import { OfflineMarkers, offlinePane } from './offlineMarkers';
import { palettes, type MapTheme } from './palette';
import { PointLayer, type MapHit } from './pointLayer';
import { followPointer } from './pointer';
import type { PointState } from './pointStates';
import { openPopup, type OpenPopup, type PopupOptions } from './popup';
import { Signal, type Unsubscribe } from './signal';
import { showSovereignty, sovereigntyPane } from './sovereignty';

/** What the page keeps in its address. */
export interface MapPlace {
  lng: number;
  lat: number;
  zoom: number;
}
export interface MapViewState extends MapPlace {
  bounds: BoundingBox;
}

/** Every word the map shows or says, so that the page decides on the language. */
export interface MapLabels {
  /** Names the map and tells how to use it with the keyboard. */
  region: string;
  zoomIn: string;
  zoomOut: string;
  closePopup: string;
  /** Of the states its points may have. */
  states: Readonly<Partial<Record<PointState, string>>>;
}

export interface MapSettings {
  place: MapPlace;
  theme: MapTheme;
  labels: MapLabels;
  locale: string;
  minZoom: number;
  maxZoom: number;
}

export interface FitOptions {
  padding?: number;
  maxZoom?: number;
}

/** The mainland and both archipelagos. */
export const wholeCountry: BoundingBox = [102, 6.4, 117.5, 23.6];

const panes: readonly [name: string, zIndex: number][] = [
  [basePane, 210], [areaPane, 350], ['ioc-labels', 380], [sovereigntyPane, 390],
  ['ioc-points', 450], [offlinePane, 460],
];

const prefersStill = (): boolean => window.matchMedia('(prefers-reduced-motion: reduce)').matches;

const latLngBounds = ([west, south, east, north]: BoundingBox): L.LatLngBounds =>
  L.latLngBounds([south, west], [north, east]);

/** The living map: what pages and layers may do with it. Made and unmade by `MapView` alone. */
export class MapHandle {
  /** For layers that need Leaflet itself; mind that Leaflet speaks [lat, lng]. */
  readonly leaflet: L.Map;
  readonly points: PointLayer;
  readonly labels: LabelCanvas;

  private theme: MapTheme;
  private words: MapLabels;
  private readonly viewed = new Signal<[view: MapViewState]>();
  private readonly hovered = new Signal<[hit: MapHit | null]>();
  private readonly chosen = new Signal<[sourceId: string, index: number]>();
  private readonly clusterChosen = new Signal<[cluster: Cluster]>();
  private readonly themed = new Signal<[theme: MapTheme]>();
  private readonly endings: Unsubscribe[] = [];

  readonly onView = this.viewed.on;
  readonly onHover = this.hovered.on;
  readonly onSelect = this.chosen.on;
  /** A cluster was chosen. Those that zoom can take apart are zoomed to; list `points.members` of the others. */
  readonly onClusterClick = this.clusterChosen.on;
  readonly onTheme = this.themed.on;

  constructor(container: HTMLElement, settings: MapSettings) {
    const { place, theme, labels, minZoom, maxZoom, locale } = settings;
    this.theme = theme;
    this.words = labels;
    const moves = !prefersStill();
    const map = L.map(container, {
      center: [place.lat, place.lng], zoom: place.zoom, minZoom, maxZoom, zoomControl: false, attributionControl: false,
      zoomAnimation: moves, fadeAnimation: moves, markerZoomAnimation: moves, inertia: moves,
      maxBounds: [[-12, 78], [40, 140]], maxBoundsViscosity: 0.8,
    });
    this.leaflet = map;
    for (const [name, zIndex] of panes) {
      const pane = map.createPane(name);
      pane.style.zIndex = String(zIndex);
      pane.style.pointerEvents = 'none';
    }
    L.control.zoom({ position: 'bottomright', zoomInTitle: labels.zoomIn, zoomOutTitle: labels.zoomOut }).addTo(map);
    L.control.scale({ position: 'bottomleft', imperial: false }).addTo(map);
    L.control.attribution({ position: 'bottomright', prefix: false }).addTo(map);
    showSovereignty(map);
    this.points = new PointLayer({ palette: palettes[theme], formatCount: countFormatter(locale) });
    this.labels = new LabelCanvas({ obstacles: (frame) => this.points.obstaclesOn(frame) });
    this.points.addTo(map);
    this.labels.addTo(map);
    this.setTheme(theme);
    this.listen();
  }

  get palette() {
    return palettes[this.theme];
  }

  view(): MapViewState {
    const map = this.leaflet;
    const { lng, lat } = map.getCenter();
    const bounds = map.getBounds();
    const box: BoundingBox = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
    return { lng, lat, zoom: map.getZoom(), bounds: box };
  }

  setView({ lng, lat, zoom }: MapPlace): void {
    this.leaflet.setView([lat, lng], zoom, { animate: false });
  }

  flyTo([lng, lat]: LngLat, zoom = this.leaflet.getZoom()): void {
    if (prefersStill()) this.leaflet.setView([lat, lng], zoom, { animate: false });
    else this.leaflet.flyTo([lat, lng], zoom, { duration: 0.7 });
  }

  fitBounds(bounds: BoundingBox, { padding = 24, maxZoom }: FitOptions = {}): void {
    this.leaflet.fitBounds(latLngBounds(bounds), {
      padding: [padding, padding], animate: !prefersStill(), ...(maxZoom === undefined ? {} : { maxZoom }),
    });
  }

  zoomToCluster({ west, north, east, south }: Cluster): void {
    const [westLng, southLat] = lngLatOf(west, south);
    const [eastLng, northLat] = lngLatOf(east, north);
    this.fitBounds([westLng, southLat, eastLng, northLat], { padding: 64 });
  }

  openPopup(at: LngLat, content: HTMLElement, options: Omit<PopupOptions, 'closeLabel'>): OpenPopup {
    return openPopup(this.leaflet, at, content, { ...options, closeLabel: this.words.closePopup });
  }

  setTheme(theme: MapTheme): void {
    this.theme = theme;
    this.leaflet.getContainer().dataset['theme'] = theme;
    this.points.setPalette(palettes[theme]);
    this.labels.setPalette(palettes[theme]);
    this.themed.tell(theme);
  }

  setWords(words: MapLabels): void {
    this.words = words;
    const container = this.leaflet.getContainer();
    container.setAttribute('aria-label', words.region);
    for (const [way, text] of [['in', words.zoomIn], ['out', words.zoomOut]] as const) {
      const button = container.querySelector(`.leaflet-control-zoom-${way}`);
      button?.setAttribute('title', text);
      button?.setAttribute('aria-label', text);
    }
  }

  destroy(): void {
    for (const end of this.endings.splice(0)) end();
    this.leaflet.remove();
  }

  private listen(): void {
    const map = this.leaflet;
    const container = map.getContainer();
    container.setAttribute('role', 'application');
    this.setWords(this.words);
    const showZoom = (): void => { container.dataset['zoom'] = String(Math.round(map.getZoom())); };
    showZoom();
    map.on('zoomend', showZoom);
    map.on('moveend', () => this.viewed.tell(this.view()));
    // Keeps the centre, so that the address of the page stays true when a panel opens.
    const observer = new ResizeObserver(() => map.invalidateSize({ animate: false }));
    observer.observe(container);
    const markers = new OfflineMarkers(map, this.points,
      ({ source, index }) => `${source.nameOf(source.idAt(index) ?? '')}, ${this.words.states[source.stateOf(index)] ?? ''}`,
      ({ source, index }) => this.select(source.id, index));
    const stopPointer = followPointer(map, this.points, () => this.words.states, {
      onHover: this.hovered.tell,
      onSelect: (sourceId, index) => this.select(sourceId, index),
      onClusterClick: (cluster) => {
        if (this.points.canSplit(cluster)) this.zoomToCluster(cluster);
        this.clusterChosen.tell(cluster);
      },
    });
    const stopLabels = this.points.onDraw((layoutIsNew) => { if (layoutIsNew) this.labels.invalidate(); });
    this.endings.push(() => observer.disconnect(), () => markers.remove(), stopPointer, stopLabels);
    this.redrawWithFont();
  }

  private select(sourceId: string, index: number): void {
    const pointId = this.points.source(sourceId)?.idAt(index);
    if (pointId === undefined) return;
    this.points.select(sourceId, pointId);
    this.chosen.tell(sourceId, index);
  }

  /** A canvas does not redraw itself when its font arrives. */
  private redrawWithFont(): void {
    if (!('fonts' in document)) return;
    let isGone = false;
    this.endings.push(() => { isGone = true; });
    void document.fonts.ready.then(() => {
      if (isGone) return;
      this.labels.forgetWidths();
      this.points.invalidate();
    });
  }
}
