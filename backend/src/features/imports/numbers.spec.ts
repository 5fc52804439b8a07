import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decideNumberStyle, type NumberRule, numberStyleNote, parseNumber } from './numbers.js';

const parsed = (text: string, column: readonly string[] = [], rule: Partial<NumberRule> = {}) =>
  parseNumber(text, { style: decideNumberStyle([text, ...column]), ...rule });
const read = (...given: Parameters<typeof parsed>): number | string => {
  const result = parsed(...given);
  return result.ok ? result.value : result.problem.code;
};

describe('the number style of a column', () => {
  it.each([
    [['1.217', '2.769'], 'comma', false],
    [['1.217', '3,26'], 'comma', true],
    [['1.217', '55.44'], 'point', true],
    [['1.234.567'], 'comma', true],
    [['1,234,567'], 'point', true],
    [['1.234,5'], 'comma', true],
    [['1,234.5'], 'point', true],
    [['0.217'], 'point', true],
    [['1234.567'], 'point', true],
    [['3,26', '3.26'], 'mixed', true],
    [[], 'comma', false],
  ] as const)('of %j is %s', (values, decimal, isProven) => {
    expect(decideNumberStyle(values)).toMatchObject({ decimal, isProven });
  });
});

describe('the note on a column of numbers', () => {
  it.each([
    [['1.217', '3,26'], 'import.number-style-comma'],
    [['1.217', '3.26'], 'import.number-style-point'],
    [['1.217', '2.769'], 'import.number-style-assumed'],
    [['3.26', '3,26'], 'import.number-style-mixed'],
    [['1217', 'không rõ'], undefined],
  ])('for %j is %s', (values, code) => {
    expect(numberStyleNote(decideNumberStyle(values), 'Dân số')?.code).toBe(code);
  });
});

describe('a number as offices write it', () => {
  it.each([
    ['1.217', [], 1217],
    ['1.217', ['55.44'], 1.217],
    ['3,26', [], 3.26],
    ['1,234.5', [], 1234.5],
    ['1.234.567,89', [], 1234567.89],
    ['1 234 567', [], 1234567],
    ['81,7 %', [], 81.7],
    ['81.7%', [], 81.7],
    ['6.700,39 km2', [], 6700.39],
    ['−3,5', [], -3.5],
    ['(1.500)', [], -1500],
    ['+7', [], 7],
    ['00042', [], 42],
    ['.5', [], 0.5],
    ['1.5e-7', [], 1.5e-7],
    ['120 người/km2', [], 120],
  ] as const)('reads %j beside %j as %d', (text, column, value) => {
    expect(read(text, column)).toBe(value);
  });

  it('tells a measured 3.26 km from a counted 2.769 người in one column', () => {
    expect(read('3.26 km', ['2.769 người'])).toBe(3.26);
    expect(read('2.769 người', ['3.26 km'])).toBe(2769);
  });

  it('shows what it understood wherever the figures could be read in two ways', () => {
    expect(parsed('2.769')).toMatchObject({
      note: { code: 'import.number-read-as', params: { text: '2.769', value: 2769 } },
    });
    expect(parsed('2769')).not.toHaveProperty('note');
  });

  it('asks instead of guessing where the column contradicts itself', () => {
    expect(parsed('1.217', ['3,26', '3.26'])).toMatchObject({
      problem: { code: 'import.number-ambiguous', params: { asThousands: 1217, asDecimal: 1.217 } },
    });
    expect(read('1.217', ['3,26', '3.26'], { integer: true })).toBe(1217);
  });

  it.each(['mười', '1.2.3', '1,23,456', '12.3456.789', '1..2', '22/7', '1-2', '5 6', '1e309', '0x1f', 'NaN', '٣'])(
    'refuses %j',
    (text) => {
      expect(read(text)).toBe('import.number-invalid');
    },
  );

  it('keeps to the rule of its field', () => {
    expect(read('3,5', [], { integer: true })).toBe('import.number-not-integer');
    expect(read('101', [], { max: 100 })).toBe('import.number-out-of-range');
    expect(parsed('5 km', [], { unit: 'm' })).toMatchObject({ ok: true, note: { code: 'import.unit-unexpected' } });
    expect(parsed('5 m²', [], { unit: 'm2' })).not.toHaveProperty('note');
    expect(read('-')).toBe('import.value-empty');
    expect(parseNumber(Number.NaN, { style: decideNumberStyle([]) })).toMatchObject({ ok: false });
  });

  it('reads any number written the Vietnamese or the English way, once the column proves which', () => {
    const value = fc.integer({ min: -99_999_999, max: 99_999_999 }).map((cents) => cents / 100);
    const locales = fc.constantFrom(['vi-VN', '0,5'], ['en-US', '0.5']);
    fc.assert(
      fc.property(value, locales, (number, [locale = '', proof = '']) => {
        const text = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(number);
        expect(read(text, [proof])).toBe(number === 0 ? 0 : number);
      }),
    );
  });

  it('never throws and never returns what is not a number', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.array(fc.string()), (text, column) => {
        const result = parsed(text, column);
        expect(result.ok ? Number.isFinite(result.value) : result.problem.severity).toBe(result.ok ? true : 'error');
      }),
    );
  });

  it('takes no time over long nonsense', () => {
    const begun = performance.now();
    for (const text of ['1.'.repeat(25_000), '1 '.repeat(25_000), `${'1'.repeat(50_000)}x`, '('.repeat(50_000)])
      read(text);
    expect(performance.now() - begun).toBeLessThan(500);
  });
});
