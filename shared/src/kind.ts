/** The vocabulary in which a kind of asset is declared; see asset-kinds.ts for the kinds themselves. */
import type { AlarmSeverity } from './alarms.js';
import type { OrganisationKind } from './organisations.js';
import type { Choices, Words } from './words.js';

export const symbols = ['triangle', 'square', 'diamond', 'circle', 'hexagon'] as const;
/** Shape on the map: the shape tells the kind, the glyph inside it the state, colour only repeats. */
export type SymbolShape = (typeof symbols)[number];

interface FieldBase {
  name: string;
  label: Words;
  /** Other headings under which offices keep this column; matched without accents. */
  aliases?: readonly string[];
  required?: boolean;
  /** Offered as a filter on the map and in lists (choice, choices and boolean only). */
  filter?: boolean;
  /** Shown as a column of the list and as a line of the popup. */
  prominent?: boolean;
}

export type Field = FieldBase &
  (
    | { type: 'text'; maxLength: number }
    | { type: 'number'; min: number; max: number; integer?: boolean; unit?: string }
    | { type: 'choice'; choices: Choices<string> }
    | { type: 'choices'; choices: Choices<string> }
    | { type: 'boolean' }
    | { type: 'date' }
    /** Codes of other records, e.g. the organisations that share a mast. */
    | { type: 'codes' }
  );

export interface KindDeclaration {
  name: Words;
  plural: Words;
  symbol: SymbolShape;
  /** The sector under which this kind is watched; decides who with a sector scope sees it. */
  sector: string;
  /** Whose organisations may own one. */
  ownerKinds: readonly OrganisationKind[];
  /** How often a device reports; `when` limits it to assets whose attribute has one of these values. */
  telemetry: { intervalSeconds: number; when?: { field: string; equals: readonly string[] } } | null;
  /** How bad it is when one falls silent, and when it reports trouble. */
  severity: { offline: AlarmSeverity; degraded: AlarmSeverity };
  fields: readonly Field[];
  /** What an asset is made of: stations on a mast, speaker clusters of a radio system. */
  parts: { kind: string; name: Words; plural: Words; located: boolean; fields: readonly Field[] } | null;
}
