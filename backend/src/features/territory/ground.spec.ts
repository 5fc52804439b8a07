import { describe, expect, it } from '@jest/globals';
import type { LngLat } from '@ioc/shared/geo';
import type { Transactions } from '#platform/database';
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
    const ground = await Ground.load({ query: async () => rows } as unknown as Transactions, '2026-11-23');
    expect(ground.at(place).unitId).toBe(unit);
  });

  const ground = (...areas: readonly (readonly [string, LngLat[]])[]): Promise<Ground> => {
    const known = areas.map(([id, ring]) => row(id, [ring], [ring[0]?.[0] ?? 0, ring[0]?.[1] ?? 0, ring[2]?.[0] ?? 0, ring[2]?.[1] ?? 0]));
    return Ground.load({ query: async () => known } as unknown as Transactions, '2026-12-01');
  };
  const [west, east] = [['west', square(106, 22, 0.5)], ['east', square(106.5, 22, 0.5)]] as const;

  // A degree of longitude is 103.1 km at 22.1° north, one of latitude 111.2 km.
  it.each<[LngLat, string, { unitId: string; metres: number } | null]>([
    [[106.4998, 22.1], 'west', { unitId: 'east', metres: 21 }],
    [[106.5003, 22.1], 'east', { unitId: 'west', metres: 31 }],
    [[106.5, 22.1], 'west', { unitId: 'east', metres: 0 }],
    [[106.4994, 22.1], 'west', null],
    [[106.2, 22.0002], 'west', null],
  ])('of %j is %s with %j near', async (place, unitId, neighbour) => {
    expect((await ground(west, east)).at(place)).toEqual({ unitId, neighbour });
  });

  it('tells two boundaries that both hold a place, and the nearer of two', async () => {
    const over = ['over', square(106.1, 22.1, 0.2)] as const;
    expect((await ground(west, over)).at([106.2, 22.2])).toEqual({ unitId: 'west', neighbour: { unitId: 'over', metres: 0 } });
    const above = ['above', square(106, 22.5, 0.5)] as const;
    expect((await ground(west, east, above)).at([106.4997, 22.4999])).toEqual({ unitId: 'west', neighbour: { unitId: 'above', metres: 11 } });
  });
});
