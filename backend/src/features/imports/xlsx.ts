import ExcelJS, { type Cell as ExcelCell, type CellValue, type Worksheet } from 'exceljs';
import { unpack } from './archive.js';
import { type Finding, finding, refuse } from './findings.js';
import { isFilled } from './header.js';
import type { Cell, Grid, GridRow, Merge, SheetLimits } from './sheet.types.js';
import { packStored } from './stored-zip.js';
import { columnLetter } from './table.js';
import { planWorkbook, type SheetPart, type WorkbookPlan } from './workbook.js';

/**
 * Everything but the cells. Several of these hold ranges the reader would walk cell by cell: one merge or validation
 * over the whole sheet is 17 thousand million cells.
 */
const ignoreNodes = [
  'autoFilter',
  'cols',
  'conditionalFormatting',
  'dataValidations',
  'drawing',
  'extLst',
  'headerFooter',
  'hyperlinks',
  'mergeCells',
  'pageMargins',
  'pageSetup',
  'picture',
  'printOptions',
  'rowBreaks',
  'sheetProtection',
  'sheetViews',
  'tableParts',
];

const mostMerges = 20_000;
const wanted =
  /^xl\/(?:workbook\.xml|_rels\/workbook\.xml\.rels|sharedStrings\.xml|styles\.xml|worksheets\/[^/]+\.xml)$/i;

const relationType = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const relations = (entries: string): Buffer =>
  Buffer.from(
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${entries}</Relationships>`,
  );

/** A workbook of exactly one sheet, around the inflated parts: no names, links, drawings or macros can come along. */
function singleSheetWorkbook(parts: ReadonlyMap<string, Buffer>, plan: WorkbookPlan, sheet: SheetPart): Buffer {
  const single = new Map<string, Buffer>();
  const links: string[] = [];
  const add = (id: string, type: string, target: string, source: string | null): void => {
    const content = source === null ? undefined : parts.get(source);
    if (content === undefined) return;
    links.push(`<Relationship Id="${id}" Type="${relationType}/${type}" Target="${target}"/>`);
    single.set(`xl/${target}`, content);
  };
  add('rId1', 'worksheet', 'worksheets/sheet1.xml', sheet.part);
  add('rId2', 'sharedStrings', 'sharedStrings.xml', plan.sharedStrings);
  add('rId3', 'styles', 'styles.xml', plan.styles);
  single.set(
    '_rels/.rels',
    relations(`<Relationship Id="rId1" Type="${relationType}/officeDocument" Target="xl/workbook.xml"/>`),
  );
  single.set('xl/_rels/workbook.xml.rels', relations(links.join('')));
  single.set(
    'xl/workbook.xml',
    Buffer.from(
      `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${relationType}">` +
        `<workbookPr date1904="${plan.isDate1904 ? 1 : 0}"/>` +
        '<sheets><sheet name="data" sheetId="1" r:id="rId1"/></sheets></workbook>',
    ),
  );
  return packStored(single);
}

function columnNumber(letters: string): number {
  return [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);
}

function mergesOf(sheetXml: Buffer): Merge[] {
  const start = sheetXml.lastIndexOf('<mergeCells');
  if (start === -1) return [];
  const reference = /<mergeCell\s+ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"/g;
  const merges: Merge[] = [];
  for (const [, left = '', top = '', right = '', bottom = ''] of sheetXml
    .subarray(start)
    .toString('latin1')
    .matchAll(reference)) {
    if (merges.length === mostMerges) break;
    merges.push({ top: Number(top), left: columnNumber(left), bottom: Number(bottom), right: columnNumber(right) });
  }
  return merges;
}

/** Excel keeps clock time without a zone; the library puts it into UTC fields, so it is read back from there. */
function dateText(date: Date): string {
  if (Number.isNaN(date.getTime())) return '';
  const [day = '', time = ''] = date.toISOString().split('T');
  const clock = time.slice(0, 8);
  if (date.getTime() < Date.UTC(1900, 0, 1)) return clock;
  return clock === '00:00:00' ? day : `${day}T${clock}`;
}

