import { describe, expect, it } from '@jest/globals';
import type { Cell } from './sheet.types.js';
import { type Choice, fold, parseBoolean, parseChoice, parseCode, parsePhone, type Parsed } from './values.js';

const shown = <T>(result: Parsed<T>): T | string => (result.ok ? result.value : result.problem.code);

const kinds: readonly Choice[] = [
  { code: 'bts-site', labels: { vi: 'Trạm BTS', en: 'Base station' }, aliases: ['Trạm phát sóng'] },
  { code: 'post-office', labels: { vi: 'Bưu cục', en: 'Post office' } },
  { code: 'ma', labels: { vi: 'Mã', en: 'Code' } },
  { code: 'tomb', labels: { vi: 'Mả', en: 'Tomb' } },
];

describe('text folded for comparison', () => {
  it('has no tone marks, no case and no punctuation', () => {
    expect(fold('  Đường “Pác-Bó”, số 5 ')).toBe('duong pac bo so 5');
    expect(fold('Hoà')).toBe(fold('Hòa'));
  });
});

describe('an entry of a list', () => {
  it.each(['bts-site', 'TRẠM BTS', 'tram bts', 'base station', 'Tram phat song', 'BTS_SITE'.toLowerCase()])(
    'is found by %j',
    (cell) => {
      expect(shown(parseChoice(cell, kinds))).toBe('bts-site');
    },
  );

  it('is told from its like by tone marks where they are written', () => {
    expect(shown(parseChoice('Mả', kinds))).toBe('tomb');
    expect(shown(parseChoice('Mã', kinds))).toBe('ma');
  });

  it('is not guessed among equals', () => {
    const twins = [
      { code: 'a', labels: { vi: 'Hòa', en: 'A' } },
      { code: 'b', labels: { vi: 'Hoa', en: 'B' } },
    ];
    expect(parseChoice('hoà', twins)).toMatchObject({
      problem: { code: 'import.choice-ambiguous', params: { candidates: 'Hòa (a), Hoa (b)' } },
    });
  });

  it('that does not exist is answered with those that do', () => {
    expect(parseChoice('Cột cờ', kinds)).toMatchObject({
      problem: { params: { allowed: 'Trạm BTS, Bưu cục, Mã, Mả' } },
    });
  });
});

describe('a yes or no', () => {
  it.each([
    ['có', true],
    ['X', true],
    ['✓', true],
    [1, true],
    [true, true],
    ['Không', false],
    ['chưa', false],
    [0, false],
    ['FALSE', false],
  ])('written %j is %j', (cell: Cell, value) => expect(shown(parseBoolean(cell))).toBe(value));

  it('is not read from anything else', () => {
    expect(shown(parseBoolean('có thể'))).toBe('import.boolean-invalid');
    expect(shown(parseBoolean(null))).toBe('import.value-empty');
  });
});

describe('a code', () => {
  it.each([
    [' cbg 001 ', 'cbg001'],
    ['CB-01/2', 'CB-01/2'],
    [271070, '271070'],
  ])('written %j is %j', (cell: Cell, code) => {
    expect(shown(parseCode(cell))).toBe(code);
  });

  it('gets its leading zeros back and says so', () => {
    expect(parseCode(1273, { digits: 5 })).toMatchObject({ value: '01273', note: { code: 'import.code-padded' } });
    expect(parseCode('01273', { digits: 5 })).toEqual({ ok: true, value: '01273' });
  });

  it.each([
    ['Trạm 1', undefined],
    ['-1', undefined],
    ['012731', 5],
    ['1273A', 5],
    ['=1', undefined],
  ])('is not %j', (cell, digits) => {
    expect(shown(parseCode(cell, digits === undefined ? {} : { digits }))).toBe('import.code-invalid');
  });
});

describe('a telephone number', () => {
  it.each([
    ['0912 345 679', '0912345679'],
    ['+84 912.345.679', '0912345679'],
    ['84912345679', '0912345679'],
    ['(0206) 3853-447', '02063853447'],
    ['19006600', '19006600'],
    ['114', '114'],
  ])('written %j is %s', (cell, phone) => {
    expect(parsePhone(cell)).toEqual({ ok: true, value: phone });
  });

  it('gets back the zero that a spreadsheet dropped', () => {
    expect(parsePhone(2_063_853_447)).toMatchObject({
      value: '02063853447',
      note: { code: 'import.phone-zero-restored' },
    });
    expect(parsePhone('912345679')).toMatchObject({ value: '0912345679' });
  });

  it('without an area code, or a mere filler, is kept with a warning', () => {
    expect(parsePhone('3751828')).toMatchObject({
      ok: true,
      note: { severity: 'warning', code: 'import.phone-no-area' },
    });
    expect(parsePhone('0912345678')).toMatchObject({
      ok: true,
      note: { severity: 'warning', code: 'import.phone-filler' },
    });
  });

  it.each(['0123456', '0912345679 / 0912345680', 'gọi anh Nam', '01212345678'])('is not %j', (cell) => {
    expect(shown(parsePhone(cell))).toBe('import.phone-invalid');
  });
});
