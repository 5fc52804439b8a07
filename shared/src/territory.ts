/**
 * Administrative units as they were and are. A unit is one row for one period: its code is no identity, because
 * codes are re-used at every reorganisation (domain §0.1), and the district level may be absent.
 */
import type { Permission } from './access.js';
import type { LngLat, MultiPolygon } from './geo.js';
import type { Choices } from './words.js';

export const unitLevels = ['province', 'district', 'commune'] as const;
export type UnitLevel = (typeof unitLevels)[number];

export const unitKinds = {
  municipality: { vi: 'thành phố trực thuộc trung ương', en: 'municipality' },
  province: { vi: 'tỉnh', en: 'province' },
  district: { vi: 'huyện', en: 'district' },
  town: { vi: 'thị xã', en: 'town' },
  city: { vi: 'thành phố', en: 'city' },
  commune: { vi: 'xã', en: 'commune' },
  ward: { vi: 'phường', en: 'ward' },
  township: { vi: 'thị trấn', en: 'township' },
  special_zone: { vi: 'đặc khu', en: 'special zone' },
} as const satisfies Choices<string>;
export type UnitKind = keyof typeof unitKinds;
export const unitKindCodes = Object.keys(unitKinds) as [UnitKind, ...UnitKind[]];

/** What kind of unit stands at which level; the law knows no kind at two levels. */
export const levelOfKind = {
  municipality: 'province', province: 'province', district: 'district', town: 'district', city: 'district',
  commune: 'commune', ward: 'commune', township: 'commune', special_zone: 'commune',
} as const satisfies Record<UnitKind, UnitLevel>;

/** Digits of the published code of a unit (Decision 124/2004, 19/2025). */
export const codeDigits = { province: 2, district: 3, commune: 5 } as const satisfies Record<UnitLevel, number>;

/** May the one be a part of the other? The district level may be absent. */
export const mayBelongTo = (level: UnitLevel, parent: UnitLevel): boolean => unitLevels.indexOf(parent) < unitLevels.indexOf(level);

export interface AdminUnit {
  id: string;
  code: string;
  name: string;
  level: UnitLevel;
  kind: UnitKind;
  parentId: string | null;
  /** Half-open: in force from `validFrom` up to, not including, `validTo`. */
  validFrom: string;
  validTo: string | null;
  areaKm2: number | null;
  population: number | null;
  legalAct: string | null;
  centre: LngLat | null;
  hasBoundary: boolean;
  synthetic: boolean;
  /** Names of the units it was formed from, for people who still say the old name. */
  formerNames: string[];
  /** The units it was formed from, and those it went into: one row for one period each, so the code alone names none of them. */
  predecessors: UnitVersion[];
  successors: UnitVersion[];
  version: number;
}

export type UnitVersion = Pick<AdminUnit, 'id' | 'code' | 'name' | 'validFrom' | 'validTo'>;

/** Boundaries in force, for drawing. `seq` is the event number the answer is true at. */
export interface BoundarySet {
  on: string;
  synthetic: boolean;
  units: { id: string; code: string; name: string; kind: UnitKind; level: UnitLevel; centre: LngLat | null; polygon: MultiPolygon }[];
}

export interface TerritoryEvents {
  'territory.changed': { unitIds: string[] };
}
export const territoryAudience = { 'territory.changed': 'territory:read' } as const satisfies Record<keyof TerritoryEvents, Permission>;

export const territoryProblems = {
  'territory.unit-not-found': 404,
  'territory.periods-overlap': 409,
  'territory.parent-refused': 422,
  'territory.successor-refused': 422,
  'territory.has-units-below': 409,
  'territory.ended-already': 409,
} as const;
