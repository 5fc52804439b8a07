/**
 * Assets on the map. Two states that are never mixed: the life cycle (does it exist?) and the operational state
 * (does it work right now?). The operational state has meaning only while the life cycle says `active`.
 */
import type { Permission } from './access.js';
import type { AssetKind, Attributes } from './asset-kinds.js';
import type { LngLat } from './geo.js';
import type { Choices } from './words.js';

/** Index = the number the map's snapshot and layers use; `unknown` is 0 so that fresh memory means "not known". */
export const operationalStates = ['unknown', 'online', 'degraded', 'offline', 'maintenance'] as const;
export type OperationalState = (typeof operationalStates)[number];

export const operationalStateNames = {
  unknown: { vi: 'Chưa rõ', en: 'Unknown' },
  online: { vi: 'Hoạt động', en: 'Online' },
  degraded: { vi: 'Suy giảm', en: 'Degraded' },
  offline: { vi: 'Mất liên lạc', en: 'Offline' },
  maintenance: { vi: 'Bảo trì', en: 'Maintenance' },
} as const satisfies Choices<OperationalState>;

export const lifecycles = ['planned', 'approved', 'under_construction', 'active', 'suspended', 'decommissioned', 'cancelled'] as const;
export type Lifecycle = (typeof lifecycles)[number];

export const lifecycleNames = {
  planned: { vi: 'Dự kiến', en: 'Planned' },
  approved: { vi: 'Đã cấp phép', en: 'Approved' },
  under_construction: { vi: 'Đang xây dựng', en: 'Under construction' },
  active: { vi: 'Đang sử dụng', en: 'In service' },
  suspended: { vi: 'Tạm ngừng', en: 'Suspended' },
  decommissioned: { vi: 'Đã ngừng hẳn', en: 'Decommissioned' },
  cancelled: { vi: 'Đã hủy', en: 'Cancelled' },
} as const satisfies Choices<Lifecycle>;

/** Domain §3.3.1. `decommissioned` and `cancelled` are final: the record stays, the asset is gone. */
export const lifecycleTransitions = {
  planned: ['approved', 'cancelled'],
  approved: ['under_construction', 'cancelled'],
  under_construction: ['active'],
  active: ['suspended', 'decommissioned'],
  suspended: ['active', 'decommissioned'],
  decommissioned: [],
  cancelled: [],
} as const satisfies Record<Lifecycle, readonly Lifecycle[]>;

export const stateSources = ['device', 'silence', 'file', 'person'] as const;
/** Where the operational state comes from: a heartbeat, a missing heartbeat, a report, or a person who looked. */
export type StateSource = (typeof stateSources)[number];

export interface AssetPart {
  id: string;
  code: string;
  kind: string;
  attributes: Attributes;
  location: LngLat | null;
}

export interface Asset {
  id: string;
  kind: AssetKind;
  code: string;
  name: string;
  address: string | null;
  location: LngLat;
  /** The unit in force whose boundary holds the location. */
  unitId: string | null;
  unitName: string | null;
  /** How far the next commune is, in whole metres, where it is so near that the place may as well lie there (0 = two boundaries hold it). */
  borderMetres: number | null;
  /** A person has looked on which side of the border it stands; until it moves or the boundaries do. */
  isBorderChecked: boolean;
  /** The unit as registered, which may have been merged away since. */
  originUnitName: string | null;
  ownerOrgId: string | null;
  ownerOrgName: string | null;
  lifecycle: Lifecycle;
  state: OperationalState;
  stateSource: StateSource | null;
  /** When the state began, and when the asset was last heard; both on the server's clock. */
  stateSince: string | null;
  lastHeardAt: string | null;
  attributes: Attributes;
  parts: AssetPart[];
  metrics: Record<string, number>;
  synthetic: boolean;
  version: number;
}

/** Coordinates and boundaries are not exact: so near a border a person must say on which side an asset stands (R-REORG 2). */
export const nearBorderMetres = 50;

export const borderChecks = ['unchecked', 'checked'] as const;

/** One row of a list: everything but the parts. */
export type AssetRow = Omit<Asset, 'parts' | 'metrics'>;

export interface StateChange {
  at: string;
  from: OperationalState | null;
  to: OperationalState;
  source: StateSource;
  note: string | null;
  byName: string | null;
}

export const assetSorts = ['code', 'name', 'unitName', 'state', 'stateSince', 'ownerOrgName'] as const;

/**
 * Everything the map needs of the assets of one kind, as columns: small on the wire and ready for typed arrays.
 * `lng`/`lat` are in 1e-5 degrees (about one metre); `state` indexes `operationalStates`; `unit` and `owner` index
 * `units` and `owners` (-1 = none); `filters` holds, per filterable field, one bit set per asset over `choices`.
 */
export interface AssetSnapshot {
  /** The number of the last event contained in this answer. */
  seq: number;
  at: string;
  kind: AssetKind;
  ids: string[];
  codes: string[];
  names: string[];
  lng: number[];
  lat: number[];
  state: number[];
  unit: number[];
  owner: number[];
  units: { id: string; name: string }[];
  owners: { id: string; name: string }[];
  filters: { field: string; choices: string[]; bits: number[] }[];
  synthetic: boolean;
}

export interface AssetEvents {
  'asset.created': AssetRow;
  'asset.updated': AssetRow;
  /** Left the reader's scope or the map: moved elsewhere, decommissioned. */
  'asset.removed': { id: string; kind: AssetKind };
  /** Short keys: a storm sends thousands. `since` is when the new state began. */
  'asset.state-changed': { id: string; kind: AssetKind; from: OperationalState; to: OperationalState; since: string; source: StateSource };
  /** An import touched many at once: reload instead of patching. */
  'asset.batch-changed': { kind: AssetKind; count: number };
}
export const assetAudience = {
  'asset.created': 'asset:read',
  'asset.updated': 'asset:read',
  'asset.removed': 'asset:read',
  'asset.state-changed': 'asset:read',
  'asset.batch-changed': 'asset:read',
} as const satisfies Record<keyof AssetEvents, Permission>;

export const assetProblems = {
  'asset.not-found': 404,
  'asset.code-taken': 409,
  'asset.lifecycle-refused': 409,
  'asset.not-active': 409,
  'asset.outside-province': 422,
  'asset.part-not-found': 404,
  'asset.has-no-parts': 409,
} as const;
