import type { AttributeValue } from '@ioc/shared/asset-kinds';
import type { TargetField } from '@ioc/shared/import-fields';
import type { Field } from '@ioc/shared/kind';
import { cleanText, type Choices } from '@ioc/shared/words';
import type { Position } from 'geojson';
import { parsePoint, parsePointText, type PointRule } from './coordinates.js';
import { parseDate } from './dates.js';
import { finding, placed, type Finding } from './findings.js';
import { decideNumberStyle, numberStyleNote, parseNumber, type NumberStyle } from './numbers.js';
import type { Cell, Sheet, SheetRow } from './sheet.types.js';
import { asText, bad, isBlank, ok, parseBoolean, parseChoice, parsePhone, type Choice, type Parsed } from './values.js';

/** Column of the file for each field; `=text` is one value for every row of the file. */
export type ColumnOf = Readonly<Record<string, string | null>>;

export const isConstant = (column: string): boolean => column.startsWith('=');

const toChoices = (choices: Choices<string>): Choice[] => Object.entries(choices).map(([code, labels]) => ({ code, labels: { ...labels } }));

/** `4G; 5G` as well as `4G, 5G`; a label may hold a comma itself, so the semicolon decides where there is one. */
function parseList(cell: Cell, one: (part: string) => Parsed<string>): Parsed<string[]> {
  const whole = asText(cell).replace(/^\[|\]$|"/g, '');
  const alone = one(whole);
  if (alone.ok) return ok([alone.value]);
  const values: string[] = [];
  for (const part of whole.split(whole.includes(';') ? ';' : /[,/+|]/).map((piece) => piece.trim()).filter(Boolean)) {
    const parsed = one(part);
    if (!parsed.ok) return parsed;
    values.push(parsed.value);
  }
  return ok([...new Set(values)]);
}

/** Only the zero that a spreadsheet dropped is put back; a number people can dial is never rewritten. */
function readPhone(text: string): Parsed<string> {
  const parsed = parsePhone(text);
  if (!parsed.ok) return ok(text, finding('import.phone-unusual', { text }));
  return parsed.note?.code === 'import.phone-zero-restored' ? parsed : ok(text, parsed.note);
}

function readText(field: Field & { type: 'text' }, cell: Cell): Parsed<string> {
  const text = cleanText(String(cell));
  if (text.length > field.maxLength) return bad(finding('import.text-too-long', { length: text.length, limit: field.maxLength }));
  return field.name === 'phone' ? readPhone(text) : ok(text);
}

export function readValue(field: Field, cell: Cell, style: NumberStyle): Parsed<AttributeValue> {
  switch (field.type) {
    case 'text':
      return readText(field, cell);
    case 'number':
      return parseNumber(cell, { style, min: field.min, max: field.max, integer: field.integer ?? false, ...(field.unit ? { unit: field.unit } : {}) });
    case 'choice':
      return parseChoice(cell, toChoices(field.choices));
    case 'choices':
      return parseList(cell, (part) => parseChoice(part, toChoices(field.choices)));
    case 'boolean':
      return parseBoolean(cell);
    case 'date':
      return parseDate(cell);
    case 'codes':
      return parseList(cell, (part) => (/[,;]/.test(part) ? bad(finding('import.code-invalid', { text: part })) : ok(part)));
  }
}

/** Walks a sheet by fields instead of columns and keeps everything that has to be said, each in its place. */
export class SheetReader {
  readonly findings: Finding[] = [];
  private readonly failed = new Set<number>();
  private readonly fields: ReadonlyMap<string, TargetField>;
  private readonly styles = new Map<string, NumberStyle>();
  private readonly known = new Map<string, Parsed<AttributeValue>>();

  constructor(
    readonly sheet: Sheet,
    fields: readonly TargetField[],
    private readonly columns: ColumnOf,
  ) {
    this.fields = new Map(fields.map((field) => [field.name, field]));
    for (const note of sheet.notes) this.say(note);
    for (const field of fields) {
      const column = this.column(field.name);
      if (field.declared.type !== 'number' || column === null) continue;
      const style = decideNumberStyle(sheet.rows.map(({ cells }) => cells[column] ?? null));
      const note = numberStyleNote(style, column);
      if (note && !field.declared.integer) this.say(note);
      this.styles.set(field.name, style);
    }
  }

  /** Is the field in the file at all? What is not there leaves records as they are. */
  has(name: string): boolean {
    return (this.columns[name] ?? null) !== null;
  }

  isFailed(row: number): boolean {
    return this.failed.has(row);
  }

  label(name: string): string {
    return this.fields.get(name)?.labels.vi ?? name;
  }

  say(found: Finding): void {
    this.findings.push(found);
    if (found.severity === 'error' && found.row !== null) this.failed.add(found.row);
  }

  /** Says something about one row, in the column of a field where there is one. */
  sayAt(found: Finding, { row }: Pick<SheetRow, 'row'>, name: string | null = null): void {
    this.say(placed(found, row, name === null ? null : this.column(name)));
  }

  cell(row: SheetRow, name: string): Cell {
    const column = this.columns[name] ?? null;
    if (column === null) return null;
    return isConstant(column) && !this.sheet.columns.includes(column) ? column.slice(1) : (row.cells[column] ?? null);
  }

  text(row: SheetRow, name: string): string | null {
    const cell = this.cell(row, name);
    return isBlank(cell) ? null : cleanText(asText(cell));
  }

  /** `undefined` = no such column; `null` = the cell is empty. A wrong value is said and read as undefined. */
  value(row: SheetRow, name: string): AttributeValue | undefined {
    const field = this.fields.get(name);
    if (!field || !this.has(name)) return undefined;
    const cell = this.cell(row, name);
    if (isBlank(cell)) return null;
    const parsed = this.parsed(field, cell);
    if (!parsed.ok) {
      this.sayAt(parsed.problem, row, name);
      return undefined;
    }
    if (parsed.note) this.sayAt(parsed.note, row, name);
    return parsed.value;
  }

  /** Closed lists are short and columns long: what was read once need not be compared with every label again. */
  private parsed({ name, declared }: TargetField, cell: Cell): Parsed<AttributeValue> {
    const key = `${name}\u0000${typeof cell}\u0000${String(cell)}`;
    const known = this.known.get(key);
    if (known) return known;
    const parsed = readValue(declared, cell, this.styles.get(name) ?? { decimal: 'comma', isProven: false, hasMarks: false });
    if (declared.type === 'choice' || declared.type === 'choices' || declared.type === 'boolean') this.known.set(key, parsed);
    return parsed;
  }

  /** `null` = the file says nothing about the place; `undefined` = nothing usable, which is then said. */
  point(row: SheetRow, rule: PointRule): Position | null | undefined {
    const [name, parsed] = this.readPoint(row, rule);
    if (parsed === null || (!parsed.ok && parsed.problem.code === 'import.value-empty')) return null;
    if (!parsed.ok) {
      this.sayAt(parsed.problem, row, name);
      return undefined;
    }
    if (parsed.note) this.sayAt(parsed.note, row, name);
    return parsed.value;
  }

  private readPoint(row: SheetRow, rule: PointRule): [field: string | null, parsed: Parsed<Position> | null] {
    if (row.geometry?.type === 'Point') {
      const [lng = 0, lat = 0] = row.geometry.coordinates;
      return [null, parsePoint(lat, lng, rule)];
    }
    if (this.has('lng') && this.has('lat')) return ['lat', parsePoint(this.cell(row, 'lat'), this.cell(row, 'lng'), rule)];
    if (this.has('location')) return ['location', parsePointText(this.cell(row, 'location'), rule)];
    return [null, null];
  }

  private column(name: string): string | null {
    const column = this.columns[name] ?? null;
    return column === null || isConstant(column) ? null : column;
  }
}
