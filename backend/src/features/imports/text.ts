import { type Finding, finding, refuse } from './findings.js';

export interface DecodedText {
  text: string;
  encoding: string;
  notes: Finding[];
}

/** UTF-8 read as Windows-1252 and saved again: the pairs Vietnamese letters turn into. */
const doubleEncoded = /(?:Ã[¡-¿]|áº[\u0080-ÿ]|á»[\u0080-ÿ‘’“”†‡•…‰]|Ä‘|Ä\u0090|Æ°|Æ¡)/gu;
const lostLetter = /\p{L}\?+\p{L}|\ufffd/u;
const toneMark = '[\u0300\u0301\u0303\u0309\u0323]';
const toneOnVowel = new RegExp(`[aeiouyâăêôơư]${toneMark}`, 'giu');
const anyTone = new RegExp(toneMark, 'gu');

const count = (text: string, pattern: RegExp): number => [...text.matchAll(pattern)].length;

const decode = (encoding: string, bytes: Buffer): string => new TextDecoder(encoding).decode(bytes);

function markedUtf16(bytes: Buffer): { encoding: string; text: string } | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'UTF-16 LE (BOM)', text: decode('utf-16le', bytes) };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'UTF-16 BE (BOM)', text: decode('utf-16be', bytes) };
  return null;
}

/** UTF-16 without a mark: Latin letters leave a zero in every other byte. */
function bareUtf16(bytes: Buffer): { encoding: string; text: string } | null {
  const head = bytes.subarray(0, 2_000);
  let even = 0;
  let odd = 0;
  head.forEach((byte, index) => {
    if (byte !== 0) return;
    if (index % 2 === 0) even += 1;
    else odd += 1;
  });
  const many = head.length / 5;
  if (odd > many && even < odd / 10) return { encoding: 'UTF-16 LE', text: decode('utf-16le', bytes) };
  if (even > many && odd < even / 10) return { encoding: 'UTF-16 BE', text: decode('utf-16be', bytes) };
  return null;
}

/** Old 8-bit fonts put Vietnamese letters where code pages have symbols (TCVN3) or letters of others (VNI). */
const symbolInsideWord = /\p{L}[¡-¯±´-¾]\p{L}/gu;
const letterOfOthers = /[øûïîöäëåæçñ]/giu;

/**
 * Windows-1258 writes tones as marks after the vowel. In text of another encoding the same bytes stand after anything,
 * so a single mark in a wrong place settles it.
 */
function codePage(bytes: Buffer): { encoding: string; text: string } | null {
  const text = decode('windows-1258', bytes);
  const tones = count(text, anyTone);
  if (count(text, toneOnVowel) !== tones || /[\u0080-\u009f]/u.test(text)) return null;
  if (count(text, symbolInsideWord) > 0 || count(text, letterOfOthers) > 2) return null;
  const vietnamese = tones > 0 || /[ăđơư]/iu.test(text);
  return { encoding: vietnamese ? 'Windows-1258' : 'Windows-1252', text: text.normalize('NFC') };
}

function decodeBytes(bytes: Buffer): DecodedText {
  const wide = markedUtf16(bytes) ?? bareUtf16(bytes);
  if (wide) return { ...wide, notes: [] };
  if (bytes.includes(0)) throw refuse('import.binary-content', {});
  try {
    const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { text, encoding: marked ? 'UTF-8 (BOM)' : 'UTF-8', notes: [] };
  } catch {
    const legacy = codePage(bytes);
    if (legacy === null) throw refuse('import.encoding-unknown', {});
    return { ...legacy, notes: [finding('import.encoding-legacy', { encoding: legacy.encoding })] };
  }
}

function around(text: string, at: number): string {
  const before =
    text
      .slice(Math.max(0, at - 20), at)
      .split(/[\n\r,;\t]/)
      .at(-1) ?? '';
  const after = text.slice(at, at + 20).split(/[\n\r,;\t]/)[0] ?? '';
  return before + after;
}

export function decodeText(bytes: Buffer): DecodedText {
  const decoded = decodeBytes(bytes);
  const broken = [...decoded.text.matchAll(doubleEncoded)];
  if (broken.length >= 3) {
    const sample = around(decoded.text, broken[0]?.index ?? 0);
    decoded.notes.push(finding('import.text-double-encoded', { sample }));
  }
  return decoded;
}

/** Web addresses carry question marks of their own. */
export const looksLost = (text: string): boolean =>
  lostLetter.test(text) && !text.includes('=') && !text.includes('://');

const invisible = /(?![\t\n\r])[\p{Cc}\p{Cf}\p{Cs}]/gu;

/** Counts what was mended in silence, so that one note can say it for the whole file. */
export class TextMending {
  private composed = 0;
  private stripped = 0;
  private foreign = 0;
  private foreignSample = '';
  private lost = 0;
  private lostSample = '';

  mend(raw: string): string {
    const nfc = raw.normalize('NFC');
    if (nfc !== raw) this.composed += 1;
    // the Icelandic letter looks the same and never matches in a search
    const text = nfc.replace(/[ÐƉ]/gu, 'Đ').replaceAll('ð', 'đ');
    if (text !== nfc) {
      this.foreign += 1;
      this.foreignSample ||= nfc;
    }
    const visible = text.replace(invisible, '').replaceAll('\u00a0', ' ');
    if (visible !== text) this.stripped += 1;
    if (looksLost(visible)) {
      this.lost += 1;
      this.lostSample ||= visible;
    }
    return visible;
  }

  notes(): Finding[] {
    const notes: Finding[] = [];
    if (this.composed > 0) notes.push(finding('import.nfd-normalised', { count: this.composed }));
    if (this.stripped > 0) notes.push(finding('import.invisible-removed', { count: this.stripped }));
    if (this.foreign > 0) {
      notes.push(finding('import.eth-replaced', { count: this.foreign, sample: this.foreignSample }));
    }
    // one cell may well ask a question; a file that lost its letters lost them everywhere
    if (this.lost >= 3) notes.push(finding('import.letters-lost', { count: this.lost, sample: this.lostSample }));
    return notes;
  }
}
