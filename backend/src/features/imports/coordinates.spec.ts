import { describe, expect, it } from '@jest/globals';
import { parsePoint, parsePointText } from './coordinates.js';
import type { Cell } from './sheet.types.js';

const rule = { box: { name: 'tỉnh Cao Bằng', west: 105.26, south: 22.35, east: 106.83, north: 23.12 } };

const pair = (lat: Cell, lng: Cell): unknown => {
  const result = parsePoint(lat, lng, rule);
  return result.ok ? result.value : result.problem.code;
};
const text = (cell: Cell): unknown => {
  const result = parsePointText(cell, rule);
  return result.ok ? result.value : result.problem.code;
};

describe('a point in two cells', () => {
  it.each([
    [22.67631, 106.18601, [106.18601, 22.67631]],
    ['22.67631', '106.18601', [106.18601, 22.67631]],
    ['22,67631', '106,18601', [106.18601, 22.67631]],
    ['22°40\'12"N', '106°15\'30"E', [106.25833333, 22.67]],
    ['22°40′12″ B', '106°15′30″ Đ', [106.25833333, 22.67]],
    ["N 22° 40.2'", "E 106° 15,5'", [106.25833333, 22.67]],
    ['22 40 12', '106 15 30', [106.25833333, 22.67]],
    ['22.67°', '106.25°', [106.25, 22.67]],
    ['22,67 độ', '106,25', 'import.coordinates-invalid'],
    ['22°70\'00"', '106°15\'30"', 'import.coordinates-invalid'],
    ['', '106.2', 'import.value-empty'],
    [0, 0, 'import.coordinates-zero'],
    [2_508_400, 563_210, 'import.coordinates-metres'],
    ['563210,45', '2508400,12', 'import.coordinates-metres'],
    [2_267_631, 10_618_601, 'import.coordinates-decimal-lost'],
    [22.67, 10_618_601, 'import.coordinates-decimal-lost'],
    [122, 206, 'import.coordinates-range'],
    [-6.91732, 107.62753, 'import.outside-province'],
    [21.03, 105.85, 'import.outside-province'],
  ])('at %j, %j is %j', (lat, lng, expected) => {
    expect(pair(lat, lng)).toEqual(expected);
  });

  it('with latitude and longitude exchanged is turned round and said', () => {
    expect(parsePoint(106.18601, 22.67631, rule)).toMatchObject({
      ok: true,
      value: [106.18601, 22.67631],
      note: { severity: 'warning', code: 'import.coordinates-swapped' },
    });
  });

  it('is in the right order where the letters say so, whatever the columns', () => {
    expect(parsePoint('106°15\'30"E', '22°40\'12"N', rule)).toEqual({ ok: true, value: [106.25833333, 22.67] });
  });
});

describe('a point in one cell', () => {
  it.each([
    ['22.67631, 106.18601', [106.18601, 22.67631]],
    ['22.67631,106.18601', [106.18601, 22.67631]],
    ['22,67631; 106,18601', [106.18601, 22.67631]],
    ['22,67631, 106,18601', [106.18601, 22.67631]],
    ['22,67631 106,18601', [106.18601, 22.67631]],
    ['(22.67631, 106.18601)', [106.18601, 22.67631]],
    ['22°40\'12"N 106°15\'30"E', [106.25833333, 22.67]],
    ['22°40\'12"N, 106°15\'30"E', [106.25833333, 22.67]],
    ['106.25 E, 22.67 N', [106.25, 22.67]],
    ['POINT(106.25 22.67)', [106.25, 22.67]],
    ['Km5, Đề Thám', 'import.coordinates-invalid'],
    ['22.67631', 'import.coordinates-invalid'],
    [null, 'import.value-empty'],
  ])('written %j is %j', (cell, expected) => {
    expect(text(cell)).toEqual(expected);
  });

  it('takes no time over long nonsense', () => {
    const begun = performance.now();
    for (const nonsense of ['1 '.repeat(25_000), '1,'.repeat(25_000), `22°${' '.repeat(50_000)}x`, '1'.repeat(50_000)])
      text(nonsense);
    expect(performance.now() - begun).toBeLessThan(500);
  });
});
