/** Synthetic masses for load tests: same shape as the demo, any size, one row at a time so that nothing piles up. */
import type { LngLat } from '@ioc/shared/geo';
import { isInPolygon, round } from './geometry.js';
import { mobileOperators } from './organisations.js';
import { padded } from './placement.js';
import { Random } from './random.js';
import { everydayQuota, TaskWriter } from './tasks.js';
import type { SeedAsset, SeedProvince, SeedTask, SeedUnit } from './types.js';

export interface LoadWish {
  assets: number;
  tasks: number;
}

/** Two lazy sequences; each can be read alone and starts afresh at every call. `LT-` codes never meet the demo's. */
export function generateLoad(
  seed: number,
  wish: LoadWish,
  province: SeedProvince,
  now: string,
): {
  assets: Generator<SeedAsset, void>;
  tasks: Generator<SeedTask, void>;
} {
  return { assets: loadAssets(seed, wish.assets, province), tasks: loadTasks(seed, wish.tasks, province, now) };
}

interface Area {
  unit: SeedUnit;
  polygon: NonNullable<SeedUnit['polygon']>;
  west: number;
  south: number;
  east: number;
  north: number;
}

function areasOf(units: readonly SeedUnit[]): Area[] {
  return units.flatMap((unit) => {
    if (unit.level !== 'commune' || !unit.polygon) return [];
    const corners = unit.polygon.coordinates.flat(2);
    const [lngs, lats] = [corners.map(([lng]) => lng), corners.map(([, lat]) => lat)];
    const [west, south, east, north] = [Math.min(...lngs), Math.min(...lats), Math.max(...lngs), Math.max(...lats)];
    return [{ unit, polygon: unit.polygon, west, south, east, north }];
  });
}

function placeIn(random: Random, { polygon, west, south, east, north }: Area): LngLat {
  for (;;) {
    const place: LngLat = [round(random.between(west, east), 5), round(random.between(south, north), 5)];
    if (isInPolygon(place, polygon)) return place;
  }
}

function* loadAssets(seed: number, count: number, { units }: SeedProvince): Generator<SeedAsset, void> {
  const random = new Random(seed, 'load assets');
  const areas = areasOf(units);
  const weights = areas.map((area) => [area, area.unit.areaKm2] as const);
  const owners = mobileOperators.map(({ code, sites }) => [code, sites] as const);
  for (let number = 1; number <= count; number += 1) {
    const area = random.pickWeighted(weights);
    const code = `LT-BTS-${padded(number, 6)}`;
    yield {
      kind: 'bts',
      code,
      name: `Trạm thử tải ${padded(number, 6)}`,
      address: area.unit.name,
      location: placeIn(random, area),
      originUnitKey: area.unit.key,
      ownerOrgCode: random.pickWeighted(owners),
      lifecycle: 'active',
      attributes: {
        technologies: ['4G'],
        mastClass: 'A2b',
        mastHeightM: random.int(30, 55),
        powerMain: 'grid',
        batteryHours: random.int(2, 8),
      },
      parts: [],
    };
  }
}

function* loadTasks(seed: number, count: number, province: SeedProvince, now: string): Generator<SeedTask, void> {
  const writer = new TaskWriter(seed + 1, now, province, { repeatTitles: true });
  const random = new Random(seed, 'load outcomes');
  for (let number = 1; number <= count; number += 1) {
    yield { ...writer.writeEveryday(random.pickWeighted(everydayQuota)), code: `LT-NV-${padded(number, 6)}` };
  }
}
