import L from 'leaflet';
import { SymbolAtlas } from './atlas';
import { CanvasLayer, type CanvasFrame, type CanvasLayerOptions } from './canvasLayer';
import { canSplit, clusterMembers, discRadius, type Cluster, type PointRef } from './clusters';
import { countFormatter, drawDisc } from './discs';
import type { Obstacle } from './labels';
import { worldPixels } from './mercator';
import { palettes, type MapPalette } from './palette';
import { drawBadges } from './pointBadgesDrawing';
import { calmFirstCodes, pointShapes } from './pointStates';
import type { PointSource } from './pointSource';
import { Scene, type SceneOptions } from './scene';

export type MapHit = ({ type: 'point' } & PointRef) | { type: 'cluster'; cluster: Cluster };

export type PointLayerOptions = Partial<SceneOptions & CanvasLayerOptions> & {
  palette?: MapPalette;
  formatCount?: (count: number) => string;
};

const pointReach = 14;
const mostAvoided = 400;

/** Thousands of symbols in one view are smaller: they would only cover each other, and cost time to do so. */
const crowd = 2500;

export function symbolRadius(zoom: number, symbolCount: number): number {
  if (symbolCount > crowd) return 5;
  if (zoom >= 12) return 10;
  return zoom >= 10 ? 8.5 : 7.5;
}

/**
 * Draws the points of all its sources on one canvas, clusters mixing them. A state change costs one array write and at
 * most ten redraws a second, whatever the number of points. React has no part in it.
 */
export class PointLayer extends CanvasLayer {
  readonly scene = new Scene();
  /** Redraws since the start; tests and benchmarks read it. */
  drawCount = 0;

  private readonly sceneOptions: SceneOptions;
  private readonly formatCount: (count: number) => string;
  private palette: MapPalette;
  private readonly sources = new Map<string, { source: PointSource; stopListening: () => void }>();
  private atlas: SymbolAtlas | undefined;
  private selected: { sourceId: string; pointId: string } | undefined;
  private layoutIsNew = true;
  private readonly drawListeners = new Set<(layoutIsNew: boolean) => void>();

  constructor(options: PointLayerOptions = {}) {
    super({ ...options, pane: options.pane ?? 'ioc-points' });
    const { clusterAbove = 600, cellSize = 76, stackSize = 8 } = options;
    this.sceneOptions = { clusterAbove, cellSize, stackSize };
    this.palette = options.palette ?? palettes.dark;
    this.formatCount = options.formatCount ?? countFormatter('vi-VN');
  }

  /** Returns the way to take the source off again. */
  addSource(source: PointSource): () => void {
    if (this.sources.has(source.id)) throw new Error(`The map already has a source "${source.id}".`);
    const stopListening = source.onChange((change) => {
      if (change === 'layout') this.layoutIsNew = true;
      this.invalidate();
    });
    this.sources.set(source.id, { source, stopListening });
    this.layoutIsNew = true;
    this.invalidate();
    return () => this.removeSource(source);
  }

  removeSource(source: PointSource): void {
    const held = this.sources.get(source.id);
    if (held?.source !== source) return;
    held.stopListening();
    this.sources.delete(source.id);
    this.layoutIsNew = true;
    this.invalidate();
  }

  source(sourceId: string): PointSource | undefined {
    return this.sources.get(sourceId)?.source;
  }

  /** Rings a point, kept by its id so that reloading the source does not move the ring. */
  select(sourceId: string, pointId: string): void {
    this.selected = { sourceId, pointId };
    this.invalidate();
  }

  clearSelection(): void {
    if (!this.selected) return;
    this.selected = undefined;
    this.invalidate();
  }

  selection(): PointRef | undefined {
    if (!this.selected) return undefined;
    const source = this.source(this.selected.sourceId);
    const index = source?.indexOf(this.selected.pointId);
    return source && index !== undefined && !source.hidden[index] ? { source, index } : undefined;
  }

  setPalette(palette: MapPalette): void {
    this.palette = palette;
    this.atlas = undefined;
    this.invalidate();
  }

  /** Told after each redraw; `layoutIsNew` when points came, went or moved since the last one. */
  onDraw(listener: (layoutIsNew: boolean) => void): () => void {
    this.drawListeners.add(listener);
    return () => { this.drawListeners.delete(listener); };
  }

  override redraw(): void {
    super.redraw();
    if (!this.frame) return;
    const { layoutIsNew } = this;
    this.layoutIsNew = false;
    for (const listener of this.drawListeners) listener(layoutIsNew);
  }

  /** What is under a place of the map container. Symbols win over discs, as they are drawn above them. */
  hit(at: L.Point, reach = pointReach): MapHit | null {
    const { frame, scene } = this;
    if (!frame) return null;
    const map = this._map;
    const world = map.getPixelOrigin().add(map.containerPointToLayerPoint(at));
    const x = world.x - frame.left;
    const y = world.y - frame.top;
    const point = this.selectedAt(x, y, frame, reach) ?? scene.nearest(x, y, reach);
    if (point) return { type: 'point', ...point };
    // The biggest disc is drawn last, so it is the one on top.
    const cluster = scene.discs.find((disc) => Math.hypot(disc.x - x, disc.y - y) < discRadius(disc.count) + 2);
    return cluster ? { type: 'cluster', cluster } : null;
  }

