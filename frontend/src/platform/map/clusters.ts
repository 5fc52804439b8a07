import { pointStates } from './pointStates';
import type { PointSource } from './pointSource';
import { worldPixels } from './mercator';

export interface PointRef {
  source: PointSource;
  index: number;
}

/** Points drawn as one disc. Its place depends on where its members are, never on how they fare. */
export interface Cluster {
  /** Centre in pixels of the canvas. */
  x: number;
  y: number;
  count: number;
  /** Members by state code. */
  counts: Uint32Array;
  /** Members whose source is stale. */
  staleCount: number;
  /** Extent in unit mercator. */
  west: number;
  north: number;
  east: number;
  south: number;
  /** World cells gathered here, at `zoom` and `cellSize`. */
  cells: number[];
  zoom: number;
  cellSize: number;
  first: PointRef;
}

/** World cells need 21 bits a side at the deepest zoom; two of them still fit a double exactly. */
const cellsAcross = 2 ** 22;
export const cellKey = (column: number, row: number): number => row * cellsAcross + column;

export const mostDiscRadius = 30;
export const discRadius = (count: number): number => Math.min(mostDiscRadius, 11 + Math.log2(count) * 1.9);

/** Discs may overlap by this share of their radii before they become one. */
const tolerance = 0.94;

export function newCluster(
  cell: number, zoom: number, cellSize: number, x: number, y: number, first: PointRef,
): Cluster {
  return {
    x: 0, y: 0, count: 0, counts: new Uint32Array(pointStates.length), staleCount: 0,
    west: x, north: y, east: x, south: y, cells: [cell], zoom, cellSize, first,
  };
}

function absorb(into: Cluster, other: Cluster): void {
  const count = into.count + other.count;
  into.x = (into.x * into.count + other.x * other.count) / count;
  into.y = (into.y * into.count + other.y * other.count) / count;
  into.count = count;
  into.staleCount += other.staleCount;
  other.counts.forEach((members, state) => { into.counts[state] = (into.counts[state] ?? 0) + members; });
  into.west = Math.min(into.west, other.west);
  into.north = Math.min(into.north, other.north);
  into.east = Math.max(into.east, other.east);
  into.south = Math.max(into.south, other.south);
  into.cells.push(...other.cells);
}

/**
 * Neighbouring cells whose discs would overlap become one, the biggest first. Ties are settled by the cell, so the
 * same points always give the same discs.
 */
export function mergeOverlapping(
  clusters: Cluster[], reach: (cluster: Cluster) => number, bucketSize: number,
): Cluster[] {
  clusters.sort((a, b) => b.count - a.count || (a.cells[0] ?? 0) - (b.cells[0] ?? 0));
  const buckets = new Map<number, Cluster[]>();
  const bucketOf = (value: number): number => Math.floor(value / bucketSize) + 64;
  const kept: Cluster[] = [];

  const overlapping = (cluster: Cluster): Cluster | undefined => {
    const column = bucketOf(cluster.x);
    const row = bucketOf(cluster.y);
    for (let dy = -1; dy <= 1; dy++) {
      for (let dx = -1; dx <= 1; dx++) {
        for (const candidate of buckets.get(cellKey(column + dx, row + dy)) ?? []) {
          const distance = Math.hypot(candidate.x - cluster.x, candidate.y - cluster.y);
          if (distance < (reach(candidate) + reach(cluster)) * tolerance) return candidate;
        }
      }
    }
    return undefined;
  };

  for (const cluster of clusters) {
    const host = overlapping(cluster);
    if (host) {
      absorb(host, cluster);
      continue;
    }
    kept.push(cluster);
    const key = cellKey(bucketOf(cluster.x), bucketOf(cluster.y));
    const bucket = buckets.get(key);
    if (bucket) bucket.push(cluster);
    else buckets.set(key, [cluster]);
  }
  return kept;
}

/**
 * Every shown point of a cluster, in view or not. Reads the sources afresh: a cluster kept while live changes arrive
 * lists what its place holds now.
 */
export function clusterMembers(cluster: Cluster, sources: Iterable<PointSource>): PointRef[] {
  const scale = worldPixels(cluster.zoom) / cluster.cellSize;
  const cells = new Set(cluster.cells);
  const members: PointRef[] = [];
  for (const source of sources) {
    for (let index = 0; index < source.size; index++) {
      if (source.hidden[index]) continue;
      const column = Math.floor((source.x[index] ?? 0) * scale);
      const row = Math.floor((source.y[index] ?? 0) * scale);
      if (cells.has(cellKey(column, row))) members.push({ source, index });
    }
  }
  return members;
}

/** Whether zooming in can take the members apart: at the deepest zoom they are spread over more than one stack cell. */
export function canSplit(cluster: Cluster, maxZoom: number, stackSize: number): boolean {
  const spread = Math.max(cluster.east - cluster.west, cluster.south - cluster.north);
  return cluster.zoom < maxZoom && spread * worldPixels(maxZoom) > stackSize;
}
