import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import L from 'leaflet';
import { drawnOn, textsDrawnOn } from '../../testing/canvas';
import { buildGrid, buildPoint, buildSource, mapContainer } from './builders';
import { discRadius } from './clusters';
import { PointLayer, type PointLayerOptions } from './pointLayer';

const centre: L.LatLngTuple = [22.66, 106.25];
const middle = L.point(640, 400);
let map: L.Map;

function openMap(options: PointLayerOptions = {}, zoom = 9): PointLayer {
  map = L.map(mapContainer(), { center: centre, zoom, maxZoom: 18, fadeAnimation: false, zoomAnimation: false });
  map.createPane('ioc-points');
  return new PointLayer(options).addTo(map);
}

const settle = (): void => { jest.advanceTimersByTime(200); };
const countIn = (layer: PointLayer): number =>
  layer.scene.discs.reduce((sum, disc) => sum + disc.count, 0) + layer.scene.symbolCount;
const canvasOf = (): HTMLCanvasElement => {
  const canvas = map.getPane('ioc-points')?.querySelector('canvas');
  if (!canvas) throw new Error('There is no canvas.');
  return canvas;
};

beforeEach(() => { jest.useFakeTimers(); });
afterEach(() => {
  map.remove();
  document.body.replaceChildren();
  jest.useRealTimers();
});

describe('clusters', () => {
  it('gathers many points into discs that together hold every point in view', () => {
    const layer = openMap();
    layer.addSource(buildSource('bts', buildGrid('b', 60, 50)));
    settle();
    expect(layer.scene.isClustered).toBe(true);
    expect(layer.scene.pointCount).toBe(3000);
    expect(countIn(layer)).toBe(3000);
  });

  it('takes them apart again once few are in view', () => {
    const layer = openMap();
    layer.addSource(buildSource('bts', buildGrid('b', 60, 50)));
    settle();
    map.setView(centre, 13, { animate: false });
    expect(layer.scene.isClustered).toBe(false);
    expect(layer.scene.discs).toEqual([]);
    expect(layer.scene.symbolCount).toBeGreaterThan(0);
  });

  it('mixes sources and counts each state', () => {
    const layer = openMap({ clusterAbove: 3 });
    layer.addSource(buildSource('bts', [buildPoint({ id: 'b1' }), buildPoint({ id: 'b2', state: 'offline' })]));
    layer.addSource(buildSource('radio', [buildPoint({ id: 'r1', state: 'unknown' }), buildPoint({ id: 'r2' })]));
    settle();
    expect(layer.scene.discs).toHaveLength(1);
    const [disc] = layer.scene.discs;
    expect([...(disc?.counts ?? [])]).toEqual([1, 2, 0, 1, 0, 0]);
    expect(textsDrawnOn(canvasOf())).toEqual(expect.arrayContaining(['4', '×1']));
  });

  it('never mistakes a point that cannot report for one that failed', () => {
    const layer = openMap({ clusterAbove: 1 });
    layer.addSource(buildSource('radio', [1, 2, 3].map((at) => buildPoint({ id: `${at}`, state: 'unknown' }))));
    settle();
    expect(textsDrawnOn(canvasOf())).toEqual(['3']);
  });

  it('take in a lone point they would cover, and leave the one beside them alone', () => {
    const layer = openMap({}, 14);
    // At this zoom and latitude a pixel is 0.000086 degrees of longitude.
    const pixelsEast = (pixels: number): [number, number] => [106.25 + pixels * 0.0000858, 22.66];
    const mast = ['viettel', 'vnpt', 'mobifone'].map((id) => buildPoint({ id }));
    layer.addSource(buildSource('bts', [...mast, buildPoint({ id: 'covered', location: pixelsEast(12) }), buildPoint({ id: 'beside', location: pixelsEast(40) })]));
    settle();
    expect(layer.scene.isClustered).toBe(false);
    expect(layer.scene.discs.map(({ count }) => count)).toEqual([4]);
    expect(layer.scene.symbolCount).toBe(1);
    expect(countIn(layer)).toBe(5);
  });

  it('leaves no two discs overlapping by more than the tolerance', () => {
    const layer = openMap();
    layer.addSource(buildSource('bts', buildGrid('b', 60, 50)));
    settle();
    const { discs } = layer.scene;
    const overlapping = discs.filter((a, at) => discs.slice(at + 1).some((b) =>
      Math.hypot(a.x - b.x, a.y - b.y) < (discRadius(a.count) + discRadius(b.count)) * 0.6));
    expect(overlapping).toEqual([]);
  });

  it('keeps its discs where they are when states change', () => {
    const layer = openMap();
    const source = buildSource('bts', buildGrid('b', 60, 50));
    layer.addSource(source);
    settle();
    const before = layer.scene.discs.map(({ x, y, count }) => [x, y, count]);
    source.setStates(Array.from({ length: 500 }, (_, at) => [`b-${at}`, 'offline'] as const));
    settle();
    expect(layer.scene.discs.map(({ x, y, count }) => [x, y, count])).toEqual(before);
  });

  it('counts a cluster the same after a small pan', () => {
    const layer = openMap();
    layer.addSource(buildSource('bts', buildGrid('b', 60, 50)));
    settle();
    const sizes = (): Map<string, number> =>
      new Map(layer.scene.discs.map(({ cells, count }) => [[...cells].sort().join(), count]));
    const before = sizes();
    map.panBy([7, 5], { animate: false });
    for (const [cells, count] of sizes()) if (before.has(cells)) expect(before.get(cells)).toBe(count);
  });

  it('lists the members of a shared mast that no zoom can take apart', () => {
    const layer = openMap({}, 17);
    const mast = ['viettel', 'vnpt', 'mobifone', 'gtel'].map((id) => buildPoint({ id }));
    layer.addSource(buildSource('bts', mast));
    settle();
    const hit = layer.hit(middle.add([0, 0]));
    map.setView(centre, 18, { animate: false });
    expect(hit?.type).toBe('cluster');
    if (hit?.type !== 'cluster') return;
    expect(layer.canSplit(hit.cluster)).toBe(false);
    expect(layer.members(hit.cluster).map(({ source, index }) => source.idAt(index)))
      .toEqual(['viettel', 'vnpt', 'mobifone', 'gtel']);
  });

  it('says of a wide cluster that zooming takes it apart', () => {
    const layer = openMap();
    layer.addSource(buildSource('bts', buildGrid('b', 60, 50)));
    settle();
    const [biggest] = layer.scene.discs;
    expect(biggest && layer.canSplit(biggest)).toBe(true);
    expect(biggest && layer.members(biggest)).toHaveLength(biggest?.count ?? 0);
  });
});

