import type { LngLat } from '@ioc/shared/geo';
import { lngLatOf, mercatorX, mercatorY } from './mercator';
import { stateAt, stateCode, type PointShape, type PointState } from './pointStates';

export interface MapPoint {
  id: string;
  location: LngLat;
  state: PointState;
  /** Bits of `pointBadges`. */
  badges?: number;
}

export interface PointSourceOptions {
  /** Unique on one map, e.g. the asset kind. */
  id: string;
  shape: PointShape;
  /** What a person calls the point; used for tooltips and for assistive technology. Always shown as text. */
  nameOf: (pointId: string) => string;
  /** Richer tooltip; a string is shown as text, never as markup. */
  tooltipOf?: (pointId: string) => string | Node;
}

/** `layout`: points came, went or moved. `look`: they only changed face. */
export type SourceChange = 'layout' | 'look';

/**
 * Points of one kind in columns, so that 200,000 of them cost a few megabytes and a full scan costs milliseconds.
 * An index stays with its point until the next `load`: a removed point leaves a hidden gap that a later one reuses.
 */
export class PointSource {
  readonly id: string;
  readonly shape: PointShape;
  readonly nameOf: (pointId: string) => string;
  readonly tooltipOf: (pointId: string) => string | Node;

  /** Rows in use, gaps included. */
  size = 0;
  x = new Float64Array(0);
  y = new Float64Array(0);
  state = new Uint8Array(0);
  hidden = new Uint8Array(0);
  badges = new Uint8Array(0);

  private ids: string[] = [];
  private readonly indexById = new Map<string, number>();
  private readonly gaps: number[] = [];
  private readonly listeners = new Set<(change: SourceChange) => void>();
  private isVisible: (pointId: string) => boolean = () => true;
  private isStaleNow = false;

  constructor({ id, shape, nameOf, tooltipOf }: PointSourceOptions) {
    this.id = id;
    this.shape = shape;
    this.nameOf = nameOf;
    this.tooltipOf = tooltipOf ?? nameOf;
  }

  /** The link to what feeds this source is broken: its points are drawn faded, so that none looks healthy. */
  get isStale(): boolean {
    return this.isStaleNow;
  }

  setStale(isStale: boolean): void {
    if (isStale === this.isStaleNow) return;
    this.isStaleNow = isStale;
    this.tell('look');
  }

  /** Replaces every point. */
  load(points: readonly MapPoint[]): void {
    this.size = 0;
    this.indexById.clear();
    this.gaps.length = 0;
    this.ids = new Array<string>(points.length);
    this.allocate(points.length, false);
    for (const point of points) this.write(this.size++, point);
    this.tell('layout');
  }

  /** Adds a point, or moves and repaints the one with this id. */
  put(point: MapPoint): void {
    const known = this.indexById.get(point.id);
    const index = known ?? this.gaps.pop() ?? this.size++;
    if (index >= this.x.length) this.allocate(Math.max(64, this.x.length * 2), true);
    this.write(index, point);
    this.tell('layout');
  }

  remove(pointId: string): void {
    const index = this.indexById.get(pointId);
    if (index === undefined) return;
    this.indexById.delete(pointId);
    this.ids[index] = '';
    this.hidden[index] = 1;
    this.gaps.push(index);
    this.tell('layout');
  }

  setState(pointId: string, state: PointState): void {
    this.setStates([[pointId, state]]);
  }

  /** Ids nobody loaded are skipped: live events may run ahead of the list. */
  setStates(changes: Iterable<readonly [pointId: string, state: PointState]>): void {
    this.change(this.state, changes, stateCode);
  }

  setBadges(changes: Iterable<readonly [pointId: string, badges: number]>): void {
    this.change(this.badges, changes, (bits) => bits);
  }

  /** Keeps only the points the filter accepts, those that arrive later included. */
  show(isVisible: (pointId: string) => boolean): void {
    this.isVisible = isVisible;
    for (let index = 0; index < this.size; index++) {
      const id = this.ids[index];
      this.hidden[index] = id && isVisible(id) ? 0 : 1;
    }
    this.tell('layout');
  }

  idAt(index: number): string | undefined {
    return this.ids[index] || undefined;
  }

  indexOf(pointId: string): number | undefined {
    return this.indexById.get(pointId);
  }

  stateOf(index: number): PointState {
    return stateAt(this.state[index] ?? 0);
  }

  locationOf(index: number): LngLat {
    return lngLatOf(this.x[index] ?? 0.5, this.y[index] ?? 0.5);
  }

  onChange(listener: (change: SourceChange) => void): () => void {
    this.listeners.add(listener);
    return () => { this.listeners.delete(listener); };
  }

  private change<Value>(
    column: Uint8Array, changes: Iterable<readonly [string, Value]>, codeOf: (value: Value) => number,
  ): void {
    let hasChanged = false;
    for (const [pointId, value] of changes) {
      const index = this.indexById.get(pointId);
      if (index === undefined) continue;
      const code = codeOf(value);
      if (column[index] === code) continue;
      column[index] = code;
      hasChanged = true;
    }
    if (hasChanged) this.tell('look');
  }

  private write(index: number, { id, location: [lng, lat], state, badges }: MapPoint): void {
    this.ids[index] = id;
    this.indexById.set(id, index);
    this.x[index] = mercatorX(lng);
    this.y[index] = mercatorY(lat);
    this.state[index] = stateCode(state);
    this.badges[index] = badges ?? 0;
    this.hidden[index] = this.isVisible(id) ? 0 : 1;
  }

  private allocate(capacity: number, keep: boolean): void {
    const grow = <Column extends Float64Array | Uint8Array>(grown: Column, old: Column): Column => {
      if (keep) grown.set(old);
      return grown;
    };
    this.x = grow(new Float64Array(capacity), this.x);
    this.y = grow(new Float64Array(capacity), this.y);
    this.state = grow(new Uint8Array(capacity), this.state);
    this.hidden = grow(new Uint8Array(capacity), this.hidden);
    this.badges = grow(new Uint8Array(capacity), this.badges);
  }

  private tell(change: SourceChange): void {
    for (const listener of this.listeners) listener(change);
  }
}
