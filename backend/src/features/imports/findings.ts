/** What a check says about a file. One closed list of codes, so that no finding can be left without its sentences. */

export type Severity = 'error' | 'warning' | 'info';

interface CatalogueEntry {
  readonly severity: Severity;
  readonly params: readonly string[];
}

const error = <const P extends readonly string[]>(...params: P) => ({ severity: 'error', params }) as const;
const warning = <const P extends readonly string[]>(...params: P) => ({ severity: 'warning', params }) as const;
const info = <const P extends readonly string[]>(...params: P) => ({ severity: 'info', params }) as const;

export const catalogue = {
  // the file as a whole
  'import.file-empty': error(),
  'import.file-too-large': error('megabytes', 'limit'),
  'import.extension-unknown': error('extension', 'allowed'),
  'import.type-mismatch': error('extension', 'found'),
  'import.type-unsupported': error('found'),
  'import.legacy-xls': error(),
  'import.password-protected': error(),
  'import.macros': error(),
  'import.markup-not-sheet': error('found'),
  'import.too-heavy': error('megabytes'),
  'import.took-too-long': error('seconds'),
  'import.check-failed': error(),
  // archives
  'import.archive-damaged': error(),
  'import.archive-not-xlsx': error(),
  'import.archive-too-many-entries': error('entries', 'limit'),
  'import.archive-too-large': error('limit'),
  'import.archive-ratio': error('ratio', 'limit'),
  'import.archive-nested': error('name'),
  'import.archive-link': error('name'),
  'import.archive-path': error(),
  'import.archive-duplicate': error('name'),
  'import.archive-size-lies': error('name'),
  'import.xml-doctype': error('name'),
  'import.workbook-unreadable': error('detail'),
  // text
  'import.encoding-unknown': error(),
  'import.encoding-legacy': warning('encoding'),
  'import.text-double-encoded': error('sample'),
  'import.letters-lost': warning('count', 'sample'),
  'import.binary-content': error(),
  'import.read-as-csv': info('encoding', 'delimiter', 'lineEnding'),
  'import.csv-quote-open': error(),
  'import.nfd-normalised': info('count'),
  'import.eth-replaced': warning('count', 'sample'),
  'import.invisible-removed': info('count'),
  // the table
  'import.read-as-xlsx': info('sheet'),
  'import.other-sheets-ignored': warning('sheets'),
  'import.header-missing': error('sample'),
  'import.title-rows-skipped': info('count', 'header'),
  'import.numbering-row-skipped': info(),
  'import.total-row-skipped': warning('label'),
  'import.column-duplicate': warning('renamed'),
  'import.column-unnamed': warning('renamed'),
  'import.too-many-rows': error('limit'),
  'import.too-many-columns': error('limit'),
  'import.no-rows': error(),
  'import.row-too-long': error('cells', 'expected'),
  'import.row-too-short': warning('cells', 'expected'),
  'import.merged-cells-filled': info('count'),
  'import.cell-error': error('value'),
  'import.formula-no-result': error(),
  // GeoJSON
  'import.read-as-geojson': info('features'),
  'import.json-invalid': error('detail'),
  'import.json-too-deep': error('limit'),
  'import.geojson-expected': error('found'),
  'import.topojson': error(),
  'import.crs-unsupported': error('crs'),
  'import.property-nested': warning(),
  'import.geometry-unsupported': error('type'),
  'import.geometry-position': error('position'),
  'import.geometry-swapped': error('position'),
  'import.geometry-metres': error('position'),
  'import.geometry-range': error('position'),
  'import.geometry-ring-open': error('ring'),
  'import.geometry-ring-short': error('ring', 'positions'),
  'import.geometry-line-short': error(),
  'import.geometry-empty': error(),
  // mapping
  'import.column-unmatched': info(),
  'import.field-missing': error('field'),
  'import.field-ambiguous': warning('field', 'columns'),
  'import.code-column-unclear': error('columns'),
  // values
  'import.value-empty': error(),
  'import.number-invalid': error('text'),
  'import.number-ambiguous': error('text', 'asThousands', 'asDecimal'),
  'import.number-style-comma': info(),
  'import.number-style-point': info(),
  'import.number-style-assumed': info(),
  'import.number-style-mixed': warning(),
  'import.number-read-as': info('text', 'value'),
  'import.number-not-integer': error('text'),
  'import.number-out-of-range': error('text', 'min', 'max'),
  'import.unit-unexpected': warning('text', 'unit', 'expected'),
  'import.date-invalid': error('text'),
  'import.date-impossible': error('text'),
  'import.date-month-first': error('text'),
  'import.date-two-digit-year': error('text'),
  'import.date-incomplete': error('text'),
  'import.date-serial': info('serial', 'date'),
  'import.date-future': warning('date', 'limit'),
  'import.boolean-invalid': error('text'),
  'import.choice-unknown': error('text', 'allowed'),
  'import.choice-ambiguous': error('text', 'candidates'),
  'import.code-padded': info('text', 'code'),
  'import.code-invalid': error('text'),
  'import.phone-invalid': error('text'),
  'import.phone-zero-restored': info('text', 'phone'),
  'import.phone-no-area': warning('text'),
  'import.phone-filler': warning('text'),
  'import.coordinates-invalid': error('text'),
  'import.coordinates-range': error('text'),
  'import.coordinates-zero': error(),
  'import.coordinates-swapped': warning('text', 'corrected'),
  'import.coordinates-metres': error('text'),
  'import.coordinates-decimal-lost': error('text'),
  'import.outside-province': error('text', 'province'),
  // values against the catalogue and the records that are already there
  'import.text-too-long': error('length', 'limit'),
  'import.phone-unusual': warning('text'),
  'import.code-generated': info('count', 'sample'),
  'import.code-of-other-kind': error('code', 'kind'),
  'import.value-refused': error('rule'),
  'import.lifecycle-assumed': info('count'),
  'import.lifecycle-refused': error('from', 'to'),
  'import.location-missing': error(),
  'import.outside-boundaries': error('text', 'province'),
  'import.owner-unknown': error('text'),
  'import.org-parent-unknown': error('text'),
  'import.org-parent-loop': error('code'),
  'import.org-unit-unknown': error('text'),
  'import.org-unit-ambiguous': error('text', 'candidates'),
  'import.org-name-taken': warning('text', 'code'),
  'import.sector-unknown': error('text', 'allowed'),
  'import.owner-ambiguous': error('text', 'candidates'),
  'import.unit-unknown': warning('text'),
  'import.unit-ambiguous': warning('text', 'candidates'),
  'import.unit-differs': warning('given', 'found'),
  'import.near-border': warning('metres', 'unit'),
  'import.not-permitted': error('code'),
  'import.near-existing': warning('metres', 'code'),
  'import.asset-unknown': error('code'),
  // tasks of a plan
  'import.unit-asked': error('text'),
  'import.task-title': error(),
  'import.task-lead': error(),
  'import.task-leads': error('count'),
  'import.task-lead-cannot': error('name'),
  'import.task-sector': error(),
  'import.task-term': error(),
  'import.draft-term': warning(),
  'import.task-result': error(),
  'import.draft-result': warning(),
  'import.task-due-past': error(),
  'import.task-present': info('code'),
  'import.task-twice': warning('other'),
  // units
  'import.level-derived': info('count'),
  'import.kind-unclear': error('text'),
  'import.valid-from-missing': error(),
  'import.parent-unknown': error('code'),
  'import.periods-overlap': error('code', 'from', 'to'),
  'import.predecessor-invalid': error('text'),
  'import.predecessor-unknown': error('code', 'on'),
  'import.predecessor-in-force': error('code', 'on'),
  'import.predecessor-ambiguous': error('code', 'candidates'),
  'import.area-expected': error('type'),
  'import.polygon-mended': warning('reason'),
  'import.polygon-empty': error(),
  'import.polygon-overlaps': warning('other', 'hectares'),
  // any of the above, too often to list
  'import.more-of-the-same': warning('count', 'code'),
  // records compared with one another
  'import.duplicate-code': error('code', 'other'),
  'import.near-duplicate': warning('metres', 'other'),
} as const satisfies Record<`import.${string}`, CatalogueEntry>;

