import type { MapLabels } from './mapHandle';
import type { MapPoint } from './pointSource';
import { PointSource } from './pointSource';
import type { PointShape } from './pointStates';

/** jsdom lays nothing out: a map window has to be told its size. */
export function mapContainer(width = 1280, height = 800): HTMLElement {
  const element = document.createElement('div');
  Object.defineProperties(element, { clientWidth: { value: width }, clientHeight: { value: height } });
  document.body.append(element);
  return element;
}

export const mapLabels: MapLabels = {
  region: 'Bản đồ trực tuyến',
  zoomIn: 'Phóng to',
  zoomOut: 'Thu nhỏ',
  closePopup: 'Đóng',
  states: {
    unknown: 'Chưa rõ',
    online: 'Hoạt động',
    degraded: 'Suy giảm',
    offline: 'Mất kết nối',
    maintenance: 'Bảo trì',
    done: 'Hoàn thành',
  },
};

export const buildPoint = (point: Partial<MapPoint> = {}): MapPoint => ({
  id: 'bts-1', location: [106.25, 22.66], state: 'online', ...point,
});

/** Points on a regular grid over Cao Bằng, so that every count in a test can be worked out by hand. */
export const buildGrid = (prefix: string, columns: number, rows: number): MapPoint[] =>
  Array.from({ length: columns * rows }, (_, at) => buildPoint({
    id: `${prefix}-${at}`,
    location: [105.4 + ((at % columns) * 1.4) / columns, 22.4 + (Math.floor(at / columns) * 0.6) / rows],
  }));

export function buildSource(
  id = 'bts', points: readonly MapPoint[] = [], shape: PointShape = 'triangle', nameOf = (pointId: string) => pointId,
): PointSource {
  const source = new PointSource({ id, shape, nameOf });
  source.load(points);
  return source;
}
