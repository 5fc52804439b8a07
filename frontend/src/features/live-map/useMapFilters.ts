import { useMemo } from 'react';
import { assetKindCodes, type AssetKind } from '@ioc/shared/asset-kinds';
import { allLiveAssets, type MapAsset } from '#features/assets';
import { useSharedLive } from '#platform/live';
import { visibleBy } from './map.filters';
import { activeFilterCount, type MapFilters } from './mapUrl';

type Tests = Readonly<Record<AssetKind, ((asset: MapAsset) => boolean) | undefined>>;

/** A test per kind, new only when the filters are, or when the choices of a kind arrive with its first snapshot. */
export function useMapFilters(filters: MapFilters): Tests {
  const { state } = useSharedLive(allLiveAssets, 1_000);
  const columns = assetKindCodes.map((kind) => state[kind].state.filters.length).join();
  return useMemo(() => {
    const isNarrowed = activeFilterCount(filters) > 0;
    const test = (kind: AssetKind) => (isNarrowed ? visibleBy(filters, kind, allLiveAssets.view().state[kind].state) : undefined);
    // `columns` is read through the view: naming it here is what makes the tests follow it.
    void columns;
    return Object.fromEntries(assetKindCodes.map((kind) => [kind, test(kind)])) as Tests;
  }, [filters, columns]);
}
