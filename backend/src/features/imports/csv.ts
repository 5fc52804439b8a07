import { CsvError, parse } from 'csv-parse/sync';
import { unguard } from '#platform/tabular';
import { finding, refuse } from './findings.js';
import type { Grid, SheetLimits } from './sheet.types.js';
import { decodeText } from './text.js';

export type Delimiter = ',' | ';' | '\t' | '|';

const delimiters: readonly Delimiter[] = [';', '\t', ',', '|'];
const recordEnds = ['\r\n', '\n', '\r'];

/** Enough records to see the pattern, few enough to cost nothing. */
const sampleCharacters = 65_536;
const sampleRecords = 200;

/** A lost quotation mark swallows the rest of the file into one cell; no honest record is this long. */
const longestRecord = 1_000_000;

/** Fields in each record of the sample, quotation marks respected. */
function fieldCounts(sample: string, delimiter: Delimiter): number[] {
  const counts: number[] = [];
  let fields = 1;
  let isEmpty = true;
  let isQuoted = false;
  let fieldStarts = true;
  const endRecord = (): void => {
    if (!isEmpty) counts.push(fields);
    fields = 1;
    isEmpty = true;
  };
  for (let at = 0; at < sample.length && counts.length < sampleRecords; at += 1) {
    const character = sample.charAt(at);
    if (isQuoted) {
      if (character !== '"') continue;
      if (sample.charAt(at + 1) === '"') at += 1;
      else isQuoted = false;
      continue;
    }
    const isEnd = character === '\n' || character === '\r';
    if (isEnd) endRecord();
    else if (character === delimiter) fields += 1;
    else if (character === '"' && fieldStarts) isQuoted = true;
    if (!isEnd && character.trim() !== '') isEmpty = false;
    fieldStarts = isEnd || character === delimiter;
  }
  endRecord();
  return counts;
}

interface Evidence {
  delimiter: Delimiter;
  fields: number;
  /** Share of the records that have the same number of fields. */
  share: number;
}

function evidenceFor(sample: string, delimiter: Delimiter): Evidence {
  const counts = fieldCounts(sample, delimiter);
  const frequency = new Map<number, number>();
  for (const fields of counts) if (fields > 1) frequency.set(fields, (frequency.get(fields) ?? 0) + 1);
  let best: Evidence = { delimiter, fields: 1, share: 0 };
  for (const [fields, times] of frequency) {
    if (times / counts.length > best.share) best = { delimiter, fields, share: times / counts.length };
  }
  return best;
}

/**
 * The delimiter that cuts the records most evenly. In `a;1,5` the comma also cuts, but not the header,
 * so evenness decides before the number of columns does.
 */
export function detectDelimiter(text: string): Delimiter {
  const declared = /^sep=([,;\t|])\r?\n/.exec(text)?.[1];
  const known = delimiters.find((delimiter) => delimiter === declared);
  if (known) return known;
  const sample = text.slice(0, sampleCharacters);
  const ranked = delimiters
    .map((delimiter) => evidenceFor(sample, delimiter))
    .filter(({ share }) => share >= 0.5)
    .sort((a, b) => b.share - a.share || b.fields - a.fields);
  return ranked[0]?.delimiter ?? ',';
}

function lineEndingOf(text: string): string {
  const sample = text.slice(0, sampleCharacters);
  if (sample.includes('\r\n')) return 'CRLF';
  return sample.includes('\n') || !sample.includes('\r') ? 'LF' : 'CR';
}

function records(text: string, delimiter: Delimiter, limits: SheetLimits): string[][] {
  try {
    return parse(text, {
      delimiter,
      record_delimiter: recordEnds,
      relax_column_count: true,
      // 22°40'12"N is a legal value outside quotation marks
      relax_quotes: true,
      max_record_size: longestRecord,
      // title rows and blank lines are not data: leave room for them
      to: limits.rows + 1_000,
    });
  } catch (problem) {
    if (!(problem instanceof CsvError)) throw problem;
    const row = typeof problem['lines'] === 'number' ? problem['lines'] : null;
    throw refuse('import.csv-quote-open', {}, { row });
  }
}

export function readCsv(bytes: Buffer, limits: SheetLimits): Grid {
  const { text, encoding, notes } = decodeText(bytes);
  const delimiter = detectDelimiter(text);
  const lineEnding = lineEndingOf(text);
  const shown = delimiter === '\t' ? 'TAB' : `“${delimiter}”`;
  notes.push(finding('import.read-as-csv', { encoding, delimiter: shown, lineEnding }));
  const rows = records(text, delimiter, limits).map((cells, index) => ({
    row: index + 1,
    cells: cells.map((cell) => (cell.trim() === '' ? null : unguard(cell))),
  }));
  if (/^sep=/.test(text)) rows.shift();
  return { rows, merges: [], raggedRowsMatter: true, notes };
}