describe('symbols', () => {
  it('finds the point under a place and nothing beside it', () => {
    const layer = openMap({}, 14);
    layer.addSource(buildSource('bts', [buildPoint({ id: 'a', location: [106.25, 22.66] })]));
    settle();
    expect(layer.hit(middle)).toMatchObject({ type: 'point', index: 0 });
    expect(layer.hit(middle.add([30, 0]))).toBeNull();
  });

  it('finds it still while the map is being dragged', () => {
    const layer = openMap({}, 14);
    layer.addSource(buildSource('bts', [buildPoint({ location: [106.25, 22.66] })]));
    settle();
    map.panBy([50, 0], { animate: false });
    expect(layer.hit(middle.subtract([50, 0]))).toMatchObject({ type: 'point' });
  });

  it('draws badges at the corners of a point that has them', () => {
    const layer = openMap({}, 14);
    const source = buildSource('bts', [buildPoint({ id: 'a' })]);
    layer.addSource(source);
    settle();
    const arcs = (): number => drawnOn(canvasOf()).filter(([method]) => method === 'arc').length;
    const squares = (): number => drawnOn(canvasOf()).filter(([method]) => method === 'roundRect').length;
    expect([arcs(), squares()]).toEqual([0, 0]);
    source.setBadges([['a', 1]]);
    settle();
    expect([arcs(), squares()]).toEqual([3, 0]);
    source.setBadges([['a', 2]]);
    settle();
    expect([arcs(), squares()]).toEqual([3, 2]);
  });

  it('does not draw or find hidden points', () => {
    const layer = openMap({}, 14);
    const source = buildSource('bts', [buildPoint({ id: 'a' })]);
    layer.addSource(source);
    source.show(() => false);
    settle();
    expect(layer.scene.symbolCount).toBe(0);
    expect(layer.hit(middle)).toBeNull();
  });

  it('keeps the ring on the same point when its source is loaded anew in another order', () => {
    const layer = openMap({}, 14);
    const source = buildSource('bts', [buildPoint({ id: 'a' }), buildPoint({ id: 'b' })]);
    layer.addSource(source);
    layer.select('bts', 'b');
    source.load([buildPoint({ id: 'b' }), buildPoint({ id: 'a' })]);
    settle();
    expect(layer.selection()?.index).toBe(0);
  });
});

