import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parsePoint } from './coordinates.js';
import { toCsv, toGeoJson } from '#platform/tabular';
import { SheetRefusal } from './findings.js';
import { decideNumberStyle, parseNumber } from './numbers.js';
import { parseSheet } from './parse-sheet.js';
import { readSheet } from './sheet.js';
import { defaultLimits, type Sheet } from './sheet.types.js';
import { parsePhone } from './values.js';

/**
 * Trials with real files where they lie beside the project. They may not be copied into it, so elsewhere the same
 * trials run on tables of the same shape made here; the expectations hold for both.
 */
const folder = join(import.meta.dirname, '../../../../../shared/data');
const isReal = existsSync(join(folder, 'points/bandung-towers-2017.csv'));

const box = { name: 'tỉnh Cao Bằng', west: 105.26, south: 22.35, east: 106.84, north: 23.13 };
const range = (length: number): number[] => Array.from({ length }, (_, index) => index);

const madeHere: Record<string, () => Buffer> = {
  'admin/communes-3321.csv': () =>
    csv(range(3_321).map((index) => ({ code: String(index).padStart(5, '0'), name: `Xã ${index}` }))),
  'admin/cao-bang-communes.csv': () =>
    csv(range(56).map((index) => ({ code: `01${200 + index}`, area_km2: 55.44 + index, population: 3_000 + index }))),
  'points/cao-bang-villages.csv': () =>
    csv(range(1_144).map((index) => ({ name: `Xóm ${index}`, lat: 22.5 + index / 9_999, lon: 106 + index / 9_999 }))),
  'points/bandung-towers-2017.csv': () =>
    csv(
      range(938).map((index) => ({ id: `M${index}`, owner: 'A', longitude: 107.6 + index / 99_999, latitude: -6.9 })),
    ),
  'points/cao-bang-post-offices.csv': () =>
    csv(
      range(21).map((index) => ({ pos_code: `${270_000 + index}`, phone: index % 2 ? `20638534${10 + index}` : null })),
    ),
  'admin/geo/cao-bang-communes.geojson': () => areas(56),
  'admin/geo/dak-nong-communes.geojson': () => areas(28),
  'admin/gso-cao-bang-as-found.xls': () => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(4_096)]),
};

function csv(rows: Record<string, string | number | null>[]): Buffer {
  return Buffer.from(toCsv(Object.keys(rows[0] ?? {}), rows, { bom: false }));
}

function areas(count: number): Buffer {
  const ring = [
    [106, 22.5],
    [106.1, 22.5],
    [106.1, 22.6],
    [106, 22.5],
  ];
  const geometry = { type: 'MultiPolygon' as const, coordinates: [[ring]] };
  return Buffer.from(
    JSON.stringify(toGeoJson(range(count).map((index) => ({ geometry, properties: { code: `${index}` } })))),
  );
}

function bytesOf(name: string): Buffer {
  const made = madeHere[name];
  if (made === undefined) throw new Error(`No stand-in for ${name}.`);
  return isReal ? readFileSync(join(folder, name)) : made();
}

const read = (name: string): Promise<Sheet> => parseSheet(bytesOf(name), name, defaultLimits);
const serious = ({ notes }: Sheet): string[] =>
  notes.filter(({ severity }) => severity === 'error').map(({ code }) => code);

describe(`files as found (${isReal ? 'real' : 'made here'})`, () => {
  it('give every commune of the country with its leading zeros', async () => {
    const sheet = await read('admin/communes-3321.csv');
    expect(sheet.rows).toHaveLength(3_321);
    expect(sheet.rows.every(({ cells }) => /^\d{5}$/.test(String(cells['code'])))).toBe(true);
    expect(serious(sheet)).toEqual([]);
  });

  it('give areas as decimals and populations as whole numbers', async () => {
    const { rows } = await read('admin/cao-bang-communes.csv');
    for (const [column, integer] of [
      ['area_km2', false],
      ['population', true],
    ] as const) {
      const cells = rows.map((row) => row.cells[column] ?? null);
      const style = decideNumberStyle(cells);
      const values = cells.map((cell) => parseNumber(cell, { style, integer, min: 1, max: 50_000 }));
      expect(values.filter(({ ok }) => !ok)).toEqual([]);
    }
  });

  it('give villages that lie in the province', async () => {
    const { rows } = await read('points/cao-bang-villages.csv');
    const points = rows.map(({ cells }) => parsePoint(cells['lat'] ?? null, cells['lon'] ?? null, { box }));
    expect(points).toHaveLength(1_144);
    expect(points.filter(({ ok }) => !ok)).toEqual([]);
  });

  it('give towers of another country that are told to be outside', async () => {
    const { rows } = await read('points/bandung-towers-2017.csv');
    const points = rows.map(({ cells }) => parsePoint(cells['latitude'] ?? null, cells['longitude'] ?? null, { box }));
    const codes = new Set(points.map((point) => (point.ok ? 'inside' : point.problem.code)));
    expect([rows.length, ...codes]).toEqual([938, 'import.outside-province']);
  });

  it('give telephone numbers their zero back', async () => {
    const { rows } = await read('points/cao-bang-post-offices.csv');
    const phones = rows
      .map(({ cells }) => cells['phone'] ?? null)
      .filter((phone) => phone !== null)
      .map((phone) => parsePhone(phone));
    expect(phones.length).toBeGreaterThan(5);
    expect(phones.every((phone) => phone.ok && /^0\d{9,10}$/.test(phone.value))).toBe(true);
  });

  it.each([
    ['admin/geo/cao-bang-communes.geojson', 56],
    ['admin/geo/dak-nong-communes.geojson', 28],
  ])('give the areas of %s, read in a process of its own', async (name, count) => {
    const sheet = await readSheet(bytesOf(name), name);
    expect(sheet.rows.filter(({ geometry }) => geometry?.type === 'MultiPolygon')).toHaveLength(count);
    expect(serious(sheet)).toEqual([]);
  });

  it('are refused with advice where they are old workbooks', async () => {
    const reading = read('admin/gso-cao-bang-as-found.xls');
    await expect(reading).rejects.toBeInstanceOf(SheetRefusal);
    await expect(reading).rejects.toThrow('import.legacy-xls');
  });
});
