/** Made-up places: always inside the present commune, and near the former commune they were registered in. */
import type { LngLat, MultiPolygon } from '@ioc/shared/geo';
import { formerCommuneFacts, type FormerCommuneFact } from './cao-bang.former-units.js';
import { distance, distanceToRing, isInPolygon, toLngLat, toPlane, type Point } from './geometry.js';
import { inSentence } from './organisations.js';
import { itemAt, valueOf, type Random } from './random.js';
import type { SeedUnit } from './types.js';
import { communeKey, formerKey } from './units.js';

/** The ground of one former commune: the part of its successor that is nearer to its centre than to its sisters'. */
export interface Ground {
  fact: FormerCommuneFact;
  former: SeedUnit;
  commune: SeedUnit;
  isTown: boolean;
  polygon: MultiPolygon;
  ring: readonly Point[];
  centre: Point;
  sisters: readonly Point[];
}

/** Grounds in the order of the former communes' codes. */
export function groundsOf(units: readonly SeedUnit[]): Ground[] {
  const byKey = new Map(units.map((unit) => [unit.key, unit]));
  return formerCommuneFacts.map((fact) => {
    const commune = valueOf(byKey, communeKey(fact.successorCode));
    const former = valueOf(byKey, formerKey(fact.code));
    if (!commune.polygon) throw new RangeError(`No boundary for ${commune.key}`);
    const sisters = formerCommuneFacts.filter((other) => other.successorCode === fact.successorCode && other !== fact);
    return {
      fact,
      former,
      commune,
      isTown: fact.kind !== 'commune',
      polygon: commune.polygon,
      ring: itemAt(itemAt(commune.polygon.coordinates, 0), 0).map(toPlane),
      centre: toPlane(former.centre),
      sisters: sisters.map((sister) => toPlane(valueOf(byKey, formerKey(sister.code)).centre)),
    };
  });
}

export interface PlaceWish {
  /** Kilometres of the usual distance from the former commune's centre. */
  spreadKm: number;
  /** Nothing of the same owner nearer than this. */
  spacingKm?: number;
  among?: Point[];
}

/** Nearer to a border than this, a later survey could put the place into the neighbouring commune. */
const borderKm = 0.05;

/** A place on this ground; `among` is extended by it. Throws when the ground is full, which would be a wrong plan. */
export function placeOn(random: Random, ground: Ground, { spreadKm, spacingKm = 0, among = [] }: PlaceWish): LngLat {
  for (let attempt = 0; attempt < 4_000; attempt += 1) {
    // A crowded town may spill over: the circle grows with the failures, and sisters' ground is free after a while.
    const spread = spreadKm * (1 + attempt / 100);
    const point: Point = [ground.centre[0] + random.bell() * spread, ground.centre[1] + random.bell() * spread];
    const place = toLngLat(point);
    if (attempt < 200 && ground.sisters.some((sister) => distance(point, sister) < distance(point, ground.centre)))
      continue;
    if (spacingKm > 0 && among.some((other) => distance(point, other) < spacingKm)) continue;
    if (!isInPolygon(place, ground.polygon) || distanceToRing(point, ground.ring) < borderKm) continue;
    among.push(point);
    return place;
  }
  throw new RangeError(`No room left in ${ground.former.name}`);
}

export const addressOf = (hamlet: string, commune: SeedUnit): string =>
  `${hamlet}, ${inSentence(commune.name)}, tỉnh Cao Bằng`;

/** A calendar date with both ends included. */
export function dateBetween(random: Random, from: string, to: string): string {
  const day = 86_400_000;
  const [first, last] = [Date.parse(from) / day, Date.parse(to) / day];
  return new Date(random.int(first, last) * day).toISOString().slice(0, 10);
}

export const padded = (value: number, digits: number): string => String(value).padStart(digits, '0');
