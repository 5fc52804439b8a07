import { describe, expect, it } from '@jest/globals';
import { isInside } from '@ioc/shared/geo';
import { boundaryNote, drawBoundaries, provinceBox } from './boundaries.js';
import { communeFacts } from './cao-bang.units.js';
import { isInPolygon, polygonAreaKm2 } from './geometry.js';
import { Random } from './random.js';

const seeds = communeFacts.map(({ code, centre, areaKm2 }) => ({ key: code, centre, areaKm2 }));
const drawn = drawBoundaries(20250701, seeds);
const cells = [...drawn.communes.values()];
const segmentsOf = (rings: readonly (readonly (readonly [number, number])[])[]): string[] =>
  rings.flatMap((ring) => ring.slice(1).map((corner, index) => `${String(ring[index])} > ${String(corner)}`));

describe('drawn boundaries', () => {
  const outline = segmentsOf(drawn.province.coordinates.flat());
  const inner = cells.flatMap((cell) => segmentsOf(cell.coordinates.flat()));

  it('share every piece of line between exactly two communes, or one commune and the outline', () => {
    const all = new Set(inner);
    const onOutline = new Set(outline);
    expect(all.size).toBe(inner.length);
    const unmatched = inner.filter((segment) => {
      const [from, to] = segment.split(' > ');
      return !all.has(`${to} > ${from}`) && !onOutline.has(segment);
    });
    expect(unmatched).toEqual([]);
    expect(outline.every((segment) => all.has(segment))).toBe(true);
  });

  it('add up to the area of the province, which is near the published one', () => {
    const sum = cells.reduce((total, cell) => total + polygonAreaKm2(cell), 0);
    const province = polygonAreaKm2(drawn.province);
    expect(sum).toBeCloseTo(province, 3);
    expect(province).toBeGreaterThan(6_400);
    expect(province).toBeLessThan(7_000);
  });

  it('put every place of the province in one commune and every other place in none', () => {
    const random = new Random(7, 'probe');
    for (let probe = 0; probe < 3_000; probe += 1) {
      const place: [number, number] = [random.between(105.2, 106.9), random.between(22.3, 23.2)];
      const owners = cells.filter((cell) => isInPolygon(place, cell)).length;
      expect(owners).toBe(isInPolygon(place, drawn.province) ? 1 : 0);
    }
  });

  it('keep every centre inside its own commune', () => {
    for (const { key, centre } of seeds) {
      const owners = seeds.filter((other) => isInPolygon(centre, drawn.communes.get(other.key) ?? drawn.province));
      expect(owners.map((owner) => owner.key)).toEqual([key]);
    }
  });

  it('stay inside the bounding box of the province and under 150 kB', () => {
    const corners = drawn.province.coordinates.flat(2);
    expect(corners.filter((corner) => !isInside(corner, [105.2648, 22.3585, 106.8344, 23.1195]))).toEqual([]);
    expect(JSON.stringify([...cells, drawn.province]).length).toBeLessThan(150_000);
  });

  it.each([1, 2, 42, 20261122])('form one closed outline for seed %i', (seed) => {
    const other = drawBoundaries(seed, seeds);
    expect(polygonAreaKm2(other.province)).toBeGreaterThan(6_400);
    expect(other.province.coordinates.flat(2).every((corner) => isInside(corner, provinceBox))).toBe(true);
    expect(JSON.stringify(other.province)).not.toBe(JSON.stringify(drawn.province));
  });

  it('say that they are made up', () => {
    expect(boundaryNote).toBe('ranh giới mô phỏng');
  });
});
