import { searchKey } from '@ioc/shared/words';
import type { AssetKind } from '@ioc/shared/asset-kinds';
import type { BoundingBox } from '@ioc/shared/geo';
import { isInside } from '@ioc/shared/geo';
import type { AssetLive, MapAsset } from '#features/assets';
import type { MapFilters } from './mapUrl';

/** A test for one kind, prepared once per change of filters because it then runs over every point. */
export function visibleBy(filters: MapFilters, kind: AssetKind, live: AssetLive): (asset: MapAsset) => boolean {
  const states = new Set<string>(filters.states);
  const units = new Set(filters.unitIds);
  const owners = new Set(filters.ownerIds);
  const masks = live.filters.map(({ field, choices }) => {
    const wanted = filters.attributes[`${kind}.${field}`] ?? [];
    return wanted.reduce((mask, choice) => (choices.includes(choice) ? mask | (1 << choices.indexOf(choice)) : mask), 0);
  });
  const narrowed = masks.flatMap((mask, at) => (mask === 0 ? [] : [[at, mask] as const]));
  return ({ state, unitId, ownerId, bits }) =>
    (states.size === 0 || states.has(state))
    && (units.size === 0 || (unitId !== null && units.has(unitId)))
    && (owners.size === 0 || (ownerId !== null && owners.has(ownerId)))
    && narrowed.every(([at, mask]) => ((bits[at] ?? 0) & mask) !== 0);
}

export interface FoundAsset {
  kind: AssetKind;
  asset: MapAsset;
}

/** What lies in the window, worst first, cut off at `most`; `total` counts them all. */
export function assetsInView(
  shown: readonly FoundAsset[], box: BoundingBox, most: number,
): { total: number; first: FoundAsset[] } {
  const inside = shown.filter(({ asset }) => isInside(asset.location, box));
  const rank = { offline: 0, degraded: 1, maintenance: 2, unknown: 3, online: 4 } as const;
  inside.sort((a, b) => rank[a.asset.state] - rank[b.asset.state] || a.asset.name.localeCompare(b.asset.name, 'vi'));
  return { total: inside.length, first: inside.slice(0, most) };
}

/** Names and codes that begin with, then contain, the text, without regard to accents. */
export function findAssets(all: Iterable<FoundAsset>, text: string, most: number): FoundAsset[] {
  const wanted = searchKey(text);
  if (wanted.length < 2) return [];
  const begins: FoundAsset[] = [];
  const contains: FoundAsset[] = [];
  for (const found of all) {
    const code = found.asset.code.toLowerCase();
    const name = searchKey(found.asset.name);
    if (name.startsWith(wanted) || code.startsWith(wanted)) begins.push(found);
    else if (contains.length < most && (name.includes(wanted) || code.includes(wanted))) contains.push(found);
    if (begins.length >= most) break;
  }
  return [...begins, ...contains].slice(0, most);
}
