import 'leaflet/dist/leaflet.css';
import '../src/platform/map/map.css';
import L from 'leaflet';
import { installBasemap } from '../src/platform/map/basemap';
import { MapHandle } from '../src/platform/map/mapHandle';
import { PointLayer } from '../src/platform/map/pointLayer';
import { anyState, seededRandom, syntheticPoints, syntheticSources } from './synthetic';

/** Runs inside the page; `map.mjs` calls these by name and reads what they answer. */
const query = new URLSearchParams(location.search);
const count = Number(query.get('n') ?? 1500);
const isClustered = query.get('clusters') !== 'no';

const container = document.querySelector<HTMLElement>('#map');
if (!container) throw new Error('The page has no place for a map.');
const map = new MapHandle(container, {
  place: { lng: 106.05, lat: 22.72, zoom: 10 }, theme: 'dark', locale: 'vi-VN', minZoom: 5, maxZoom: 18,
  labels: {
    region: 'Bản đồ', zoomIn: '+', zoomOut: '-', closePopup: 'x',
    states: { unknown: '…', online: '', degraded: '!', offline: '×', maintenance: '‖' },
  },
});
const points = isClustered
  ? map.points
  : new PointLayer({ clusterAbove: Number.POSITIVE_INFINITY, stackSize: 0 }).addTo(map.leaflet);
const sources = syntheticSources();
for (const source of sources) points.addSource(source);

const nextFrame = (): Promise<number> => new Promise((resolve) => { requestAnimationFrame(resolve); });
const pause = (ms: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, ms); });

interface FrameFigures {
  fps: number;
  p95Ms: number;
}

interface ChangeFigures extends FrameFigures {
  redrawsPerSecond: number;
  drawMs: number;
}

function figuresOf(stamps: readonly number[]): FrameFigures {
  const gaps = stamps.slice(1).map((stamp, at) => stamp - (stamps[at] ?? stamp)).sort((a, b) => a - b);
  const span = (stamps.at(-1) ?? 0) - (stamps[0] ?? 0);
  const p95Ms = Math.round(gaps[Math.floor(gaps.length * 0.95)] ?? 0);
  return { fps: Math.round((gaps.length / span) * 10_000) / 10, p95Ms };
}

const point = (type: string, clientX: number, clientY: number, target: EventTarget): boolean => target.dispatchEvent(
  new MouseEvent(type, { bubbles: true, cancelable: true, clientX, clientY, button: 0, buttons: 1, view: window }),
);

const bench = {
  /** From data in hand to pixels on the screen. */
  async firstPaint(): Promise<number> {
    const data = syntheticPoints(count);
    await pause(200);
    await nextFrame();
    const start = performance.now();
    for (const source of sources) source.load(data.get(source.id) ?? []);
    await new Promise<void>((resolve) => {
      const stop = points.onDraw(() => {
        if (points.scene.pointCount === 0) return;
        stop();
        resolve();
      });
    });
    await nextFrame();
    await nextFrame();
    return Math.round(performance.now() - start);
  },

  /** Real drags through Leaflet's own handler, one step a frame. */
  async drag(ms: number): Promise<FrameFigures> {
    const stamps: number[] = [];
    const end = performance.now() + ms;
    for (let turn = 0; performance.now() < end; turn++) {
      const way = turn % 2 === 0 ? 1 : -1;
      let x = 640;
      let y = 400;
      point('mousedown', x, y, map.leaflet.getPanes().mapPane);
      for (let step = 0; step < 20; step++) {
        x += way * 14;
        y += way * 5;
        point('mousemove', x, y, document.documentElement);
        stamps.push(await nextFrame());
      }
      point('mouseup', x, y, document.documentElement);
      stamps.push(await nextFrame());
      map.leaflet.stop();
    }
    return figuresOf(stamps);
  },

  /** Changes as a socket delivers them: ten batches a second. */
  async changes(seconds: number, perSecond: number): Promise<ChangeFigures> {
    const random = seededRandom(99);
    const stamps: number[] = [];
    let isRunning = true;
    const watch = (stamp: number): void => {
      stamps.push(stamp);
      if (isRunning) requestAnimationFrame(watch);
    };
    requestAnimationFrame(watch);
    const drawnBefore = points.drawCount;
    const start = performance.now();
    for (let batch = 0; batch < seconds * 10; batch++) {
      for (let change = 0; change < perSecond / 10; change++) {
        const source = sources[Math.floor(random() * sources.length)];
        const id = source?.idAt(Math.floor(random() * source.size));
        if (source && id) source.setState(id, anyState(random()));
      }
      await pause(Math.max(0, start + (batch + 1) * 100 - performance.now()));
    }
    isRunning = false;
    const drawn = points.drawCount - drawnBefore;
    const redrawsPerSecond = Math.round((drawn / (performance.now() - start)) * 10_000) / 10;
    const before = performance.now();
    for (let turn = 0; turn < 5; turn++) points.redraw();
    return { ...figuresOf(stamps), redrawsPerSecond, drawMs: Math.round((performance.now() - before) * 2) / 10 };
  },

  /** What the layer says it holds in view, so that a fast empty map cannot pass for a good one. */
  inView: () => ({
    points: points.scene.pointCount, symbols: points.scene.symbolCount, discs: points.scene.discs.length,
    leaflet: L.version,
  }),
};

await installBasemap({ type: 'offline' }, {
  map: map.leaflet, labels: map.labels, theme: 'dark', focusProvince: '04', signal: new AbortController().signal,
});
Object.assign(window, { bench });
document.documentElement.dataset['ready'] = 'yes';
