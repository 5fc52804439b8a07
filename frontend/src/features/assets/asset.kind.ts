import { assetKindCodes, type AssetKind } from '@ioc/shared/asset-kinds';

/** Addresses are typed by people and outlive kinds. */
export const isAssetKind = (kind: string): kind is AssetKind => (assetKindCodes as readonly string[]).includes(kind);

/** The name of a kind within a sentence. Abbreviations keep their capitals: "trạm BTS". */
export const inSentence = (name: string): string => name.charAt(0).toLocaleLowerCase('vi') + name.slice(1);
