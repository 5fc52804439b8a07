/**
 * What a kind of asset is. A kind is declared once, in a file of its own, and everything follows from the
 * declaration: validation, list, form, popup, map layer, filters, import columns and export.
 */
import { btsKind } from './kind-bts.js';
import { postKind } from './kind-post.js';
import { radioKind } from './kind-radio.js';
import type { KindDeclaration } from './kind.js';

/** Every kind of the installation, in the order of menus and layers. A new kind is one file and one line here. */
export const assetKinds = { bts: btsKind, post: postKind, radio: radioKind } as const satisfies Record<string, KindDeclaration>;
export type AssetKind = keyof typeof assetKinds;
export const assetKindCodes = Object.keys(assetKinds) as [AssetKind, ...AssetKind[]];

/** The declaration of a kind without what is particular to it, for code that works for every kind alike. */
export const kindOf = (kind: AssetKind): KindDeclaration => assetKinds[kind];

export type AttributeValue = string | number | boolean | string[] | null;
export type Attributes = Record<string, AttributeValue>;

/** Seconds between two signs of life, or null for what has no telemetry (FM and wired radio, post offices). */
export function heartbeatSeconds(kind: AssetKind, attributes: Attributes): number | null {
  const { telemetry } = kindOf(kind);
  if (!telemetry) return null;
  if (telemetry.when && !telemetry.when.equals.includes(String(attributes[telemetry.when.field] ?? ''))) return null;
  return telemetry.intervalSeconds;
}
