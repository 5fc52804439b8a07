import { extname } from 'node:path';
import { refuse } from './findings.js';
import type { SheetFormat } from './sheet.types.js';

const formatsByExtension: Record<string, SheetFormat> = {
  '.csv': 'csv',
  '.tsv': 'csv',
  '.txt': 'csv',
  '.xlsx': 'xlsx',
  '.geojson': 'geojson',
  '.json': 'geojson',
  '.ndjson': 'geojson',
  '.geojsonl': 'geojson',
};

/** Known but never read: each gets a sentence of its own instead of "unknown extension". */
const spreadsheetExtensions = new Set(['.xls', '.xlsm', '.xlsb', '.xlt', '.ods']);

const signatures: readonly (readonly [name: string, hex: string])[] = [
  ['ZIP', '504b0304'],
  ['ZIP', '504b0506'],
  ['OLE', 'd0cf11e0a1b11ae1'],
  ['PDF', '25504446'],
  ['GZIP', '1f8b08'],
  ['7-Zip', '377abcaf271c'],
  ['RAR', '526172211a07'],
  ['PNG', '89504e470d0a1a0a'],
  ['JPEG', 'ffd8ff'],
  ['GIF', '47494638'],
  ['SQLite', '53514c69746520666f726d6174'],
];

function signatureOf(bytes: Buffer): string | null {
  const head = bytes.subarray(0, 16).toString('hex');
  return signatures.find(([, hex]) => head.startsWith(hex))?.[0] ?? null;
}

/** OLE2 keeps its stream names in UTF-16: enough to tell an encrypted workbook from an old one without parsing it. */
function oleRefusal(bytes: Buffer): Error {
  const holds = (stream: string) => bytes.includes(Buffer.from(stream, 'utf16le'));
  if (holds('EncryptedPackage')) return refuse('import.password-protected', {});
  if (holds('WordDocument')) return refuse('import.type-unsupported', { found: 'Word' });
  return refuse('import.legacy-xls', {});
}

function textKind(bytes: Buffer): 'HTML' | 'XML' | 'GeoJSON' | 'text' {
  const head = bytes
    .subarray(0, 1_024)
    .toString('latin1')
    .replaceAll('\0', '')
    .replace(/^[^\s\w<{["'#]+/, '')
    .trimStart();
  if (/^<(!doctype html|html|head|body|table|meta|div)/i.test(head)) return 'HTML';
  if (/^<(\?xml|[a-z:]+[\s>])/i.test(head)) return 'XML';
  if (/^\{\s*"(type|features|crs)"\s*:/.test(head)) return 'GeoJSON';
  return 'text';
}

/**
 * The format, by extension and by content; both must agree.
 * Content alone would accept polyglots, the extension alone anything at all.
 */
export function sheetFormat(bytes: Buffer, fileName: string): SheetFormat {
  if (bytes.length === 0) throw refuse('import.file-empty', {});
  const extension = extname(fileName).toLowerCase();
  const format = formatsByExtension[extension];
  const signature = signatureOf(bytes);
  if (format === undefined && !spreadsheetExtensions.has(extension)) {
    const allowed = '.xlsx, .csv, .geojson';
    throw refuse('import.extension-unknown', { extension: extension || fileName.slice(-20), allowed });
  }
  if (signature === 'OLE') throw oleRefusal(bytes);
  if (signature !== null && signature !== 'ZIP') throw refuse('import.type-unsupported', { found: signature });
  if (signature === 'ZIP') {
    if (format === 'xlsx') return format;
    if (extension === '.xlsm') throw refuse('import.macros', {});
    throw refuse('import.type-mismatch', { extension, found: 'ZIP / XLSX' });
  }
  const kind = textKind(bytes);
  if (kind === 'HTML' || kind === 'XML') throw refuse('import.markup-not-sheet', { found: kind });
  if (format === undefined || format === 'xlsx')
    throw refuse('import.type-mismatch', { extension, found: 'text / CSV' });
  if (format === 'csv' && kind === 'GeoJSON') throw refuse('import.type-mismatch', { extension, found: 'GeoJSON' });
  return format;
}