describe('redraws', () => {
  it('needs at most two for a burst of 200 changes', () => {
    const layer = openMap();
    const source = buildSource('bts', buildGrid('b', 60, 50));
    layer.addSource(source);
    settle();
    const before = layer.drawCount;
    for (let at = 0; at < 200; at++) source.setState(`b-${at}`, 'offline');
    jest.advanceTimersByTime(1000);
    expect(layer.drawCount - before).toBeGreaterThan(0);
    expect(layer.drawCount - before).toBeLessThanOrEqual(2);
  });

  it('stays at ten a second however often states change', () => {
    const layer = openMap();
    const source = buildSource('bts', buildGrid('b', 60, 50));
    layer.addSource(source);
    settle();
    const before = layer.drawCount;
    for (let at = 0; at < 200; at++) {
      source.setState(`b-${at}`, 'offline');
      jest.advanceTimersByTime(5);
    }
    expect(layer.drawCount - before).toBeLessThanOrEqual(10);
  });

  it('waits for the end of a zoom animation', () => {
    const layer = openMap();
    const source = buildSource('bts', buildGrid('b', 60, 50));
    layer.addSource(source);
    settle();
    map.fire('zoomanim', { center: map.getCenter(), zoom: 10, noUpdate: true });
    const before = layer.drawCount;
    source.setState('b-1', 'offline');
    jest.advanceTimersByTime(500);
    expect(layer.drawCount).toBe(before);
    map.fire('moveend');
    expect(layer.drawCount).toBe(before + 1);
  });
});

describe('sources', () => {
  it('come and go without disturbing the others', () => {
    const layer = openMap({}, 14);
    layer.addSource(buildSource('bts', [buildPoint({ id: 'b' })]));
    const removePosts = layer.addSource(buildSource('post', [buildPoint({ id: 'p', location: [106.26, 22.66] })]));
    settle();
    expect(layer.scene.symbolCount).toBe(2);
    removePosts();
    settle();
    expect(layer.scene.symbolCount).toBe(1);
    expect(layer.source('post')).toBeUndefined();
    layer.addSource(buildSource('post', [buildPoint({ id: 'p', location: [106.26, 22.66] })]));
    settle();
    expect(layer.scene.symbolCount).toBe(2);
  });

  it('are refused when one with the same id is on the map', () => {
    const layer = openMap();
    layer.addSource(buildSource('bts'));
    expect(() => layer.addSource(buildSource('bts'))).toThrow('"bts"');
  });

  it('are drawn faded when stale', () => {
    const layer = openMap({ clusterAbove: 1 });
    const source = buildSource('bts', [buildPoint({ id: 'a' }), buildPoint({ id: 'b' })]);
    layer.addSource(source);
    source.setStale(true);
    settle();
    expect(layer.scene.discs[0]?.staleCount).toBe(2);
  });

  it('may change after the map is gone', () => {
    const layer = openMap();
    const source = buildSource('bts', [buildPoint({ id: 'a' })]);
    layer.addSource(source);
    layer.remove();
    source.setState('a', 'offline');
    expect(settle).not.toThrow();
  });
});
