import '@fontsource/be-vietnam-pro/vietnamese-400.css';
import '@fontsource/be-vietnam-pro/vietnamese-500.css';
import '@fontsource/be-vietnam-pro/vietnamese-600.css';
import '@fontsource/be-vietnam-pro/latin-400.css';
import '@fontsource/be-vietnam-pro/latin-500.css';
import '@fontsource/be-vietnam-pro/latin-600.css';
import '@fontsource/be-vietnam-pro/latin-700.css';
import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import {
  AreaLayer, MapPopup, MapView, palettes, PointSourceLayer, pointShapes, pointStates, StatusIcon, useMap,
  type AreaCollection, type MapPoint, type MapTheme, type PointShape, type PointSource,
} from '../src/platform/map/index';
import { PointSource as Source } from '../src/platform/map/pointSource';
import { syntheticPoints, syntheticSources } from './synthetic';

/** Screens to be judged by eye: `look.mjs` opens each and takes its picture. */
const query = new URLSearchParams(location.search);
const theme: MapTheme = query.get('theme') === 'light' ? 'light' : 'dark';
const scene = query.get('scene') ?? 'province';

const words = {
  region: 'Bản đồ trực tuyến', zoomIn: 'Phóng to', zoomOut: 'Thu nhỏ', closePopup: 'Đóng',
  states: {
    unknown: 'Chưa rõ', online: 'Hoạt động', degraded: 'Suy giảm', offline: 'Mất kết nối', maintenance: 'Bảo trì', done: 'Hoàn thành',
  },
};

const places: Record<string, { lng: number; lat: number; zoom: number }> = {
  country: { lng: 110, lat: 15.6, zoom: 6 },
  province: { lng: 106.05, lat: 22.72, zoom: 10 },
  symbols: { lng: 106.25, lat: 22.66, zoom: 14 },
};

function provinceSources(): PointSource[] {
  const data = syntheticPoints(1527);
  const sources = syntheticSources();
  for (const source of sources) source.load(data.get(source.id) ?? []);
  return sources;
}

/** Every shape in every state, then badged, then stale. */
function symbolSources(): PointSource[] {
  const row = (id: string, shape: PointShape, at: number, isStale: boolean, badges: number): PointSource => {
    const points: MapPoint[] = pointStates.map((state, column) => ({
      id: `${id}-${state}`, state, badges: badges && column % 4,
      location: [106.235 + column * 0.006 + (isStale ? 0.034 : 0), 22.682 - at * 0.009],
    }));
    const source = new Source({ id, shape, nameOf: (pointId) => `Trạm ${pointId}` });
    source.load(points);
    source.setStale(isStale);
    return source;
  };
  return pointShapes.flatMap((shape, at) => [
    row(`${shape}-plain`, shape, at, false, at % 2), row(`${shape}-stale`, shape, at, true, 0),
  ]);
}

/** Boxes with names, enough to judge borders, labels and a fill by. */
const cellNames = [
  'Phường Thục Phán', 'Phường Nùng Trí Cao', 'Phường Tân Giang', 'Xã Hòa An', 'Xã Nguyễn Huệ', 'Xã Bạch Đằng',
];
const cells: AreaCollection = {
  type: 'FeatureCollection',
  features: cellNames.map((name, at) => {
    const west = 105.85 + (at % 3) * 0.2;
    const south = 22.55 + Math.floor(at / 3) * 0.18;
    const east = west + 0.2;
    const ring = [[west, south], [east, south + 0.02], [east, south + 0.2], [west, south + 0.18], [west, south]];
    return { type: 'Feature', properties: { id: `${at}`, name }, geometry: { type: 'Polygon', coordinates: [ring] } };
  }),
};

function Chosen({ source, pointId }: { source: PointSource; pointId: string }) {
  const map = useMap();
  const [isOpen, setOpen] = useState(true);
  useEffect(() => map.points.select(source.id, pointId), [map, source, pointId]);
  if (!isOpen) return null;
  const at = source.locationOf(source.indexOf(pointId) ?? 0);
  return (
    <MapPopup at={at} label="BTS Thục Phán 25" onClose={() => setOpen(false)}>
      <div style={{ display: 'flex', gap: 8, alignItems: 'center', fontWeight: 600, fontSize: 14 }}>
        <StatusIcon shape="triangle" state="offline" theme={theme} />
        BTS Thục Phán 25
      </div>
      <div>Phường Thục Phán, Cao Bằng</div>
      <div>Mất kết nối từ 14:20 hôm nay (38 phút)</div>
    </MapPopup>
  );
}

function Legend() {
  const paper = theme === 'dark' ? '#101f2e' : '#ffffff';
  const { label } = palettes[theme];
  return (
    <section
      style={{
        position: 'absolute', zIndex: 900, top: 12, left: 12, padding: 12, borderRadius: 8, fontSize: 12.5,
        background: paper, color: label, display: 'grid', gap: 6,
      }}
    >
      {pointStates.map((state) => (
        <div key={state} style={{ display: 'flex', gap: 6, alignItems: 'center' }}>
          {pointShapes.map((shape) => <StatusIcon key={shape} shape={shape} state={state} theme={theme} size={18} />)}
          {words.states[state]}
        </div>
      ))}
    </section>
  );
}

const sources = scene === 'symbols' ? symbolSources() : provinceSources();
const [first] = sources;

const place = places[scene] ?? { lng: 110, lat: 15.6, zoom: 6 };
const fill = (areaId: string): string | undefined => (areaId === '0' ? '#35c3d8' : undefined);

function Look() {
  return (
    <MapView initialPlace={place} labels={words} theme={theme} focusProvince="04">
      {scene === 'province' && <AreaLayer areas={cells} fill={fill} labelsFrom={9} />}
      {sources.map((source) => <PointSourceLayer key={source.id} source={source} />)}
      {scene === 'symbols' && first && <Chosen source={first} pointId={`${first.id}-offline`} />}
      <Legend />
    </MapView>
  );
}

const root = document.querySelector('#root');
if (root) createRoot(root).render(<Look />);
