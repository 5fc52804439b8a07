import { describe, expect, it } from '@jest/globals';
import { guard, toCsv, toGeoJson, unguard } from './tabular.js';

describe('writing tables', () => {
  it.each(['=1+1', '+84912', '@SUM(A1)', '-2+3', '\tx', '\rx', '＝1', '＋1', '－1', '＠a'])('disarms %j', (text) => {
    expect(guard(text)).toBe(`'${text}`);
    expect(unguard(guard(text))).toBe(text);
  });

  it('leaves negative numbers numeric', () => {
    expect(toCsv(['a', 'b'], [{ a: -5, b: '-3,26' }], { delimiter: ';', bom: false })).toBe('a;b\r\n-5;"-3,26"\r\n');
  });

  it('writes GeoJSON with longitude first and no coordinate system', () => {
    const point = { type: 'Point' as const, coordinates: [106.18, 22.67] };
    expect(toGeoJson([{ id: 'a', geometry: point, properties: { name: 'Km5' } }])).toEqual({
      type: 'FeatureCollection',
      features: [{ type: 'Feature', id: 'a', geometry: point, properties: { name: 'Km5' } }],
    });
  });
});
