import { type Finding, finding, refuse } from './findings.js';
import { checkGeometry } from './geometry.js';
import type { Cell, Sheet, SheetLimits, SheetRow } from './sheet.types.js';
import { decodeText, TextMending } from './text.js';

type JsonObject = Record<string, unknown>;

interface NumberedFeature {
  row: number;
  feature: JsonObject;
}

const [quote, backslash, openBracket, closeBracket, openBrace, closeBrace] = [0x22, 0x5c, 0x5b, 0x5d, 0x7b, 0x7d];

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The engine's own words, cut to one line: they name the place. */
const detailOf = (problem: unknown): string =>
  (problem instanceof Error ? problem.message : String(problem)).split('\n')[0]?.slice(0, 100) ?? '';

/** One feature a line (RFC 8142 record separators allowed); null when the first line alone is not an object. */
function lineByLine(text: string): NumberedFeature[] | null {
  const features: NumberedFeature[] = [];
  for (const [index, raw] of text.split(/\r\n|\n|\r/).entries()) {
    const line = raw.replace('\u001e', '').trim();
    if (line === '') continue;
    try {
      const feature: unknown = JSON.parse(line);
      if (!isObject(feature)) return null;
      features.push({ row: index + 1, feature });
    } catch (problem) {
      if (features.length === 0) return null;
      throw refuse('import.json-invalid', { detail: detailOf(problem) }, { row: index + 1 });
    }
  }
  return features;
}

const wgs84 = /(CRS:?84|EPSG:(\d[\d.]*)?:?4326)$/i;

function refuseOtherCrs(collection: JsonObject): void {
  if (!isObject(collection['crs'])) return;
  const properties = collection['crs']['properties'];
  const name = isObject(properties) ? String(properties['name'] ?? properties['href'] ?? '?') : '?';
  if (!wgs84.test(name)) throw refuse('import.crs-unsupported', { crs: name.slice(0, 80) });
}

function numbered(document: JsonObject): NumberedFeature[] {
  const type = document['type'];
  if (type === 'Topology') throw refuse('import.topojson', {});
  refuseOtherCrs(document);
  if (type === 'Feature') return [{ row: 1, feature: document }];
  if (type !== 'FeatureCollection' || !Array.isArray(document['features'])) {
    throw refuse('import.geojson-expected', { found: String(type ?? 'JSON').slice(0, 40) });
  }
  return (document['features'] as unknown[]).map((feature, index) => ({
    row: index + 1,
    feature: isObject(feature) ? feature : {},
  }));
}

/** Deeper than any feature and its properties; what follows a value down to its leaves must not run out of stack. */
const deepest = 50;

function refuseTooDeep(text: string): void {
  let depth = 0;
  let isQuoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charCodeAt(at);
    if (isQuoted) {
      if (character === backslash) at += 1;
      else if (character === quote) isQuoted = false;
    } else if (character === quote) isQuoted = true;
    else if (character === openBracket || character === openBrace) depth += 1;
    else if (character === closeBracket || character === closeBrace) depth -= 1;
    if (depth > deepest) throw refuse('import.json-too-deep', { limit: deepest });
  }
}

function featuresOf(text: string): NumberedFeature[] {
  refuseTooDeep(text);
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (problem) {
    const lines = lineByLine(text);
    if (lines === null) throw refuse('import.json-invalid', { detail: detailOf(problem) });
    for (const { feature } of lines) refuseOtherCrs(feature);
    return lines;
  }
  if (!isObject(document)) throw refuse('import.geojson-expected', { found: 'JSON' });
  return numbered(document);
}

function cellOf(value: unknown, mending: TextMending): Cell {
  if (typeof value === 'string') {
    const text = mending.mend(value);
    return text.trim() === '' ? null : text;
  }
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  if (value === null || value === undefined) return null;
  return mending.mend(JSON.stringify(value));
}

/** Properties in the order they first appear; a feature's own id only where no property is called so. */
function propertiesOf({ id, properties }: JsonObject): [string, unknown][] {
  const own = isObject(properties) ? Object.entries(properties) : [];
  const named = own.some(([name]) => name === 'id');
  return id === undefined || named ? own : [['id', id], ...own];
}

export function readGeoJson(bytes: Buffer, limits: SheetLimits): Sheet {
  const { text, notes } = decodeText(bytes);
  const features = featuresOf(text.trim());
  if (features.length === 0) throw refuse('import.no-rows', {});
  if (features.length > limits.rows) throw refuse('import.too-many-rows', { limit: limits.rows });

  const mending = new TextMending();
  const columns = new Set<string>();
  const nested = new Set<string>();
  const rows: SheetRow[] = [];
  const rowNotes: Finding[] = [];
  for (const { row, feature } of features) {
    if (feature['type'] !== 'Feature') {
      const found = String(feature['type'] ?? 'JSON').slice(0, 40);
      rowNotes.push(finding('import.geojson-expected', { found }, { row }));
      continue;
    }
    const cells = propertiesOf(feature).map(([rawName, value]): [string, Cell] => {
      const name = mending.mend(rawName).trim();
      columns.add(name);
      if (typeof value === 'object' && value !== null) nested.add(name);
      return [name, cellOf(value, mending)];
    });
    if (columns.size > limits.columns) throw refuse('import.too-many-columns', { limit: limits.columns });
    const { geometry, problem } = checkGeometry(feature['geometry']);
    if (problem) rowNotes.push({ ...problem, row });
    rows.push({ row, cells: Object.fromEntries(cells), ...(geometry === undefined ? {} : { geometry }) });
  }
  notes.push(finding('import.read-as-geojson', { features: rows.length }), ...mending.notes());
  for (const column of nested) notes.push(finding('import.property-nested', {}, { column }));
  const names = [...columns];
  for (const row of rows) row.cells = Object.fromEntries(names.map((name) => [name, row.cells[name] ?? null]));
  return { format: 'geojson', columns: names, rows, notes: [...notes, ...rowNotes] };
}
