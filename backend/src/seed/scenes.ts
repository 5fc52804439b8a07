/**
 * Scripted trouble for demonstrations and journeys: who falls silent when, in minutes from the start of the scene.
 * The scenes only name assets; playing them is the simulator's work.
 */
import { itemAt, Random } from './random.js';
import type { SeedAsset, SeedProvince } from './types.js';
import { presentKeyOf } from './units.js';

export interface Outage {
  assetCode: string;
  /** The present commune. */
  unitKey: string;
  cause: 'power' | 'fibre';
  powerLostMinute: number | null;
  offlineMinute: number;
  restoredMinute: number;
}

export interface StormScene {
  /** In the order in which the storm reaches them, from the east to the west. */
  unitKeys: string[];
  waves: { number: 1 | 2 | 3; startMinute: number; unitKeys: string[]; outages: Outage[] }[];
  /** Communes an emergency message reaches over IP, and those that have to be called by telephone. */
  radioByIp: string[];
  callList: string[];
}

/** 22 communes of the west: Bảo Lâm, Bảo Lạc, Nguyên Bình and the near side of Hà Quảng. */
const stormCommunes = [
  '01290',
  '01294',
  '01297',
  '01304',
  '01318',
  '01321',
  '01324',
  '01327',
  '01336',
  '01339',
  '01351',
  '01354',
  '01360',
  '01363',
  '01366',
  '01387',
  '01726',
  '01729',
  '01738',
  '01747',
  '01774',
  '01777',
];
const stormSites = 380;
const batterySites = 60;
const batteryMinutes = 4 * 60;
const waveStarts = [30, 75, 150] as const;
const waveSizes = [8, 7, 7] as const;

const presentUnitOf = (asset: SeedAsset): string => presentKeyOf(asset.originUnitKey);

/** Bão số 3: 380 sites lose the grid in three waves, 60 of them live four hours longer on batteries; 90 % are back in a day. */
export function stormScene(province: SeedProvince, seed: number): StormScene {
  const random = new Random(seed, 'storm');
  const communes = province.units
    .filter(({ level, validTo, code }) => level === 'commune' && validTo === null && stormCommunes.includes(code))
    .sort((a, b) => b.centre[0] - a.centre[0]);
  const keys = communes.map(({ key }) => key);
  const sites = province.assets.filter((asset) => asset.kind === 'bts' && keys.includes(presentUnitOf(asset)));
  const hit = random.shuffle(sites).slice(0, stormSites);
  const lasting = random
    .shuffle(hit.filter(({ attributes }) => Number(attributes['batteryHours']) >= 4))
    .slice(0, batterySites);
  const late = new Set(random.shuffle(hit).slice(0, stormSites * 0.1));

  let from = 0;
  const waves = waveStarts.map((startMinute, index) => {
    const unitKeys = keys.slice(from, (from += itemAt(waveSizes, index)));
    const outages = hit
      .filter((site) => unitKeys.includes(presentUnitOf(site)))
      .map((site): Outage => {
        const powerLostMinute = startMinute + random.int(0, 15);
        const offlineMinute = powerLostMinute + (lasting.includes(site) ? batteryMinutes : random.int(0, 10));
        const restoredMinute = late.has(site) ? random.int(1_500, 2_880) : random.int(offlineMinute + 90, 1_440);
        return {
          assetCode: site.code,
          unitKey: presentUnitOf(site),
          cause: 'power',
          powerLostMinute,
          offlineMinute,
          restoredMinute,
        };
      })
      .sort((a, b) => a.offlineMinute - b.offlineMinute);
    return { number: itemAt([1, 2, 3] as const, index), startMinute, unitKeys, outages };
  });

  const withIp = new Set(
    province.assets
      .filter(({ kind, attributes }) => kind === 'radio' && attributes['technology'] === 'ip')
      .map(presentUnitOf),
  );
  return {
    unitKeys: keys,
    waves,
    radioByIp: keys.filter((key) => withIp.has(key)),
    callList: keys.filter((key) => !withIp.has(key)),
  };
}

/** A cut fibre takes every site of a commune off the air within five minutes; the radio over IP goes with it. */
export function communeOutage(province: SeedProvince, unitKey: string, seed: number): Outage[] {
  const random = new Random(seed, `outage ${unitKey}`);
  return province.assets
    .filter((asset) => presentUnitOf(asset) === unitKey)
    .filter(({ kind, attributes }) => kind === 'bts' || (kind === 'radio' && attributes['technology'] === 'ip'))
    .map((asset): Outage => ({
      assetCode: asset.code,
      unitKey,
      cause: 'fibre',
      powerLostMinute: null,
      offlineMinute: random.int(0, 5),
      restoredMinute: random.int(120, 240),
    }))
    .sort((a, b) => a.offlineMinute - b.offlineMinute);
}
