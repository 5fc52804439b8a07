/** 136 radio systems (106 IP, 30 FM) with their speaker clusters; 25 former communes have none. */
import type { Attributes } from '@ioc/shared/asset-kinds';
import { round } from './geometry.js';
import { hamletName } from './names.js';
import { committeeCode, inSentence } from './organisations.js';
import { addressOf, dateBetween, padded, placeOn, type Ground } from './placement.js';
import { Random } from './random.js';
import type { SeedAsset, SeedPart } from './types.js';

type RadioTechnology = 'ip' | 'fm';

export function buildRadioSystems(seed: number, grounds: readonly Ground[]): SeedAsset[] {
  const random = new Random(seed, 'radio');
  const numbers: Record<RadioTechnology, number> = { ip: 0, fm: 0 };
  return grounds.flatMap((ground) => {
    const technology = ground.fact.radio;
    if (technology === null) return [];
    numbers[technology] += 1;
    return [
      buildSystem(random, ground, technology, `CB-${technology.toUpperCase()}-${padded(numbers[technology], 4)}`),
    ];
  });
}

function buildSystem(random: Random, ground: Ground, technology: RadioTechnology, code: string): SeedAsset {
  const commissionedOn =
    technology === 'ip'
      ? dateBetween(random, '2021-03-01', '2024-11-30')
      : dateBetween(random, '2008-01-01', '2018-12-31');
  const clusters = technology === 'ip' ? random.int(6, 12) : random.int(4, 8);
  return {
    kind: 'radio',
    code,
    name: `Hệ thống truyền thanh ${technology.toUpperCase()} ${inSentence(ground.former.name)}`.normalize('NFC'),
    address: addressOf(hamletName(random, ground.isTown), ground.commune),
    location: placeOn(random, ground, { spreadKm: 0.2 }),
    originUnitKey: ground.former.key,
    ownerOrgCode: committeeCode(ground.commune.code),
    lifecycle: 'active',
    attributes: {
      technology,
      commissionedOn,
      lastInspectedOn: dateBetween(random, '2024-07-01', '2025-06-30'),
      ...(technology === 'ip' ? ipAttributes(random) : fmAttributes(random, commissionedOn)),
    },
    parts: Array.from({ length: clusters }, (_, index) =>
      buildCluster(random, ground, technology, `${code}-${padded(index + 1, 2)}`),
    ),
  };
}

/** Invented makes. */
const vendors = ['Truyền thanh thông minh Alpha', 'Truyền thanh thông minh Beta', 'Truyền thanh thông minh Gamma'];

const ipAttributes = (random: Random): Attributes => ({
  vendor: random.pick(vendors),
  conforms392020: true,
  connectedSourceInfo: random.chance(0.92),
  integratedByDevice: false,
  fmFrequencyMhz: null,
  fmPowerW: null,
  licenceNo: null,
  licenceValidTo: null,
});

/** Communes send between 54 and 68 MHz with at most 30 W, mostly in the upper part of the band. */
const fmAttributes = (random: Random, commissionedOn: string): Attributes => ({
  vendor: 'Đài FM không dây',
  conforms392020: false,
  connectedSourceInfo: false,
  integratedByDevice: random.chance(0.2),
  fmFrequencyMhz: round(random.chance(0.8) ? random.between(60, 68) : random.between(54, 60), 1),
  fmPowerW: random.pick([15, 20, 30]),
  licenceNo: `${random.int(1_000, 9_999)}/GP-CTS`,
  licenceValidTo: `${random.int(2025, 2027)}${commissionedOn.slice(4, 8)}01`,
});

function buildCluster(random: Random, ground: Ground, technology: RadioTechnology, code: string): SeedPart {
  const isIp = technology === 'ip';
  const speakers = random.int(2, 4);
  return {
    code,
    kind: 'cluster',
    location: placeOn(random, ground, { spreadKm: ground.isTown ? 0.9 : 1.8 }),
    attributes: {
      hamlet: hamletName(random, ground.isTown),
      speakers,
      powerW: isIp ? Math.min(120, Math.max(50, speakers * random.pick([25, 30]))) : speakers * 25,
      connectivity: isIp
        ? random.pickWeighted([
            ['sim_4g', 75],
            ['wifi', 10],
            ['lan', 15],
          ] as const)
        : 'fm',
      deviceSerial: `SN${padded(random.int(1, 99_999_999), 8)}`,
      firmware: isIp ? random.pick(['2.4.1', '2.5.0', '2.6.3']) : null,
      volume: random.int(55, 90),
      backupPower: isIp && random.chance(0.45),
    },
  };
}
