/** 1.217 base-station sites of four operators. A site is a mast; its stations are operator × technology. */
import { hamletName } from './names.js';
import { inSentence, mobileOperators } from './organisations.js';
import type { Point } from './geometry.js';
import { addressOf, dateBetween, padded, placeOn, type Ground } from './placement.js';
import { dealEvenly, itemAt, Random, valueOf } from './random.js';
import { stationOf, type Technology } from './assets.stations.js';
import type { SeedAsset, SeedPart } from './types.js';

export type OperatorCode = (typeof mobileOperators)[number]['code'];
type MastClass = 'A1b' | 'A2a' | 'A2b' | 'A2c';

export const mastClassQuotas = { A2a: 71, A1b: 13, A2c: 11 } as const;
const sharedShare = 0.15;
const stationsPerSite = 1.9;
/** The rule is 300 m; a little more keeps it true on the sphere and after rounding. */
const spacingKm = 0.31;

const townTransmission = [
  ['fibre', 98],
  ['microwave', 2],
] as const;
const countryTransmission = [
  ['fibre', 84],
  ['microwave', 14],
  ['satellite', 2],
] as const;

interface Site {
  ground: Ground;
  owner: OperatorCode;
  mastClass: MastClass;
  tenants: OperatorCode[];
  has5g: boolean;
  legacy: Technology[];
}

export function buildBtsSites(seed: number, grounds: readonly Ground[]): SeedAsset[] {
  const random = new Random(seed, 'bts');
  const owners = dealEvenly(mobileOperators.map(({ code, sites }) => [code, sites] as const));
  const sites = grounds
    .flatMap((ground) => Array.from({ length: ground.fact.btsSites }, () => ground))
    .map((ground, index): Site => ({
      ground,
      owner: itemAt(owners, index),
      mastClass: 'A2b',
      tenants: [],
      has5g: false,
      legacy: [],
    }));
  chooseMasts(random, sites);
  chooseTenants(random, sites);
  choose5g(sites);
  chooseLegacy(random, sites);

  const numbers = new Map<OperatorCode, number>();
  const taken = new Map<OperatorCode, Point[]>(mobileOperators.map(({ code }) => [code, []]));
  return sites.map((site) => {
    const number = (numbers.get(site.owner) ?? 0) + 1;
    numbers.set(site.owner, number);
    return buildSite(random, site, `CB-${site.owner}-${padded(number, 4)}`, valueOf(taken, site.owner));
  });
}

/** Small and roof masts stand in towns, the few very tall ones in the country; the bulk is the ordinary ground mast. */
function chooseMasts(random: Random, sites: readonly Site[]): void {
  const towns = random.shuffle(sites.filter(({ ground }) => ground.isTown));
  const country = random.shuffle(sites.filter(({ ground }) => !ground.isTown));
  towns.slice(0, mastClassQuotas.A1b).forEach((site) => (site.mastClass = 'A1b'));
  towns
    .slice(mastClassQuotas.A1b, mastClassQuotas.A1b + mastClassQuotas.A2a)
    .forEach((site) => (site.mastClass = 'A2a'));
  country.slice(0, mastClassQuotas.A2c).forEach((site) => (site.mastClass = 'A2c'));
}

function chooseTenants(random: Random, sites: readonly Site[]): void {
  const shared = random.shuffle(sites).slice(0, Math.round(sites.length * sharedShare));
  for (const site of shared) {
    const others = mobileOperators.map(({ code }) => code).filter((code) => code !== site.owner);
    site.tenants = random.shuffle(others).slice(0, random.chance(0.75) ? 1 : 2);
  }
}

/** In every town the plan names, the three operators with a 5G licence take turns to build one station each. */
function choose5g(sites: readonly Site[]): void {
  const licensed: readonly OperatorCode[] = ['VTL', 'VNP', 'MBF'];
  const towns = [...new Set(sites.map((site) => site.ground))].filter(({ fact }) => fact.fiveGStations > 0);
  towns.forEach((ground, turn) => {
    const order = licensed.map((_, index) => itemAt(licensed, (index + turn) % licensed.length));
    const candidates = order.flatMap((code) =>
      sites.filter((site) => site.ground === ground && site.owner === code).slice(0, 1),
    );
    candidates.slice(0, ground.fact.fiveGStations).forEach((site) => (site.has5g = true));
  });
}

