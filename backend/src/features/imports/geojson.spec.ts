import { describe, expect, it } from '@jest/globals';
import { toGeoJson } from '#platform/tabular';
import { parseSheet } from './parse-sheet.js';
import { defaultLimits, type Sheet } from './sheet.types.js';

const read = (document: unknown, name = 'vung.geojson'): Promise<Sheet> =>
  parseSheet(Buffer.from(typeof document === 'string' ? document : JSON.stringify(document)), name, defaultLimits);

const feature = (geometry: unknown, properties: unknown = { code: '01273' }, more: object = {}) => ({
  type: 'Feature',
  ...more,
  properties,
  geometry,
});
const collection = (...features: unknown[]) => ({ type: 'FeatureCollection', features });
const point = (...coordinates: unknown[]) => feature({ type: 'Point', coordinates });
const square = [
  [106, 22],
  [107, 22],
  [107, 23],
  [106, 23],
  [106, 22],
];

describe('reading GeoJSON', () => {
  it('turns properties into cells and keeps the shape', async () => {
    const sheet = await read(
      collection(
        feature({ type: 'Polygon', coordinates: [square] }, { code: '01273', area: 55.44, urban: true }, { id: 'a' }),
        feature(null, { code: '01279', note: 'chưa vẽ' }, { id: 'b' }),
      ),
    );
    expect(sheet.columns).toEqual(['id', 'code', 'area', 'urban', 'note']);
    expect(sheet.rows[0]).toEqual({
      row: 1,
      cells: { id: 'a', code: '01273', area: 55.44, urban: true, note: null },
      geometry: { type: 'Polygon', coordinates: [square] },
    });
    expect(sheet.rows[1]).toEqual({
      row: 2,
      cells: { id: 'b', code: '01279', area: null, urban: null, note: 'chưa vẽ' },
    });
    expect(sheet.notes).toEqual([expect.objectContaining({ code: 'import.read-as-geojson', params: { features: 2 } })]);
  });

  it('reads one feature a line and counts lines as rows', async () => {
    const lines = [point(106.1, 22.6), null, point(106.2, 22.7)].map((one) =>
      one ? `\u001e${JSON.stringify(one)}` : '',
    );
    const sheet = await read(lines.join('\n'), 'diem.ndjson');
    expect(sheet.rows.map(({ row }) => row)).toEqual([1, 3]);
  });

  it('reads back what was exported', async () => {
    const geometry = { type: 'Point' as const, coordinates: [106.18, 22.67] };
    const sheet = await read(
      toGeoJson([{ geometry, properties: { code: 'CB-1', height: -3.5, active: false, note: null } }]),
    );
    expect(sheet.rows).toEqual([
      { row: 1, cells: { code: 'CB-1', height: -3.5, active: false, note: null }, geometry },
    ]);
  });

  it('composes names and values and says where a property is nested', async () => {
    const sheet = await read(
      collection(feature(null, { ['Tên'.normalize('NFD')]: 'Hòa An'.normalize('NFD'), 'Nhà mạng': ['VNPT'] })),
    );
    expect(sheet.rows[0]?.cells).toEqual({ Tên: 'Hòa An', 'Nhà mạng': '["VNPT"]' });
    expect(sheet.notes.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['import.nfd-normalised', 'import.property-nested']),
    );
  });

  it.each([
    ['TopoJSON', { type: 'Topology', objects: {} }, 'import.topojson'],
    ['a bare shape', { type: 'Point', coordinates: [106, 22] }, 'import.geojson-expected'],
    ['a list', [], 'import.geojson-expected'],
    ['broken JSON', '{"type":"FeatureCollection","features":[NaN]}', 'import.json-invalid'],
    ['a broken line', '{"type":"Feature","geometry":null}\n{"type":', 'import.json-invalid'],
    [
      'nesting without end',
      `{"type":"Feature","properties":{"a":${'['.repeat(200_000)}${']'.repeat(200_000)}}}`,
      'import.json-too-deep',
    ],
    ['no features', collection(), 'import.no-rows'],
    [
      'VN-2000',
      { ...collection(), crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::9210' } } },
      'import.crs-unsupported',
    ],
  ])('refuses %s', async (_, document, code) => {
    await expect(read(document)).rejects.toThrow(code);
  });

  it.each(['urn:ogc:def:crs:OGC:1.3:CRS84', 'EPSG:4326', 'urn:ogc:def:crs:EPSG::4326'])('accepts %s', async (name) => {
    const sheet = await read({ ...collection(point(106, 22)), crs: { type: 'name', properties: { name } } });
    expect(sheet.rows).toHaveLength(1);
  });

  const shapes: readonly (readonly [claim: string, geometry: unknown, code: string])[] = [
    ['latitude before longitude', { type: 'Point', coordinates: [22.6, 106.1] }, 'import.geometry-swapped'],
    ['metres', { type: 'Point', coordinates: [563_210, 2_508_400] }, 'import.geometry-metres'],
    ['a point off the globe', { type: 'Point', coordinates: [200, 100] }, 'import.geometry-range'],
    ['text for numbers', { type: 'Point', coordinates: ['106.1', '22.6'] }, 'import.geometry-position'],
    ['an infinite number', '{"type":"Point","coordinates":[1e999,22]}', 'import.geometry-position'],
    ['a position where a ring should be', { type: 'Polygon', coordinates: [106, 22] }, 'import.geometry-position'],
    ['an open ring', { type: 'Polygon', coordinates: [square.slice(0, 4)] }, 'import.geometry-ring-open'],
    [
      'a ring of three',
      {
        type: 'Polygon',
        coordinates: [
          [
            [106, 22],
            [107, 22],
            [106, 22],
          ],
        ],
      },
      'import.geometry-ring-short',
    ],
    [
      'an open hole in the second area',
      { type: 'MultiPolygon', coordinates: [[square], [square, square.slice(0, 4)]] },
      'import.geometry-ring-open',
    ],
    ['a line of one', { type: 'LineString', coordinates: [[106, 22]] }, 'import.geometry-line-short'],
    ['nothing', { type: 'MultiPolygon', coordinates: [] }, 'import.geometry-empty'],
    ['an area without rings', { type: 'MultiPolygon', coordinates: [[]] }, 'import.geometry-empty'],
    ['a mixed collection', { type: 'GeometryCollection', geometries: [] }, 'import.geometry-unsupported'],
    ['no shape at all', 'null-like text', 'import.geometry-unsupported'],
  ];

  it.each(shapes)('keeps the row and drops the shape that has %s', async (_, geometry, code) => {
    const isRaw = typeof geometry === 'string' && geometry.startsWith('{');
    const text = JSON.stringify(collection(feature(isRaw ? 'RAW' : geometry))).replace('"RAW"', String(geometry));
    const sheet = await read(text);
    expect(sheet.rows).toEqual([{ row: 1, cells: { code: '01273' } }]);
    expect(sheet.notes).toContainEqual(expect.objectContaining({ code, row: 1, severity: 'error' }));
  });
});
