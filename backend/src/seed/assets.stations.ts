/** One station: an operator's equipment of one technology at a site. */
import { dateBetween } from './placement.js';
import type { Random } from './random.js';
import type { SeedPart } from './types.js';

export type Technology = '2G' | '3G' | '4G' | '5G';

interface StationWish {
  random: Random;
  siteCode: string;
  operator: 'VTL' | 'VNP' | 'MBF' | 'VNM';
  technology: Technology;
  heightM: number;
  inServiceOn: string;
}

/** Spectrum in MHz as licensed: the 5G bands differ by operator, Vietnamobile holds neither 1800 nor 5G. */
function bandsOf(random: Random, operator: StationWish['operator'], technology: Technology): string[] {
  if (technology === '5G') return [operator === 'VTL' ? '2600' : '3700'];
  if (technology === '2G') return ['900'];
  if (technology === '3G') return random.chance(0.4) ? ['900', '2100'] : ['2100'];
  if (operator === 'VNM') return ['2100'];
  return random.chance(0.3) ? ['1800', '2100'] : ['1800'];
}

const shortNames = { VTL: 'Viettel', VNP: 'VNPT', MBF: 'MobiFone', VNM: 'Vietnamobile' } as const;

/** Nobody was on air with a technology before it existed in the province. */
const firstOnAir: Readonly<Record<Technology, string>> = {
  '2G': '2006-03-01',
  '3G': '2010-01-01',
  '4G': '2017-01-01',
  '5G': '2024-11-01',
};
const lastOnAir: Readonly<Record<Technology, string>> = {
  '2G': '2016-12-31',
  '3G': '2018-12-31',
  '4G': '2024-12-31',
  '5G': '2025-06-15',
};

export function stationOf({ random, siteCode, operator, technology, heightM, inServiceOn }: StationWish): SeedPart {
  const earliest = inServiceOn > firstOnAir[technology] ? inServiceOn : firstOnAir[technology];
  const latest = earliest > lastOnAir[technology] ? earliest : lastOnAir[technology];
  const carriers = technology === '5G' ? 1 : random.int(1, 2);
  return {
    code: `${siteCode}-${operator}-${technology}`,
    kind: 'station',
    attributes: {
      operator: shortNames[operator],
      technology,
      bands: bandsOf(random, operator, technology),
      equipmentType:
        technology === '5G' ? 'Massive MIMO 32T32R' : random.pick(['Macro 3 sector', 'Macro 3 sector RRU']),
      carriersPerAntenna: [carriers, carriers, carriers].join('/'),
      totalPowerW: (technology === '5G' ? 200 : 60) * 3 * carriers,
      antennaHeightM: Math.max(5, heightM - random.int(1, 4)),
      sectors: 3,
      onAirOn: dateBetween(random, earliest, latest),
    },
  };
}