/** 2G and 3G are fading out: as many as bring the province to 1,9 stations a site. */
function chooseLegacy(random: Random, sites: readonly Site[]): void {
  const current = sites.reduce((sum, { tenants, has5g }) => sum + 1 + tenants.length + Number(has5g), 0);
  const wanted = Math.round(sites.length * stationsPerSite) - current;
  const candidates = sites.flatMap((site) => [
    { site, technology: '2G' as const },
    { site, technology: '3G' as const },
  ]);
  random
    .shuffle(candidates)
    .slice(0, wanted)
    .forEach(({ site, technology }) => site.legacy.push(technology));
}

function buildSite(random: Random, site: Site, code: string, taken: Point[]): SeedAsset {
  const { ground, owner, tenants, mastClass } = site;
  const hamlet = hamletName(random, ground.isTown);
  const location = placeOn(random, ground, { spreadKm: ground.isTown ? 1.1 : 2.4, spacingKm, among: taken });
  const inServiceOn = dateBetween(random, '2006-03-01', '2024-06-30');
  const heightM = mastHeight(random, mastClass);
  const technologies: Technology[] = [...site.legacy, '4G'];
  if (site.has5g) technologies.push('5G');
  technologies.sort();
  const station = { random, siteCode: code, heightM, inServiceOn };
  const parts: SeedPart[] = [
    ...technologies.map((technology) => stationOf({ ...station, operator: owner, technology })),
    ...tenants.map((operator) => stationOf({ ...station, operator, technology: '4G' })),
  ];
  const hasGenerator = random.chance(ground.isTown ? 0.35 : 0.18);
  return {
    kind: 'bts',
    code,
    name: `Trạm BTS ${hamlet.replace('Xóm ', '')}, ${inSentence(ground.former.name)}`,
    address: addressOf(hamlet, ground.commune),
    location,
    originUnitKey: ground.former.key,
    ownerOrgCode: owner,
    lifecycle: 'active',
    attributes: {
      elevationM: random.int(ground.isTown ? 180 : 260, ground.isTown ? 420 : 1_350),
      mastClass,
      mastHeightM: heightM,
      mastOnRoof: mastClass === 'A1b' || mastClass === 'A2a',
      housing: random.pickWeighted([
        ['container', 4],
        ['built_house', 2],
        ['shelter', 3],
        ['on_mast', 1],
      ] as const),
      siteClass: ground.fact.isDistrictCapital && random.chance(0.3) ? '0' : ground.isTown ? '1' : '2',
      // 1: house and mast are let to others; 3: the mast only; 0: no sharing.
      sharingCode: tenants.length === 0 ? '0' : random.chance(0.6) ? '1' : '3',
      tenants,
      powerMain: random.pickWeighted([
        ['grid', 94],
        ['hybrid', 5],
        ['solar', 1],
      ] as const),
      batteryHours: random.pickWeighted([
        [2, 2],
        [3, 3],
        [4, 4],
        [6, 2],
        [8, 1],
      ] as const),
      generator: hasGenerator,
      generatorFuelHours: hasGenerator ? random.int(8, 24) : 0,
      transmission: random.pickWeighted(ground.isTown ? townTransmission : countryTransmission),
      permitNo: mastClass === 'A1b' ? null : `${random.int(11, 980)}/GPXD`,
      permitDate: mastClass === 'A1b' ? null : inServiceOn,
      inServiceOn,
      responsibleTeam: `Tổ viễn thông khu vực ${ground.fact.districtCode}`,
      phone: `0900 000 ${padded(random.int(300, 399), 3)}`,
      technologies,
    },
    parts,
  };
}

function mastHeight(random: Random, mastClass: MastClass): number {
  const ranges = { A1b: [6, 12], A2a: [9, 18], A2b: [30, 55], A2c: [60, 75] } as const;
  const [low, high] = ranges[mastClass];
  return random.int(low, high);
}
