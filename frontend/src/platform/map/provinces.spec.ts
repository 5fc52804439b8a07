import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { feature } from 'topojson-client';
import { basemapFile, drawOfflineBasemap, type BasemapTopology } from './offlineBasemap';
import { palettes } from './palette';

const shipped = JSON.parse(readFileSync(resolve(__dirname, '../../../public', `.${basemapFile}`), 'utf8')) as BasemapTopology;
const provinces = feature(shipped, shipped.objects.provinces).features;

/** The published lists lie beside the project and may not be copied into it; elsewhere the pinned facts stand for them. */
const folder = resolve(__dirname, '../../../../../shared/data/admin');
const isReal = existsSync(resolve(folder, 'provinces-34.csv'));
const rowsIn = (name: string): string[][] =>
  readFileSync(resolve(folder, name), 'utf8').normalize('NFC').trim().split(/\r?\n/).slice(1).map((line) => line.split(','));

/** Two places for the tone mark are both right (Hòa, Hoà), and the map says "TP." where room is short. */
const spelt = (name: string): string => name.normalize('NFC').replace('oà', 'òa').replace('oá', 'óa').replace(/^TP\. /, '');

/** Cities directly under the government, whose names come first: Đồng Nai is one since 30 April 2026. */
const cities = ['01', '31', '46', '48', '75', '79', '92'];

describe('the 34 provinces on the offline map', () => {
  it('put the names of the seven cities before the others', () => {
    const { labels } = drawOfflineBasemap(shipped, palettes.dark, 'overlayPane', undefined);
    const named = labels.filter(({ kind }) => kind === 'province');
    const first = named.toSorted((a, b) => (b.weight ?? 0) - (a.weight ?? 0)).slice(0, cities.length).map(({ text }) => text);
    const nameOf = new Map(provinces.map(({ properties }) => [properties.code, properties.name]));
    expect(first.toSorted()).toEqual(cities.map((code) => nameOf.get(code)).toSorted());
  });
});

if (isReal) describe('the 34 provinces on the offline map, against the published list', () => {
  it('have its codes and its names', () => {
    const listed = rowsIn('provinces-34.csv').map(([code = '', name = '']) => `${code} ${spelt(name)}`);
    expect(provinces.map(({ properties: { code, name } }) => `${code} ${spelt(name)}`)).toEqual(listed);
  });

  it('are cities where it says so', () => {
    expect(rowsIn('provinces-34.csv').filter(([, , fullName]) => fullName?.startsWith('Thành phố')).map(([code]) => code)).toEqual(cities);
  });
});