export type FindingCode = keyof typeof catalogue;
export type FindingParams<C extends FindingCode> = Record<(typeof catalogue)[C]['params'][number], string | number>;

export interface Finding {
  severity: Severity;
  /** As the person sees it in the file: 1-based, title and header rows counted; a feature's ordinal in GeoJSON. */
  row: number | null;
  column: string | null;
  code: FindingCode;
  params: Record<string, string | number>;
}

export interface Place {
  row?: number | null;
  column?: string | null;
}

export function finding<C extends FindingCode>(code: C, params: FindingParams<C>, place: Place = {}): Finding {
  const { severity } = catalogue[code];
  return { severity, row: place.row ?? null, column: place.column ?? null, code, params };
}

/** Value parsers know nothing of rows; whoever walks the sheet says where the value stood. */
export const placed = (found: Finding, row: number | null, column: string | null): Finding => ({
  ...found,
  row,
  column,
});

/** The file cannot be read as a sheet at all. Everything milder travels as findings beside the rows. */
export class SheetRefusal extends Error {
  constructor(readonly finding: Finding) {
    super(finding.code);
    this.name = 'SheetRefusal';
  }
}

export function refuse<C extends FindingCode>(code: C, params: FindingParams<C>, place: Place = {}): SheetRefusal {
  return new SheetRefusal(finding(code, params, place));
}

/** As one reads the file: what concerns all of it, then row by row and from left to right. */
export function inReadingOrder(findings: readonly Finding[], columns: readonly string[]): Finding[] {
  const position = new Map(columns.map((column, index) => [column, index]));
  const at = ({ row, column }: Finding): [number, number] => [row ?? 0, column === null ? columns.length : (position.get(column) ?? columns.length)];
  return findings.toSorted((a, b) => at(a)[0] - at(b)[0] || at(a)[1] - at(b)[1]);
}

/** A hostile or careless file may break every row; past this many of one kind the person has understood. */
const mostOfOneKind = 200;

/** The first findings of each kind, and for the rest their number. Nothing is left out in silence. */
export function withoutFlood(findings: Iterable<Finding>): Finding[] {
  const kept: Finding[] = [];
  const seen = new Map<FindingCode, number>();
  const rest = new Map<FindingCode, { first: Finding; count: number }>();
  for (const found of findings) {
    const count = (seen.get(found.code) ?? 0) + 1;
    seen.set(found.code, count);
    if (count <= mostOfOneKind) kept.push(found);
    else rest.set(found.code, { first: rest.get(found.code)?.first ?? found, count: count - mostOfOneKind });
  }
  for (const [code, { first, count }] of rest) {
    kept.push(finding('import.more-of-the-same', { count, code }, { row: first.row, column: first.column }));
  }
  return kept;
}
