/** Both layers of administrative units and the changes that lead from one to the other. */
import type { LngLat } from '@ioc/shared/geo';
import { boundaryNote, drawBoundaries } from './boundaries.js';
import { formerCommuneFacts, type FormerCommuneFact } from './cao-bang.former-units.js';
import {
  communeFacts,
  districtFacts,
  formerLayerFrom,
  legalActs,
  presentLayerFrom,
  provinceFact,
} from './cao-bang.units.js';
import { distance, distanceToRing, isInPolygon, round, toLngLat, toPlane, type Point } from './geometry.js';
import { itemAt, Random, valueOf } from './random.js';
import type { SeedUnit, SeedUnitChange } from './types.js';

export const provinceKey = `${provinceFact.code}@${provinceFact.formedOn}`;
export const districtKey = (code: string): string => `${code}@${formerLayerFrom}`;
export const formerKey = (code: string): string => `${code}@${formerLayerFrom}`;
export const communeKey = (code: string): string => `${code}@${presentLayerFrom}`;

const successors: ReadonlyMap<string, string> = new Map(
  formerCommuneFacts.map(({ code, successorCode }) => [formerKey(code), communeKey(successorCode)]),
);
/** The commune in force of a key of either layer: an asset is registered in the former one. */
export const presentKeyOf = (key: string): string => successors.get(key) ?? key;

const predecessorsOf = (code: string): FormerCommuneFact[] =>
  formerCommuneFacts.filter((fact) => fact.successorCode === code);
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

export function buildUnits(seed: number): SeedUnit[] {
  const drawn = drawBoundaries(
    seed,
    communeFacts.map(({ code, centre, areaKm2 }) => ({ key: communeKey(code), centre, areaKm2 })),
  );
  const communes = communeFacts.map((fact): SeedUnit => ({
    key: communeKey(fact.code),
    code: fact.code,
    name: fact.name,
    level: 'commune',
    kind: fact.kind,
    parentKey: provinceKey,
    validFrom: presentLayerFrom,
    validTo: null,
    areaKm2: fact.areaKm2,
    population: sum(predecessorsOf(fact.code).map(({ population }) => population)),
    legalAct: legalActs.present,
    polygon: valueOf(drawn.communes, communeKey(fact.code)),
    boundaryNote,
    centre: fact.centre,
  }));
  const formers = communes.flatMap((commune) => buildFormers(new Random(seed, `former ${commune.code}`), commune));
  const byCode = (a: SeedUnit, b: SeedUnit): number => a.code.localeCompare(b.code, 'en');
  const province: SeedUnit = {
    key: provinceKey,
    code: provinceFact.code,
    name: provinceFact.name,
    level: 'province',
    kind: 'province',
    parentKey: null,
    validFrom: provinceFact.formedOn,
    validTo: null,
    areaKm2: round(sum(communes.map(({ areaKm2 }) => areaKm2)), 2),
    population: sum(communes.map(({ population }) => population)),
    legalAct: legalActs.province,
    polygon: drawn.province,
    boundaryNote,
    centre: meanOf(communes),
  };
  return [province, ...districtFacts.map((fact) => buildDistrict(fact, formers)), ...formers.sort(byCode), ...communes];
}

/** One `full` change per former commune: in Cao Bằng none was divided. */
export const buildUnitChanges = (): SeedUnitChange[] =>
  formerCommuneFacts.map(({ code, successorCode }) => ({
    fromKey: formerKey(code),
    toKey: communeKey(successorCode),
    type: 'full',
    effectiveOn: presentLayerFrom,
    legalAct: legalActs.present,
  }));

function buildDistrict(fact: (typeof districtFacts)[number], formers: readonly SeedUnit[]): SeedUnit {
  const members = formers.filter(({ parentKey }) => parentKey === districtKey(fact.code));
  return {
    ...fact,
    key: districtKey(fact.code),
    level: 'district',
    parentKey: provinceKey,
    validFrom: formerLayerFrom,
    validTo: presentLayerFrom,
    areaKm2: round(sum(members.map(({ areaKm2 }) => areaKm2)), 2),
    population: sum(members.map(({ population }) => population)),
    legalAct: legalActs.former,
    polygon: null,
    boundaryNote: null,
    centre: meanOf(members),
  };
}

/** Former communes of one present commune, with centres of their own inside it (their own extent is not known). */
function buildFormers(random: Random, successor: SeedUnit): SeedUnit[] {
  const facts = predecessorsOf(successor.code);
  const centres = spreadCentres(random, successor, facts.length);
  const share = round(successor.areaKm2 / facts.length, 2);
  const seat = facts.find(({ kind }) => kind !== 'commune') ?? facts.find(({ code }) => code === successor.code);
  const ordered = [...facts].sort((a, b) => Number(b === seat) - Number(a === seat));
  return ordered.map((fact, index): SeedUnit => ({
    key: formerKey(fact.code),
    code: fact.code,
    name: fact.name,
    level: 'commune',
    kind: fact.kind,
    parentKey: districtKey(fact.districtCode),
    validFrom: formerLayerFrom,
    validTo: presentLayerFrom,
    areaKm2: index === 0 ? round(successor.areaKm2 - share * (facts.length - 1), 2) : share,
    population: fact.population,
    legalAct: legalActs.former,
    polygon: null,
    boundaryNote: null,
    centre: itemAt(centres, index),
  }));
}

/** The first centre is next to the seat of the present commune, the others far from each other and from the border. */
function spreadCentres(random: Random, { polygon, centre }: SeedUnit, count: number): LngLat[] {
  const ring = polygon?.coordinates[0]?.[0]?.map(toPlane) ?? [];
  const seat = toPlane(centre);
  const chosen: Point[] = [[seat[0] + random.between(-0.3, 0.3), seat[1] + random.between(-0.3, 0.3)]];
  const [west, east] = [Math.min(...ring.map(([x]) => x)), Math.max(...ring.map(([x]) => x))];
  const [south, north] = [Math.min(...ring.map(([, y]) => y)), Math.max(...ring.map(([, y]) => y))];
  while (chosen.length < count) {
    let best: Point | undefined;
    let bestRoom = -Infinity;
    for (let attempt = 0; attempt < 60; attempt += 1) {
      const candidate: Point = [random.between(west, east), random.between(south, north)];
      if (!polygon || !isInPolygon(toLngLat(candidate), polygon)) continue;
      const room = Math.min(
        2.2 * distanceToRing(candidate, ring),
        ...chosen.map((other) => distance(candidate, other)),
      );
      if (room > bestRoom) [best, bestRoom] = [candidate, room];
    }
    chosen.push(best ?? seat);
  }
  return chosen.map(toLngLat);
}

const meanOf = (units: readonly SeedUnit[]): LngLat => [
  round(sum(units.map(({ centre }) => centre[0])) / units.length, 3),
  round(sum(units.map(({ centre }) => centre[1])) / units.length, 3),
];
