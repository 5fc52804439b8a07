import { cellKey, discRadius, mergeOverlapping, mostDiscRadius, newCluster, type Cluster, type PointRef } from './clusters';
import { worldPixels } from './mercator';
import { offlineCode } from './pointStates';
import type { PointSource } from './pointSource';

export interface SceneOptions {
  /** Above this many points in view they are gathered into clusters. */
  clusterAbove: number;
  /** Side of a cluster cell, in pixels. */
  cellSize: number;
  /** Points closer than about this are stacked into one disc even when unclustered; 0 draws each of them. */
  stackSize: number;
}

/** The window a scene is made for: a canvas `width` × `height` whose corner is at `left`, `top` in world pixels. */
export interface SceneWindow {
  zoom: number;
  left: number;
  top: number;
  width: number;
  height: number;
  /** Canvas beyond the visible map on each side: drawn for dragging, but not "in view". */
  marginX: number;
  marginY: number;
}

/** Room for a symbol whose centre lies just outside the canvas. */
const edge = 24;
/** Clusters and symbols do not alternate while someone pans along the limit. */
const hysteresis = 0.2;
const singleRadius = 11;
const mostOfflineListed = 100;

/** What is to be drawn, worked out anew at each redraw: with plain scans this is cheaper than keeping an index. */
export class Scene {
  discs: Cluster[] = [];
  /** Points drawn as symbols, in columns: source (position in `sources`), index, canvas pixels. */
  symbolCount = 0;
  symbolSource = new Uint8Array(0);
  symbolIndex = new Int32Array(0);
  symbolX = new Float32Array(0);
  symbolY = new Float32Array(0);
  /** Points inside the window, whether drawn alone or gathered. */
  pointCount = 0;
  isClustered = false;
  /** Offline points inside the visible map, at most 100. */
  offline: PointRef[] = [];
  sources: readonly PointSource[] = [];

  private grid: (Cluster | undefined)[] = [];
  private lastZoom = Number.NaN;

  build(sources: readonly PointSource[], window: SceneWindow, options: SceneOptions): void {
    this.sources = sources;
    this.offline = [];
    const clusters = this.scan(sources, window, options);
    const sameZoom = window.zoom === this.lastZoom;
    const lean = !sameZoom ? 0 : this.isClustered ? -hysteresis : hysteresis;
    this.isClustered = this.pointCount > options.clusterAbove * (1 + lean);
    this.lastZoom = window.zoom;
    if (this.isClustered) this.divide(clusters, window, singleRadius, options.cellSize);
    else this.stack(window, options.stackSize);
  }

  /** The symbol closest to a place of the canvas, if one is within reach. */
  nearest(x: number, y: number, reach: number): PointRef | undefined {
    const { symbolCount, symbolSource, symbolIndex, symbolX, symbolY, sources } = this;
    let nearest = -1;
    let least = reach * reach;
    for (let at = 0; at < symbolCount; at++) {
      const dx = (symbolX[at] as number) - x;
      const dy = (symbolY[at] as number) - y;
      const distance = dx * dx + dy * dy;
      if (distance >= least) continue;
      least = distance;
      nearest = at;
    }
    const source = nearest < 0 ? undefined : sources[symbolSource[nearest] ?? 0];
    return source ? { source, index: symbolIndex[nearest] ?? 0 } : undefined;
  }

  /** One pass over everything: counts, cells, and (while there are few enough) the points themselves. */
  private scan(sources: readonly PointSource[], window: SceneWindow, options: SceneOptions): Cluster[] {
    const { zoom, left, top, width, height } = window;
    const { cellSize } = options;
    const world = worldPixels(zoom);
    const most = options.clusterAbove * (1 + hysteresis);
    // Whole cells only, so that a cluster at the edge counts the same wherever the window stands.
    const firstColumn = Math.floor((left - edge) / cellSize);
    const firstRow = Math.floor((top - edge) / cellSize);
    const columns = Math.floor((left + width + edge) / cellSize) - firstColumn + 1;
    const rows = Math.floor((top + height + edge) / cellSize) - firstRow + 1;
    const minX = firstColumn * cellSize;
    const minY = firstRow * cellSize;
    const maxX = minX + columns * cellSize;
    const maxY = minY + rows * cellSize;
    const grid = this.grid;
    grid.length = 0;
    grid.length = columns * rows;
    const clusters: Cluster[] = [];
    const wantsClusters = Number.isFinite(most);
    let found = 0;
    sources.forEach((source, at) => {
      const { x, y, state, hidden, size, isStale } = source;
      for (let index = 0; index < size; index++) {
        if (hidden[index]) continue;
        const unitX = x[index] as number;
        const unitY = y[index] as number;
        const worldX = unitX * world;
        const worldY = unitY * world;
        if (worldX < minX || worldY < minY || worldX >= maxX || worldY >= maxY) continue;
        const code = state[index] as number;
        const pixelX = worldX - left;
        const pixelY = worldY - top;
        if (found < most) this.keep(found, at, index, pixelX, pixelY);
        found++;
        if (code === offlineCode && this.offline.length < mostOfflineListed && isVisible(pixelX, pixelY, window)) {
          this.offline.push({ source, index });
        }
        if (!wantsClusters) continue;
        const column = Math.floor(worldX / cellSize);
        const row = Math.floor(worldY / cellSize);
        const slot = (row - firstRow) * columns + column - firstColumn;
        let cluster = grid[slot];
        if (!cluster) {
          cluster = newCluster(cellKey(column, row), zoom, cellSize, unitX, unitY, { source, index });
          grid[slot] = cluster;
          clusters.push(cluster);
        }
        gather(cluster, unitX, unitY, pixelX, pixelY, code, isStale);
      }
    });
    this.pointCount = found;
    this.symbolCount = Math.min(found, Math.floor(most));
    return clusters;
  }

