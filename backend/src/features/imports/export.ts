import type { Feature, FeatureCollection, Geometry } from 'geojson';
import type { Cell } from './sheet.types.js';

export interface CsvOptions {
  /** Excel in Vietnamese expects the semicolon, because the comma is its decimal mark. */
  delimiter?: ',' | ';' | '\t';
  /** Without the mark Excel reads UTF-8 as the code page of the machine. */
  bom?: boolean;
}

/** What a spreadsheet runs as a formula, full-width twins included. Apostrophes count so that unguard is exact. */
const runsAsFormula = /^'*[=+\-@\t\r\n＝＋－＠]/u;
const plainNegative = /^-\d+(?:[.,]\d+)?$/;

export function guard(text: string): string {
  return runsAsFormula.test(text) && !plainNegative.test(text) ? `'${text}` : text;
}

/** Takes back exactly what guard() put on, so that an exported file can be imported again. */
export function unguard(text: string): string {
  return text.startsWith("'") && runsAsFormula.test(text) ? text.slice(1) : text;
}

const needsQuotes = /["',;\t\r\n|]|^\s|\s$/u;

function csvCell(value: Cell): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  const safe = guard(value);
  return needsQuotes.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Numbers keep the decimal point whatever the delimiter: the reader decides by the column and says what it decided. */
export function toCsv(
  columns: readonly string[],
  rows: Iterable<Readonly<Record<string, Cell>>>,
  { delimiter = ',', bom = true }: CsvOptions = {},
): string {
  const lines = [columns.map(csvCell).join(delimiter)];
  for (const row of rows) lines.push(columns.map((column) => csvCell(row[column] ?? null)).join(delimiter));
  return `${bom ? '\ufeff' : ''}${lines.join('\r\n')}\r\n`;
}

export interface ExportedFeature {
  id?: string;
  geometry: Geometry | null;
  properties: Record<string, Cell>;
}

/** RFC 7946: WGS 84, longitude first, no `crs` member. */
export function toGeoJson(features: Iterable<ExportedFeature>): FeatureCollection<Geometry | null> {
  const collected: Feature<Geometry | null>[] = [];
  for (const { id, geometry, properties } of features) {
    collected.push({ type: 'Feature', ...(id === undefined ? {} : { id }), geometry, properties });
  }
  return { type: 'FeatureCollection', features: collected };
}
