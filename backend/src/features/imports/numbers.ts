import { type Finding, finding } from './findings.js';
import type { Cell } from './sheet.types.js';
import { asText, bad, emptyValue, fold, isBlank, ok, type Parsed } from './values.js';

/**
 * Which mark is the decimal one in a column. `mixed` means the column contradicts itself;
 * there only values that cannot be read in two ways are accepted.
 */
export type DecimalMark = 'comma' | 'point' | 'mixed';

export interface NumberStyle {
  decimal: DecimalMark;
  /** False where no value settled it and Vietnamese usage was assumed. */
  isProven: boolean;
  /** False where the column holds bare digits and nothing had to be decided. */
  hasMarks: boolean;
}

/** What people count is whole: with these units 2.769 can only be two thousand and some. */
const countedUnits = new Set([
  'nguoi',
  'ho',
  'tram',
  'may',
  'cai',
  'diem',
  'vi tri',
  'thue bao',
  'xa',
  'cum',
  'cum loa',
  'loa',
  'xom',
  'thon',
  'don vi',
  'ho so',
]);

const numeral = /^([+-]?)(\d[\d.,\s']*\d|\d|[.,]\d+)\s*(.*)$/su;

interface Written {
  sign: string;
  /** Digits and marks only. */
  figures: string;
  unit: string;
}

function written(text: string): Written | null {
  const bracketed = /^\(([\d.,\s]+)\)$/.exec(text)?.[1];
  const match = numeral.exec(bracketed === undefined ? text.replace(/^[−–]\s*/u, '-') : `-${bracketed}`);
  if (!match) return null;
  const [, sign = '', rawFigures = '', unit = ''] = match;
  // a blank between digits groups thousands in some exports, and nothing else
  if (/\s/.test(rawFigures) && !/^\d{1,3}(?:\s\d{3})+(?:[.,]\d+)?$/.test(rawFigures)) return null;
  if (/^\d/.test(unit)) return null;
  return { sign, figures: rawFigures.replace(/[\s']/g, ''), unit: unit.trim() };
}

/** `km2` and `người/km²` are units; what holds other digits is not a number at all. */
const unitShape = /^[\p{L}%‰°º][\p{L}%‰°º²³/. ]*[23]?$/u;

type Reading = 'plain' | 'comma' | 'point' | 'either' | 'invalid';

const grouped = (mark: string): RegExp => new RegExp(`^\\d{1,3}(?:\\${mark}\\d{3})+$`);
const dotGroups = grouped('.');
const commaGroups = grouped(',');

/** Which decimal mark a single numeral proves. */
function readingOf(figures: string): Reading {
  const points = figures.split('.').length - 1;
  const commas = figures.split(',').length - 1;
  if (points === 0 && commas === 0) return 'plain';
  if (points > 0 && commas > 0) {
    const lastIsComma = figures.lastIndexOf(',') > figures.lastIndexOf('.');
    const [whole = '', fraction = ''] = figures.split(lastIsComma ? ',' : '.');
    if ((lastIsComma ? commas : points) > 1 || !/^\d+$/.test(fraction)) return 'invalid';
    if (!(lastIsComma ? dotGroups : commaGroups).test(whole)) return 'invalid';
    return lastIsComma ? 'comma' : 'point';
  }
  const isPoint = points > 0;
  if (points + commas > 1) {
    if (!(isPoint ? dotGroups : commaGroups).test(figures)) return 'invalid';
    return isPoint ? 'comma' : 'point';
  }
  // 0.217 and 1234.567 have no thousands to group
  const isEither = /^[1-9]\d{0,2}[.,]\d{3}$/.test(figures);
  if (isEither) return 'either';
  return isPoint ? 'point' : 'comma';
}

/** Decides once for a whole column: only together do its values say what their marks mean. */
export function decideNumberStyle(cells: Iterable<Cell>): NumberStyle {
  let commas = 0;
  let points = 0;
  let hasMarks = false;
  for (const cell of cells) {
    if (typeof cell !== 'string') continue;
    const numeralText = written(asText(cell));
    const reading = numeralText === null ? 'invalid' : readingOf(numeralText.figures);
    if (reading !== 'plain' && reading !== 'invalid') hasMarks = true;
    if (reading === 'comma') commas += 1;
    if (reading === 'point') points += 1;
  }
  if (commas > 0 && points > 0) return { decimal: 'mixed', isProven: true, hasMarks };
  if (points > 0) return { decimal: 'point', isProven: true, hasMarks };
  return { decimal: 'comma', isProven: commas > 0, hasMarks };
}

/** What was decided for a column, in words for the person who has to agree; null where there was nothing to decide. */
export function numberStyleNote({ decimal, isProven, hasMarks }: NumberStyle, column: string): Finding | null {
  if (!hasMarks) return null;
  if (decimal === 'mixed') return finding('import.number-style-mixed', {}, { column });
  if (decimal === 'point') return finding('import.number-style-point', {}, { column });
  return finding(isProven ? 'import.number-style-comma' : 'import.number-style-assumed', {}, { column });
}

function valueIn(figures: string, decimal: 'comma' | 'point'): number {
  const normal = decimal === 'comma' ? figures.replaceAll('.', '').replace(',', '.') : figures.replaceAll(',', '');
  return Number(normal);
}

export interface NumberRule {
  style: NumberStyle;
  integer?: boolean;
  min?: number;
  max?: number;
  /** The unit the column is kept in; another one written beside the figure is pointed out. */
  unit?: string;
}

const sameUnit = (a: string, b: string): boolean => {
  const plain = (unit: string): string =>
    fold(unit.replaceAll('²', '2').replaceAll('³', '3').replaceAll('%', ' phan tram '));
  return plain(a) === plain(b);
};

function withinRule(value: number, text: string, rule: NumberRule, note?: ReturnType<typeof finding>): Parsed<number> {
  if (!Number.isFinite(value)) return bad(finding('import.number-invalid', { text }));
  if (rule.integer && !Number.isInteger(value)) return bad(finding('import.number-not-integer', { text }));
  const { min = -Infinity, max = Infinity } = rule;
  if (value < min || value > max) {
    const bound = (limit: number, open: string) => (Number.isFinite(limit) ? limit : open);
    return bad(finding('import.number-out-of-range', { text, min: bound(min, '−∞'), max: bound(max, '∞') }));
  }
  return ok(value, note);
}

/**
 * A number as Vietnamese offices write it. `note` shows what was understood wherever the same figures
 * could have been read in another way (R-IMPORT: recognised and shown).
 */
export function parseNumber(cell: Cell, rule: NumberRule): Parsed<number> {
  if (typeof cell === 'number') return withinRule(cell, String(cell), rule);
  if (isBlank(cell)) return emptyValue();
  const text = asText(cell);
  // how programs write what is very small or very large
  if (/^[+-]?\d+(?:\.\d+)?e[+-]?\d{1,3}$/i.test(text)) return withinRule(Number(text), text, rule);
  const numeralText = written(text);
  const reading = numeralText === null ? 'invalid' : readingOf(numeralText.figures);
  if (numeralText === null || reading === 'invalid') return bad(finding('import.number-invalid', { text }));
  const { sign, figures, unit } = numeralText;
  if (unit !== '' && !unitShape.test(unit)) return bad(finding('import.number-invalid', { text }));
  const signed = (decimal: 'comma' | 'point'): number => (sign === '-' ? -1 : 1) * valueIn(figures, decimal);
  const unitNote =
    unit !== '' && rule.unit !== undefined && !sameUnit(unit, rule.unit)
      ? finding('import.unit-unexpected', { text, unit, expected: rule.unit })
      : undefined;

  if (reading === 'plain') return withinRule(signed('comma'), text, rule, unitNote);
  if (reading !== 'either') {
    // proven by the value itself, but against the rest of the column: say what was read
    const isOdd = rule.style.decimal !== reading;
    const value = signed(reading);
    return withinRule(
      value,
      text,
      rule,
      unitNote ?? (isOdd ? finding('import.number-read-as', { text, value }) : undefined),
    );
  }
  const asThousands = signed(figures.includes('.') ? 'comma' : 'point');
  const asDecimal = signed(figures.includes('.') ? 'point' : 'comma');
  if (rule.integer || countedUnits.has(fold(unit))) {
    return withinRule(
      asThousands,
      text,
      rule,
      unitNote ?? finding('import.number-read-as', { text, value: asThousands }),
    );
  }
  if (rule.style.decimal === 'mixed') return bad(finding('import.number-ambiguous', { text, asThousands, asDecimal }));
  const value = signed(rule.style.decimal);
  return withinRule(value, text, rule, unitNote ?? finding('import.number-read-as', { text, value }));
}
