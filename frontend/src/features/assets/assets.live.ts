import { operationalStates, type AssetRow, type AssetSnapshot, type OperationalState } from '@ioc/shared/assets';
import type { AssetKind, AttributeValue } from '@ioc/shared/asset-kinds';
import type { LiveEvent } from '@ioc/shared/events';
import type { LngLat } from '@ioc/shared/geo';

/** What the map, its filters and its lists know of an asset; everything else is asked for when someone looks closer. */
export interface MapAsset {
  id: string;
  code: string;
  name: string;
  location: LngLat;
  state: OperationalState;
  unitId: string | null;
  unitName: string | null;
  ownerId: string | null;
  ownerName: string | null;
  /** One bit set per entry of `filters`, over its choices. */
  bits: readonly number[];
}

export interface AssetFilterColumn {
  field: string;
  choices: readonly string[];
}

/** The assets of one kind. Rows are changed in place: copying thousands for every heartbeat that fails would be waste. */
export interface AssetLive {
  kind: AssetKind;
  seq: number;
  filters: readonly AssetFilterColumn[];
  rows: Map<string, MapAsset>;
}

/** What a layer has to touch after some events; `reload` = an import changed many, ask for a new snapshot. */
export interface AssetChanges {
  states: [id: string, state: OperationalState][];
  put: MapAsset[];
  removed: string[];
  reload: boolean;
}

const fiveDigits = 1e5;

export function assetsFrom(snapshot: AssetSnapshot): AssetLive {
  const rows = new Map<string, MapAsset>();
  snapshot.ids.forEach((id, index) => {
    const unit = snapshot.units[snapshot.unit[index] ?? -1];
    const owner = snapshot.owners[snapshot.owner[index] ?? -1];
    rows.set(id, {
      id,
      code: snapshot.codes[index] ?? '',
      name: snapshot.names[index] ?? '',
      location: [(snapshot.lng[index] ?? 0) / fiveDigits, (snapshot.lat[index] ?? 0) / fiveDigits],
      state: operationalStates[snapshot.state[index] ?? 0] ?? 'unknown',
      unitId: unit?.id ?? null,
      unitName: unit?.name ?? null,
      ownerId: owner?.id ?? null,
      ownerName: owner?.name ?? null,
      bits: snapshot.filters.map(({ bits }) => bits[index] ?? 0),
    });
  });
  return {
    kind: snapshot.kind, seq: snapshot.seq, rows,
    filters: snapshot.filters.map(({ field, choices }) => ({ field, choices })),
  };
}

function bitsOf(value: AttributeValue | undefined, choices: readonly string[]): number {
  if (value === null || value === undefined) return 0;
  const held = Array.isArray(value) ? value : [String(value)];
  return choices.reduce((bits, choice, at) => (held.includes(choice) ? bits | (1 << at) : bits), 0);
}

/** Coordinates as the snapshot has them, so that an event and a new snapshot give the same row. */
const rounded = ([lng, lat]: LngLat): LngLat =>
  [Math.round(lng * fiveDigits) / fiveDigits, Math.round(lat * fiveDigits) / fiveDigits];

const rowFrom = (asset: AssetRow, filters: readonly AssetFilterColumn[]): MapAsset => ({
  id: asset.id, code: asset.code, name: asset.name, location: rounded(asset.location), state: asset.state,
  unitId: asset.unitId, unitName: asset.unitName, ownerId: asset.ownerOrgId, ownerName: asset.ownerOrgName,
  bits: filters.map(({ field, choices }) => bitsOf(asset.attributes[field], choices)),
});

/** The map shows what exists: planned masts and closed post offices are in the lists only. */
const isOnMap = (asset: AssetRow): boolean => asset.lifecycle === 'active';

const nothing = (): AssetChanges => ({ states: [], put: [], removed: [], reload: false });

/** Old rows + events = new rows; returns what changed. Events the rows already contain are passed over. */
export function applyToAssets(live: AssetLive, events: readonly LiveEvent[]): AssetChanges {
  const changes = nothing();
  for (const event of events) {
    if (event.seq <= live.seq) continue;
    live.seq = event.seq;
    applyOne(live, event, changes);
  }
  return changes;
}

function applyOne(live: AssetLive, event: LiveEvent, changes: AssetChanges): void {
  switch (event.name) {
    case 'asset.created':
    case 'asset.updated': {
      if (event.data.kind !== live.kind) return;
      if (!isOnMap(event.data)) return forget(live, event.data.id, changes);
      const row = rowFrom(event.data, live.filters);
      live.rows.set(row.id, row);
      changes.put.push(row);
      return;
    }
    case 'asset.removed':
      if (event.data.kind === live.kind) forget(live, event.data.id, changes);
      return;
    case 'asset.state-changed': {
      const row = live.rows.get(event.data.id);
      if (!row || row.state === event.data.to) return;
      row.state = event.data.to;
      changes.states.push([row.id, row.state]);
      return;
    }
    case 'asset.batch-changed':
      if (event.data.kind === live.kind) changes.reload = true;
      return;
    default:
  }
}

function forget(live: AssetLive, id: string, changes: AssetChanges): void {
  if (live.rows.delete(id)) changes.removed.push(id);
}

export const hasChanges = ({ states, put, removed, reload }: AssetChanges): boolean =>
  reload || states.length > 0 || put.length > 0 || removed.length > 0;

export type StateCounts = Record<OperationalState, number>;

export function countStates(rows: Iterable<Pick<MapAsset, 'state'>>): StateCounts {
  const counts: StateCounts = { unknown: 0, online: 0, degraded: 0, offline: 0, maintenance: 0 };
  for (const { state } of rows) counts[state]++;
  return counts;
}

/** Share that works, of those whose state is known; null when none is. Only a full `online` counts as working. */
export function availability(counts: StateCounts): number | null {
  const known = counts.online + counts.degraded + counts.offline + counts.maintenance;
  return known === 0 ? null : (100 * counts.online) / known;
}
