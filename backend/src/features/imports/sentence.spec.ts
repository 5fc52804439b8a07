import { describe, expect, it } from '@jest/globals';
import { catalogue, type FindingCode, finding, placed, withoutFlood } from './findings.js';
import { messages, sentence } from './sentence.js';

const codes = Object.keys(catalogue) as FindingCode[];
const placeholders = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
const sorted = (names: readonly string[]): string[] => [...new Set(names)].sort();

describe('the sentences of the findings', () => {
  it.each(['vi', 'en'] as const)('in %s cover every code and no other', (locale) => {
    expect(Object.keys(messages[locale]).sort()).toEqual([...codes].sort());
  });

  it.each(codes)('for %s use all its params and no others, in both languages', (code) => {
    expect(sorted(placeholders(messages.vi[code]))).toEqual(sorted(catalogue[code].params));
    expect(sorted(placeholders(messages.en[code]))).toEqual(sorted(catalogue[code].params));
  });

  it.each(codes)('for %s say what is wrong and then what to do', (code) => {
    expect(messages.vi[code]).toMatch(/Hãy |hãy |Không cần sửa gì/u);
    expect(messages.vi[code].normalize('NFC')).toBe(messages.vi[code]);
    expect(messages.en[code]).toMatch(/[.;,)] \p{Lu}|, \p{Ll}/u);
  });

  it('name the place first', () => {
    const found = finding('import.number-read-as', { text: '2.769', value: 2769 });
    expect(sentence(placed(found, 5, 'Dân số'), 'vi')).toBe(
      'Dòng 5, cột “Dân số”: “2.769” được hiểu là 2.769. Nếu sai, hãy viết số không có dấu ngăn hàng nghìn.',
    );
    expect(sentence(placed(found, 5, null), 'en')).toMatch(/^Row 5: “2.769” is read as 2,769\./);
    expect(sentence(placed(found, null, 'Dân số'), 'vi')).toMatch(/^Cột “Dân số”: /);
    expect(sentence(found, 'en')).toMatch(/^“2.769”/);
  });

  it('stay short when the cell is long, and put no param into another', () => {
    const long = sentence(finding('import.boolean-invalid', { text: 'x'.repeat(5_000) }), 'vi');
    expect(long.length).toBeLessThan(300);
    expect(sentence(finding('import.boolean-invalid', { text: '{text} $&' }), 'en')).toContain('“{text} $&”');
  });
});

describe('a flood of findings', () => {
  it('is cut for each kind, with the number of those left out', () => {
    const flood = Array.from({ length: 250 }, (_, index) => finding('import.value-empty', {}, { row: index + 1 }));
    const kept = withoutFlood([...flood, finding('import.no-rows', {})]);
    expect(kept).toHaveLength(202);
    expect(kept.at(-1)).toMatchObject({ row: 201, params: { count: 50, code: 'import.value-empty' } });
  });
});
