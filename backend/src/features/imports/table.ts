import { type Finding, finding, refuse } from './findings.js';
import { findHeader, isFilled, onlyNumbersColumns, totalLabel } from './header.js';
import type { Cell, Grid, GridRow, Merge, SheetLimits, SheetRow } from './sheet.types.js';
import { TextMending } from './text.js';

export interface Table {
  columns: string[];
  rows: SheetRow[];
  notes: Finding[];
}

export function columnLetter(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnLetter(Math.floor(index / 26) - 1) + letter;
}

interface Column {
  index: number;
  name: string;
}

/** Names as unique keys: what has no name or shares one gets a new name, and the person is told. */
function nameColumns(names: readonly string[], used: ReadonlySet<number>, headerRow: number) {
  const columns: Column[] = [];
  const notes: Finding[] = [];
  const taken = new Set<string>();
  const width = Math.max(names.length, ...[...used].map((index) => index + 1));
  for (let index = 0; index < width; index += 1) {
    const given = names[index] ?? '';
    if (given === '' && !used.has(index)) continue;
    let name = given === '' ? `(${columnLetter(index)})` : given;
    for (let copy = 2; taken.has(name); copy += 1) name = `${given} (${copy})`;
    if (given === '') {
      notes.push(finding('import.column-unnamed', { renamed: name }, { row: headerRow, column: columnLetter(index) }));
    } else if (name !== given) {
      notes.push(finding('import.column-duplicate', { renamed: name }, { row: headerRow, column: given }));
    }
    taken.add(name);
    columns.push({ index, name });
  }
  return { columns, notes };
}

/** A value merged over several rows belongs to each of them. Returns how many areas were filled. */
function fillMerges(rows: readonly GridRow[], merges: readonly Merge[]): number {
  const byRow = new Map(rows.map((row) => [row.row, row]));
  const lastRow = rows.at(-1)?.row ?? 0;
  let areas = 0;
  for (const { top, left, bottom } of merges) {
    const value = byRow.get(top)?.cells[left - 1] ?? null;
    if (value === null || bottom === top) continue;
    areas += 1;
    for (let row = top + 1; row <= Math.min(bottom, lastRow); row += 1) {
      const target = byRow.get(row);
      // rows that hold nothing else stay empty: a merge down to the end of the sheet makes no records
      if (target?.cells.some(isFilled)) target.cells[left - 1] = value;
    }
  }
  return areas;
}

function lengthNote({ row, cells }: GridRow, expected: number): Finding | null {
  const last = cells.findLastIndex(isFilled) + 1;
  if (last > expected) return finding('import.row-too-long', { cells: last, expected }, { row });
  if (cells.length < expected) return finding('import.row-too-short', { cells: cells.length, expected }, { row });
  return null;
}

export function tabulate(grid: Grid, limits: SheetLimits): Table {
  const search = findHeader(grid);
  if (!search.found) {
    if (search.sample === '') throw refuse('import.no-rows', {});
    throw refuse('import.header-missing', { sample: search.sample });
  }
  const { start, depth, names } = search.found;
  const headerRow = grid.rows[start]?.row ?? 1;
  const mending = new TextMending();
  const notes: Finding[] = [];
  const titles = grid.rows.slice(0, start).filter(({ cells }) => cells.some(isFilled)).length;
  if (titles > 0) notes.push(finding('import.title-rows-skipped', { count: titles, header: headerRow }));

  let body = grid.rows.slice(start + depth).filter(({ cells }) => cells.some(isFilled));
  const [first] = body;
  if (first && onlyNumbersColumns(first.cells)) {
    notes.push(finding('import.numbering-row-skipped', {}, { row: first.row }));
    body = body.slice(1);
  }
  if (body.length > limits.rows) throw refuse('import.too-many-rows', { limit: limits.rows });
  if (body.length === 0) throw refuse('import.no-rows', {});

  const filled = fillMerges(body, grid.merges);
  if (filled > 0) notes.push(finding('import.merged-cells-filled', { count: filled }));
  const used = new Set<number>();
  for (const { cells } of body) cells.forEach((cell, index) => isFilled(cell) && used.add(index));
  const tidyNames = names.map((name) => mending.mend(name).trim());
  const named = nameColumns(tidyNames, grid.raggedRowsMatter ? onlyNamed(used, names) : used, headerRow);
  if (named.columns.length > limits.columns) throw refuse('import.too-many-columns', { limit: limits.columns });
  notes.push(...named.notes);

  const rowNotes: Finding[] = [];
  const rows: SheetRow[] = [];
  for (const row of body) {
    const total = totalLabel(row.cells);
    if (total !== null) {
      rowNotes.push(finding('import.total-row-skipped', { label: total }, { row: row.row }));
      continue;
    }
    const ragged = grid.raggedRowsMatter ? lengthNote(row, names.length) : null;
    if (ragged) rowNotes.push(ragged);
    rows.push({ row: row.row, cells: cellsOf(row, named.columns, mending) });
  }
  const nameOf = new Map(named.columns.map(({ index, name }) => [columnLetter(index), name]));
  // the reader knew columns only by their letter
  const gridNotes = grid.notes.map((note) => ({ ...note, column: nameOf.get(note.column ?? '') ?? note.column }));
  return {
    columns: named.columns.map(({ name }) => name),
    rows,
    notes: [...gridNotes, ...mending.notes(), ...notes, ...rowNotes],
  };
}

/** In CSV what stands beyond the header is a shifted row, said row by row, not a nameless column. */
const onlyNamed = (used: ReadonlySet<number>, names: readonly string[]): Set<number> =>
  new Set([...used].filter((index) => index < names.length));

/** fromEntries defines own properties, so that a column called `__proto__` is only a column. */
function cellsOf({ cells }: GridRow, columns: readonly Column[], mending: TextMending): Record<string, Cell> {
  return Object.fromEntries(
    columns.map(({ index, name }) => {
      const cell = cells[index] ?? null;
      if (typeof cell !== 'string') return [name, cell];
      const text = mending.mend(cell);
      return [name, text.trim() === '' ? null : text];
    }),
  );
}
