import { assetKindCodes, type AssetKind } from '@ioc/shared/asset-kinds';
import type { AssetSnapshot } from '@ioc/shared/assets';
import { http } from '#platform/api';
import { createSharedLive, type LiveView, type SharedLive } from '#platform/live';
import { applyToAssets, assetsFrom, hasChanges, type AssetChanges, type AssetLive } from './assets.live';

export type LiveAssets = SharedLive<AssetLive, AssetChanges>;

function openKind(kind: AssetKind): LiveAssets {
  const live: LiveAssets = createSharedLive<AssetSnapshot, AssetLive, AssetChanges>({
    empty: { kind, seq: 0, filters: [], rows: new Map() },
    load: (signal) => http<AssetSnapshot>('GET', `/map/assets/${kind}`, { signal }),
    from: assetsFrom,
    apply: (before, events) => {
      const change = applyToAssets(before, events);
      if (change.reload) queueMicrotask(() => live.reload());
      // The rows are the same Map; a new object around them is how React learns that they changed.
      return hasChanges(change) ? { state: { ...before }, change } : { state: before, change: null };
    },
  });
  return live;
}

const kinds = new Map<AssetKind, LiveAssets>(assetKindCodes.map((kind) => [kind, openKind(kind)]));

/** The assets of one kind, live; the same for everyone on the page. */
export function liveAssets(kind: AssetKind): LiveAssets {
  const live = kinds.get(kind);
  if (!live) throw new Error(`There is no kind of asset "${kind}".`);
  return live;
}

export type AllAssets = Readonly<Record<AssetKind, LiveView<AssetLive>>>;

let combined: LiveView<AllAssets> | null = null;

/** The same object until one of the kinds changes, because React compares what it is given. */
function combine(): LiveView<AllAssets> {
  const shown = combined;
  const views = Object.fromEntries(assetKindCodes.map((kind) => [kind, liveAssets(kind).view()])) as AllAssets;
  if (shown && assetKindCodes.every((kind) => shown.state[kind] === views[kind])) return shown;
  const all = Object.values(views);
  combined = { status: statusOf(all), state: views, error: all.find(({ error }) => error !== null)?.error ?? null };
  return combined;
}

/** All kinds together, for figures and lists that look across them. */
export const allLiveAssets: SharedLive<AllAssets, AssetChanges> = {
  view: combine,
  subscribe: (listener) => {
    const stops = assetKindCodes.map((kind) => liveAssets(kind).subscribe(listener));
    return () => stops.forEach((stop) => stop());
  },
  reload: () => assetKindCodes.forEach((kind) => liveAssets(kind).reload()),
};

/** Ready when anything can be shown; failed only when nothing can. */
function statusOf(views: readonly LiveView<AssetLive>[]): LiveView<AllAssets>['status'] {
  if (views.some(({ status }) => status === 'ready')) return 'ready';
  return views.every(({ status }) => status === 'failed') ? 'failed' : 'loading';
}