/** The number as the person sees it: `00000` shows leading zeros, `0%` shows a hundredfold. */
function numberAsShown(value: number, format: string | undefined): Cell {
  if (format !== undefined && /^0{2,}$/.test(format) && Number.isInteger(value) && value >= 0) {
    return String(value).padStart(format.length, '0');
  }
  if (format?.includes('%')) return `${Number((value * 100).toPrecision(12))}%`;
  return value;
}

type Said = (code: 'error' | 'no-result', value: string) => void;

function valueOf(value: CellValue | undefined, format: string | undefined, say: Said): Cell {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number') return numberAsShown(value, format);
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (value instanceof Date) return dateText(value);
  if ('richText' in value) return value.richText.map(({ text }) => text).join('');
  if ('error' in value) {
    say('error', value.error);
    return null;
  }
  if ('formula' in value || 'sharedFormula' in value) {
    if (value.result === undefined) say('no-result', '');
    return valueOf(value.result, format, say);
  }
  if ('text' in value) return valueOf(value.text as CellValue, format, say);
  return null;
}

function rowsOf(sheet: Worksheet, limits: SheetLimits): { rows: GridRow[]; notes: Finding[] } {
  const rows: GridRow[] = [];
  const notes: Finding[] = [];
  sheet.eachRow({ includeEmpty: false }, (row, number) => {
    const cells: Cell[] = [];
    row.eachCell({ includeEmpty: false }, (cell: ExcelCell, column: number) => {
      const value = valueOf(cell.value, cell.numFmt, (kind, shown) => {
        const place = { row: number, column: columnLetter(column - 1) };
        if (kind === 'error') notes.push(finding('import.cell-error', { value: shown }, place));
        else notes.push(finding('import.formula-no-result', {}, place));
      });
      if (!isFilled(value)) return;
      if (column > limits.columns) throw refuse('import.too-many-columns', { limit: limits.columns });
      while (cells.length < column - 1) cells.push(null);
      cells[column - 1] = value;
    });
    rows.push({ row: number, cells });
  });
  return { rows, notes };
}

async function load(bytes: Buffer, limits: SheetLimits): Promise<Worksheet | undefined> {
  const workbook = new ExcelJS.Workbook();
  const exact = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
  // title rows and blank lines are not data: leave room for them
  const options = { ignoreNodes, maxRows: limits.rows + 1_000 };
  try {
    await workbook.xlsx.load(exact, options);
  } catch (problem) {
    const detail = problem instanceof Error ? problem.message : String(problem);
    if (/^Max row count/.test(detail)) throw refuse('import.too-many-rows', { limit: limits.rows });
    throw refuse('import.workbook-unreadable', { detail });
  }
  return workbook.worksheets[0];
}

export async function readXlsx(bytes: Buffer, limits: SheetLimits): Promise<Grid> {
  const parts = await unpack(bytes, limits, (name) => wanted.test(name));
  const plan = planWorkbook(parts);
  const visible = plan.sheets.filter(({ isHidden }) => !isHidden);
  for (const part of visible) {
    const sheet = await load(singleSheetWorkbook(parts, plan, part), limits);
    const { rows, notes } = sheet ? rowsOf(sheet, limits) : { rows: [], notes: [] };
    if (!rows.some(({ cells }) => cells.some(isFilled))) continue;
    const others = plan.sheets.filter((other) => other !== part).map(({ name }) => `“${name}”`);
    const said = [finding('import.read-as-xlsx', { sheet: part.name })];
    if (others.length > 0) said.push(finding('import.other-sheets-ignored', { sheets: others.join(', ') }));
    const merges = mergesOf(parts.get(part.part) ?? Buffer.alloc(0));
    return { rows, merges, raggedRowsMatter: false, notes: [...said, ...notes] };
  }
  throw refuse('import.no-rows', {});
}
