import { type Finding, finding } from './findings.js';
import type { Cell } from './sheet.types.js';

/** Parsers know one cell, not where it stands: whoever walks the sheet places the finding (see placed()). */
export type Parsed<T> = { ok: true; value: T; note?: Finding } | { ok: false; problem: Finding };

export const ok = <T>(value: T, note?: Finding): Parsed<T> => (note ? { ok: true, value, note } : { ok: true, value });
export const bad = <T>(problem: Finding): Parsed<T> => ({ ok: false, problem });

/** The cell as trimmed text, inner runs of blanks as one. */
export const asText = (cell: Cell): string => (cell === null ? '' : String(cell).replace(/\s+/gu, ' ').trim());

const blankMarks = new Set(['', '-', '--', '–', '—', 'n/a', 'null', 'không có số liệu', 'chưa có số liệu']);

export const isBlank = (cell: Cell): boolean => blankMarks.has(asText(cell).toLowerCase());

export const emptyValue = <T>(): Parsed<T> => bad(finding('import.value-empty', {}));

/**
 * Text as people compare it: no tone marks, no case, no punctuation.
 * `đ` is a letter of its own in Unicode and has to be named.
 */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

export interface Choice<Code extends string = string> {
  code: Code;
  labels: { vi: string; en: string };
  aliases?: readonly string[];
}

/** The entry of a closed list, by code or by either label, written with or without tone marks. */
export function parseChoice<Code extends string>(cell: Cell, choices: readonly Choice<Code>[]): Parsed<Code> {
  if (isBlank(cell)) return emptyValue();
  const text = asText(cell);
  const names = (choice: Choice) => [choice.code, choice.labels.vi, choice.labels.en, ...(choice.aliases ?? [])];
  const exact = choices.filter((choice) => names(choice).some((name) => name.toLowerCase() === text.toLowerCase()));
  const folded = choices.filter((choice) => names(choice).some((name) => fold(name) === fold(text)));
  // tone marks decide where they are written: "ma" may be several words, "mã" only one
  const matching = exact.length > 0 ? exact : folded;
  const [only, ...others] = matching;
  if (only === undefined) {
    const allowed = choices.map(({ labels }) => labels.vi).join(', ');
    return bad(finding('import.choice-unknown', { text, allowed }));
  }
  if (others.length === 0) return ok(only.code);
  const candidates = matching.map(({ labels, code }) => `${labels.vi} (${code})`).join(', ');
  return bad(finding('import.choice-ambiguous', { text, candidates }));
}

const yes = new Set([
  'có',
  'co',
  'x',
  '✓',
  '✔',
  '☑',
  '✅',
  'v',
  'đúng',
  'rồi',
  'true',
  'yes',
  'y',
  '1',
  'đạt',
  'đã có',
]);
const no = new Set([
  'không',
  'khong',
  '✗',
  '✘',
  '☐',
  '❌',
  'sai',
  'chưa',
  'false',
  'no',
  'n',
  '0',
  'chưa có',
  'không có',
]);

export function parseBoolean(cell: Cell): Parsed<boolean> {
  if (typeof cell === 'boolean') return ok(cell);
  const text = asText(cell).toLowerCase();
  if (yes.has(text)) return ok(true);
  if (no.has(text)) return ok(false);
  return isBlank(cell) ? emptyValue() : bad(finding('import.boolean-invalid', { text: asText(cell) }));
}

export interface CodeRule {
  /** A code of exactly so many digits; Excel drops leading zeros, which are put back and said. */
  digits?: number;
}

const codeShape = /^[A-Za-z\d][A-Za-z\d._/-]{0,63}$/;

export function parseCode(cell: Cell, { digits }: CodeRule = {}): Parsed<string> {
  if (isBlank(cell)) return emptyValue();
  const text = asText(cell);
  const code = text.replace(/\s+/g, '');
  if (digits !== undefined) {
    if (!/^\d+$/.test(code) || code.length > digits) return bad(finding('import.code-invalid', { text }));
    if (code.length === digits) return ok(code);
    const whole = code.padStart(digits, '0');
    return ok(whole, finding('import.code-padded', { text, code: whole }));
  }
  return codeShape.test(code) ? ok(code) : bad(finding('import.code-invalid', { text }));
}

const mobile = /^0[35789]\d{8}$/;
const landline = /^02\d{9}$/;
const service = /^(?:1[89]00\d{4,6}|11[0-9]|18001\d{3}|19001\d{3})$/;
const fillers = new Set(['0912345678', '0987654321', '0123456789']);

const isFiller = (digits: string): boolean => fillers.has(digits) || /^0?(\d)\1{7,}$/.test(digits);

/** One number in national form, digits only. The 11-digit mobile prefixes of before 2018 reach nobody: refused. */
export function parsePhone(cell: Cell): Parsed<string> {
  if (isBlank(cell)) return emptyValue();
  const text = asText(cell);
  const bare = text.replace(/[\s.()-]/g, '');
  if (!/^\+?\d+$/.test(bare)) return bad(finding('import.phone-invalid', { text }));
  const digits = bare.replace(/^(?:\+84|0084|84(?=\d{9,10}$))0?/, '0');
  if (isFiller(digits)) return ok(digits, finding('import.phone-filler', { text }));
  if (mobile.test(digits) || landline.test(digits) || service.test(digits)) return ok(digits);
  const restored = `0${digits}`;
  if (mobile.test(restored) || landline.test(restored)) {
    return ok(restored, finding('import.phone-zero-restored', { text, phone: restored }));
  }
  if (/^[2-8]\d{5,6}$/.test(digits)) return ok(digits, finding('import.phone-no-area', { text }));
  return bad(finding('import.phone-invalid', { text }));
}