  private keep(at: number, source: number, index: number, x: number, y: number): void {
    if (at >= this.symbolIndex.length) this.grow(Math.max(1024, this.symbolIndex.length * 2));
    this.symbolSource[at] = source;
    this.symbolIndex[at] = index;
    this.symbolX[at] = x;
    this.symbolY[at] = y;
  }

  private grow(capacity: number): void {
    const copyInto = <Column extends Uint8Array | Int32Array | Float32Array>(grown: Column, old: Column): Column => {
      grown.set(old);
      return grown;
    };
    this.symbolSource = copyInto(new Uint8Array(capacity), this.symbolSource);
    this.symbolIndex = copyInto(new Int32Array(capacity), this.symbolIndex);
    this.symbolX = copyInto(new Float32Array(capacity), this.symbolX);
    this.symbolY = copyInto(new Float32Array(capacity), this.symbolY);
  }

  /**
   * What lies together becomes a disc, the rest stays symbols.
   * @param bucketSize in pixels, at least the greatest distance at which two of them can touch
   */
  private divide(clusters: Cluster[], window: SceneWindow, reachOfOne: number, bucketSize: number): void {
    for (const cluster of clusters) centre(cluster);
    const merged = mergeOverlapping(clusters, ({ count }) => (count > 1 ? discRadius(count) : reachOfOne), bucketSize);
    this.discs = merged.filter(({ count }) => count > 1);
    this.symbolCount = 0;
    const world = worldPixels(window.zoom);
    for (const { count, first } of merged) {
      if (count > 1) continue;
      const { source, index } = first;
      const x = (source.x[index] ?? 0) * world - window.left;
      const y = (source.y[index] ?? 0) * world - window.top;
      this.keep(this.symbolCount++, this.sources.indexOf(source), index, x, y);
    }
  }

  /**
   * Masts shared by several operators share a coordinate: without this, one symbol would hide the others. A symbol under
   * the disc of such a place goes into it. O(symbols), of which there are few here.
   */
  private stack(window: SceneWindow, stackSize: number): void {
    this.discs = [];
    if (stackSize <= 0) return;
    const stacks = new Map<number, Cluster>();
    for (let at = 0; at < this.symbolCount; at++) {
      const source = this.sources[this.symbolSource[at] ?? 0];
      const index = this.symbolIndex[at] ?? 0;
      if (!source) continue;
      const x = this.symbolX[at] ?? 0;
      const y = this.symbolY[at] ?? 0;
      const key = cellKey(Math.floor((window.left + x) / stackSize), Math.floor((window.top + y) / stackSize));
      const unitX = source.x[index] ?? 0;
      const unitY = source.y[index] ?? 0;
      let pile = stacks.get(key);
      if (!pile) {
        pile = newCluster(key, window.zoom, stackSize, unitX, unitY, { source, index });
        stacks.set(key, pile);
      }
      gather(pile, unitX, unitY, x, y, source.state[index] ?? 0, source.isStale);
    }
    this.divide([...stacks.values()], window, stackSize / 2, 2 * mostDiscRadius);
  }
}

function gather(
  cluster: Cluster, unitX: number, unitY: number, x: number, y: number, code: number, isStale: boolean,
): void {
  cluster.count++;
  cluster.x += x;
  cluster.y += y;
  cluster.counts[code] = (cluster.counts[code] ?? 0) + 1;
  if (isStale) cluster.staleCount++;
  if (unitX < cluster.west) cluster.west = unitX;
  else if (unitX > cluster.east) cluster.east = unitX;
  if (unitY < cluster.north) cluster.north = unitY;
  else if (unitY > cluster.south) cluster.south = unitY;
}

function centre(cluster: Cluster): void {
  cluster.x /= cluster.count;
  cluster.y /= cluster.count;
}

function isVisible(x: number, y: number, { width, height, marginX, marginY }: SceneWindow): boolean {
  return x >= marginX && y >= marginY && x <= width - marginX && y <= height - marginY;
}
