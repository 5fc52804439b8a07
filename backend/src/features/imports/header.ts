import type { Cell, Grid, GridRow, Merge } from './sheet.types.js';

/** Office tables open with the names of the office and of the table; the header never stands deeper than this. */
const deepestHeader = 20;
const deepestHeaderBlock = 3;

export interface Header {
  /** Position in grid.rows of the first header row. */
  start: number;
  /** Number of rows the header takes. */
  depth: number;
  names: string[];
}

export const isFilled = (cell: Cell | undefined): boolean =>
  cell !== undefined && cell !== null && (typeof cell !== 'string' || cell.trim() !== '');

const looksNumeric = (cell: Cell): boolean =>
  typeof cell === 'number'
    ? !(Number.isInteger(cell) && cell >= 1900 && cell <= 2100)
    : typeof cell === 'string' && /^[\s\d.,%+-]*\d[\s\d.,%+-]*$/.test(cell) && !/^(19|20)\d\d$/.test(cell.trim());

/** Merged areas that touch a row, so that a name over three columns counts for three. */
function spread({ row, cells }: GridRow, byRow: ReadonlyMap<number, GridRow>, merges: readonly Merge[]): Cell[] {
  const spreadCells = [...cells];
  for (const { top, left, bottom, right } of merges) {
    if (row < top || row > bottom) continue;
    const value = byRow.get(top)?.cells[left - 1] ?? null;
    for (let column = left; column <= Math.min(right, 1_000); column += 1) spreadCells[column - 1] = value;
  }
  return spreadCells;
}

const distinct = (cells: readonly Cell[]): number => new Set(cells.filter(isFilled)).size;

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

function depthOf(row: number, merges: readonly Merge[], width: number): number {
  const here = merges.filter(({ top, left, right }) => top === row && right - left + 1 < width);
  const down = Math.max(1, ...here.map(({ top, bottom }) => bottom - top + 1));
  const across = here.some(({ left, right, top, bottom }) => right > left && top === bottom);
  return Math.min(deepestHeaderBlock, Math.max(down, across ? 2 : 1));
}

function joinedNames(block: readonly Cell[][]): string[] {
  const width = Math.max(...block.map((cells) => cells.length));
  return Array.from({ length: width }, (_, column) => {
    const parts = block
      .map((cells) => cells[column])
      .filter(isFilled)
      .map((cell) => String(cell).replace(/\s+/g, ' ').trim());
    return [...new Set(parts)].join(' / ');
  });
}

export type HeaderSearch = { found: Header } | { found: null; sample: string };

/** The first row nearly as full as the data under it and not made of figures. */
export function findHeader({ rows, merges }: Grid): HeaderSearch {
  const byRow = new Map(rows.slice(0, 200).map((row) => [row.row, row]));
  const filledRows = rows.slice(0, 200).filter(({ cells }) => cells.some(isFilled));
  const usualWidth = median(filledRows.map(({ cells }) => cells.filter(isFilled).length));
  const enough = Math.max(1, Math.ceil(usualWidth * 0.7));

  for (const candidate of filledRows.slice(0, deepestHeader)) {
    const cells = spread(candidate, byRow, merges);
    const names = cells.filter(isFilled);
    if (names.length < enough || (enough > 1 && distinct(names) < 2)) continue;
    const numeric = names.filter((cell) => cell !== null && looksNumeric(cell)).length;
    if (numeric * 2 > names.length) return { found: null, sample: names.slice(0, 4).join(' | ') };
    const start = rows.indexOf(candidate);
    const depth = Math.min(depthOf(candidate.row, merges, cells.length), rows.length - start);
    const block = rows.slice(start, start + depth).map((row) => spread(row, byRow, merges));
    return { found: { start, depth, names: joinedNames(block) } };
  }
  return { found: null, sample: filledRows[0]?.cells.filter(isFilled).slice(0, 4).join(' | ') ?? '' };
}

/** Under the header many forms number their columns: 1 2 3, (1) (2) (3), or A B 1 2. */
export function onlyNumbersColumns(cells: readonly Cell[]): boolean {
  const marks = cells.filter(isFilled).map((cell) => String(cell).replace(/[()\s]/g, ''));
  if (marks.length < 3) return false;
  const figures = marks.filter((mark) => /^\d{1,2}$/.test(mark)).map(Number);
  const letters = marks.filter((mark) => /^[A-Z]$/.test(mark)).length;
  const ascending = figures.every((figure, index) => index === 0 || figure === (figures[index - 1] ?? 0) + 1);
  return figures.length >= 2 && figures[0] === 1 && ascending && figures.length + letters === marks.length;
}

const totalLabels = new Set(['tổng', 'tổng số', 'tổng cộng', 'cộng', 'toàn tỉnh', 'total', 'grand total']);

/** The label of a total row, or null. A commune called Cộng Hòa is no total. */
export function totalLabel(cells: readonly Cell[]): string | null {
  const first = cells.find(isFilled);
  if (typeof first !== 'string') return null;
  return totalLabels.has(
    first
      .replace(/[:.\s]+$/u, '')
      .trim()
      .toLowerCase(),
  )
    ? first.trim()
    : null;
}
