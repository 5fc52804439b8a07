import { assetKindCodes, type AssetKind } from '@ioc/shared/asset-kinds';

/** Addresses are typed by people and outlive kinds. */
export const isAssetKind = (kind: string): kind is AssetKind => (assetKindCodes as readonly string[]).includes(kind);
