import { type Finding, finding } from './findings.js';
import { fold } from './values.js';

export interface ImportField {
  name: string;
  labels: { vi: string; en: string };
  aliases?: readonly string[];
  required: boolean;
}

export interface FieldMatch {
  field: string;
  column: string;
  /** 1 = the same words; below that, the share of words in common. */
  score: number;
}

export interface Mapping {
  matches: FieldMatch[];
  ambiguous: { field: string; columns: string[] }[];
  unmatchedColumns: string[];
  missing: string[];
  findings: Finding[];
}

/** Below this the words have too little in common to propose anything. */
const threshold = 0.6;

/** Two columns closer than this are equal candidates; a person chooses. */
const margin = 0.1;

/** `inner_point_lat`, `innerPointLat` and `Inner point (lat)` are the same words. */
const words = (name: string): string[] =>
  fold(name.replace(/([a-z\d])([A-Z])/g, '$1 $2'))
    .split(' ')
    .filter(Boolean);

function likeness(column: string, name: string): number {
  const columnWords = new Set(words(column));
  const nameWords = new Set(words(name));
  if (columnWords.size === 0 || nameWords.size === 0) return 0;
  const common = [...nameWords].filter((word) => columnWords.has(word)).length;
  const overlap = common / (columnWords.size + nameWords.size - common);
  if (overlap === 1) return 1;
  // all the words of the field and more ("Tên điểm giao dịch" for "Tên") is better evidence than some of them
  return common === nameWords.size ? 0.6 + 0.3 * overlap : overlap * 0.9;
}

function score(column: string, field: ImportField): number {
  const names = [field.name, field.labels.vi, field.labels.en, ...(field.aliases ?? [])];
  return Math.max(...names.map((name) => likeness(column, name)));
}

/** Every pair worth proposing, the best first. */
function candidates(columns: readonly string[], fields: readonly ImportField[]): FieldMatch[] {
  return fields
    .flatMap((field) => columns.map((column) => ({ field: field.name, column, score: score(column, field) })))
    .filter((match) => match.score >= threshold)
    .sort((a, b) => b.score - a.score);
}

/**
 * Proposes a column for each field. A pair is taken only when neither its field nor its column has another candidate
 * about as good; what is equal stays open and is said.
 */
export function proposeMapping(columns: readonly string[], fields: readonly ImportField[]): Mapping {
  const matches: FieldMatch[] = [];
  let open = candidates(columns, fields);
  const contested = new Set<string>();
  while (open.length > 0) {
    const best = open.find(({ field }) => !contested.has(field));
    if (best === undefined) break;
    const isRival = (other: FieldMatch): boolean =>
      other !== best && best.score - other.score < margin && (best.score < 1 || other.score === 1);
    const forField = open.filter((other) => other.field === best.field && isRival(other));
    const forColumn = open.filter((other) => other.column === best.column && isRival(other));
    if (forField.length > 0 || forColumn.length > 0) {
      contested.add(best.field);
      continue;
    }
    matches.push(best);
    open = open.filter(({ field, column }) => field !== best.field && column !== best.column);
    // one pair fewer may have settled what was contested
    contested.clear();
  }

  const ambiguous = [...contested].map((field) => ({
    field,
    columns: open.filter((match) => match.field === field).map(({ column }) => column),
  }));
  const isMatched = (field: ImportField): boolean => matches.some((match) => match.field === field.name);
  const unmatchedColumns = columns.filter((column) => !matches.some((match) => match.column === column));
  const missing = fields.filter((field) => field.required && !isMatched(field)).map(({ name }) => name);
  return {
    matches,
    ambiguous,
    unmatchedColumns,
    missing,
    findings: said(fields, ambiguous, unmatchedColumns, missing),
  };
}

function said(
  fields: readonly ImportField[],
  ambiguous: Mapping['ambiguous'],
  unmatchedColumns: readonly string[],
  missing: readonly string[],
): Finding[] {
  const label = (name: string): string => fields.find((field) => field.name === name)?.labels.vi ?? name;
  const open = new Set(ambiguous.flatMap(({ columns }) => columns));
  return [
    ...ambiguous.map(({ field, columns }) =>
      finding('import.field-ambiguous', {
        field: label(field),
        columns: columns.map((name) => `“${name}”`).join(', '),
      }),
    ),
    ...missing
      .filter((name) => !ambiguous.some(({ field }) => field === name))
      .map((name) => finding('import.field-missing', { field: label(name) })),
    ...unmatchedColumns
      .filter((column) => !open.has(column))
      .map((column) => finding('import.column-unmatched', {}, { column })),
  ];
}
