/** Assets: what stands in the province, whether it works, and everything known about it. Screens arrive when opened. */
import { lazy } from 'react';

export const AssetList = lazy(async () => ({ default: (await import('./AssetList')).AssetList }));
export const AssetShow = lazy(async () => ({ default: (await import('./AssetShow')).AssetShow }));
export const AssetCreate = lazy(async () => ({ default: (await import('./AssetForm')).AssetCreate }));
export const AssetEdit = lazy(async () => ({ default: (await import('./AssetForm')).AssetEdit }));
export const AssetDetails = lazy(async () => ({ default: (await import('./AssetDetails')).AssetDetails }));
export const AssetLayer = lazy(async () => ({ default: (await import('./assets.layer')).AssetLayer }));

export { allLiveAssets, liveAssets, type AllAssets } from './assets.store';
export { availability, countStates, type AssetLive, type MapAsset, type StateCounts } from './assets.live';
export { useMarks, type AssetIds } from './marks';
