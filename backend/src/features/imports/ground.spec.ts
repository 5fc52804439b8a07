import { describe, expect, it } from '@jest/globals';
import type { LngLat } from '@ioc/shared/geo';
import type { Db } from './directory.js';
import { Ground } from './ground.js';

const square = (west: number, south: number, size: number): LngLat[] =>
  [[west, south], [west + size, south], [west + size, south + size], [west, south + size], [west, south]];
const row = (id: string, rings: LngLat[][], box: [number, number, number, number]) =>
  ({ id, polygon: { type: 'MultiPolygon', coordinates: [rings] }, west: box[0], south: box[1], east: box[2], north: box[3] });
const rows = [row('ring', [square(0, 0, 4), square(1, 1, 2)], [0, 0, 4, 4]), row('core', [square(1, 1, 2)], [1, 1, 3, 3])];

describe('the ground under a place', () => {
  it.each<[LngLat, string | null]>([
    [[0.5, 0.5], 'ring'], [[2, 2], 'core'], [[5, 2], null], [[2, 0], 'ring'], [[4, 4], 'ring'], [[1, 2], 'ring'], [[0.5, 3], 'ring'], [[3.5, 1], 'ring'],
  ])('of %j is %s, holes and borders counted', async (place, unit) => {
    const ground = await Ground.load({ query: async () => rows } as unknown as Db, '2026-11-23');
    expect(ground.unitAt(place)).toBe(unit);
  });
});
