import type { Finding, FindingCode } from './findings.js';
import { en } from './messages.en.js';
import { vi } from './messages.vi.js';

export type Locale = 'vi' | 'en';

export const localeOf = (language: string | undefined): Locale => (/^\s*en\b/i.test(language ?? '') ? 'en' : 'vi');

export const messages: Record<Locale, Record<FindingCode, string>> = { vi, en };

const languageTags: Record<Locale, string> = { vi: 'vi-VN', en: 'en-GB' };

/** Quoted cells may hold a whole paragraph; the sentence must stay a sentence. */
const longestParam = 120;

function shown(value: string | number, locale: Locale): string {
  if (typeof value === 'number') {
    return new Intl.NumberFormat(languageTags[locale], { maximumFractionDigits: 8 }).format(value);
  }
  return value.length > longestParam ? `${value.slice(0, longestParam)}…` : value;
}

function place({ row, column }: Finding, locale: Locale): string {
  const rowWord = locale === 'vi' ? 'Dòng' : 'Row';
  const columnWord = locale === 'vi' ? 'cột' : 'column';
  if (row !== null && column !== null) return `${rowWord} ${row}, ${columnWord} “${column}”: `;
  if (row !== null) return `${rowWord} ${row}: `;
  if (column !== null) return `${columnWord.charAt(0).toUpperCase()}${columnWord.slice(1)} “${column}”: `;
  return '';
}

/** The finding as a person reads it: where, what, and how to mend it. */
export function sentence(finding: Finding, locale: Locale): string {
  const body = messages[locale][finding.code].replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = finding.params[name];
    return value === undefined ? whole : shown(value, locale);
  });
  return place(finding, locale) + body;
}