  /** Discs and symbols as another canvas has to keep clear of them; none while the two are at different zooms. */
  obstaclesOn(other: CanvasFrame): Obstacle[] {
    const { frame, scene } = this;
    if (frame?.zoom !== other.zoom) return [];
    const dx = frame.left - other.left;
    const dy = frame.top - other.top;
    const found = scene.discs.map(({ x, y, count }) => ({ x: x + dx, y: y + dy, radius: discRadius(count) }));
    // Beyond this many symbols names would have no room anywhere: better under them than gone.
    if (scene.symbolCount > mostAvoided) return found;
    const radius = symbolRadius(frame.zoom, scene.symbolCount);
    for (let at = 0; at < scene.symbolCount; at++) {
      found.push({ x: (scene.symbolX[at] ?? 0) + dx, y: (scene.symbolY[at] ?? 0) + dy, radius });
    }
    return found;
  }

  /** Where a disc stands in the world. */
  latLngOf(cluster: Cluster): L.LatLng {
    const { frame } = this;
    return this._map.unproject(L.point(cluster.x + (frame?.left ?? 0), cluster.y + (frame?.top ?? 0)), frame?.zoom);
  }

  members(cluster: Cluster): PointRef[] {
    return clusterMembers(cluster, this.list());
  }

  canSplit(cluster: Cluster): boolean {
    return canSplit(cluster, this._map.getMaxZoom(), Math.max(1, this.sceneOptions.stackSize));
  }

  protected draw(context: CanvasRenderingContext2D, frame: CanvasFrame): void {
    this.drawCount++;
    this.scene.build(this.list(), frame, this.sceneOptions);
    for (const disc of this.scene.discs.toReversed()) drawDisc(context, disc, this.palette, this.formatCount);
    const radius = symbolRadius(frame.zoom, this.scene.symbolCount);
    this.drawSymbols(context, this.atlasFor(radius, frame.pixelRatio), radius);
    this.drawSelection(context, frame, radius);
  }

  private list(): PointSource[] {
    return [...this.sources.values()].map(({ source }) => source);
  }

  private atlasFor(radius: number, pixelRatio: number): SymbolAtlas {
    if (this.atlas?.radius !== radius || this.atlas.pixelRatio !== pixelRatio) {
      this.atlas = new SymbolAtlas(radius, pixelRatio, this.palette);
    }
    return this.atlas;
  }

  private drawSymbols(context: CanvasRenderingContext2D, atlas: SymbolAtlas, radius: number): void {
    const { scene, palette } = this;
    const { symbolCount, symbolSource, symbolIndex, symbolX, symbolY, sources } = scene;
    const rows = sources.map(({ shape }) => pointShapes.indexOf(shape));
    for (const wanted of calmFirstCodes) {
      for (let at = 0; at < symbolCount; at++) {
        const sourceAt = symbolSource[at] as number;
        const source = sources[sourceAt] as PointSource;
        const index = symbolIndex[at] as number;
        if (source.state[index] !== wanted) continue;
        const x = symbolX[at] as number;
        const y = symbolY[at] as number;
        atlas.paint(context, rows[sourceAt] as number, wanted, source.isStale, x, y);
        const bits = source.badges[index];
        if (bits) drawBadges(context, bits, x, y, radius, palette);
      }
    }
  }

  private selectedAt(x: number, y: number, frame: CanvasFrame, reach: number): PointRef | undefined {
    const chosen = this.selection();
    if (!chosen) return undefined;
    const [chosenX, chosenY] = pixelsOf(chosen, frame);
    return Math.hypot(chosenX - x, chosenY - y) < reach ? chosen : undefined;
  }

  /** The chosen point stays in sight even where the others are gathered. */
  private drawSelection(context: CanvasRenderingContext2D, frame: CanvasFrame, radius: number): void {
    const chosen = this.selection();
    if (!chosen) return;
    const { source, index } = chosen;
    const [x, y] = pixelsOf(chosen, frame);
    const shape = pointShapes.indexOf(source.shape);
    this.atlasFor(radius, frame.pixelRatio).paint(context, shape, source.state[index] ?? 0, source.isStale, x, y);
    drawBadges(context, source.badges[index] ?? 0, x, y, radius, this.palette);
    for (const [width, colour] of [[5.5, this.palette.selectionEdge], [2.5, this.palette.selection]] as const) {
      context.beginPath();
      context.arc(x, y, radius + 7, 0, 2 * Math.PI);
      context.lineWidth = width;
      context.strokeStyle = colour;
      context.stroke();
    }
  }
}

function pixelsOf({ source, index }: PointRef, { zoom, left, top }: CanvasFrame): [x: number, y: number] {
  const world = worldPixels(zoom);
  return [(source.x[index] ?? 0) * world - left, (source.y[index] ?? 0) * world - top];
}
