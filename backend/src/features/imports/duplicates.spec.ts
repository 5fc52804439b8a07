import { describe, expect, it } from '@jest/globals';
import { type ComparedRow, findDuplicates } from './duplicates.js';

const metre = 1 / 111_320;
const row = (number: number, more: Partial<ComparedRow> = {}): ComparedRow => ({
  row: number,
  code: null,
  operator: 'VNPT',
  point: null,
  ...more,
});

describe('rows that stand for one thing', () => {
  it('are found by their code', () => {
    expect(findDuplicates([row(2, { code: 'A' }), row(3, { code: 'B' }), row(4, { code: 'A' })])).toEqual([
      { severity: 'error', code: 'import.duplicate-code', row: 4, column: null, params: { code: 'A', other: 2 } },
    ]);
  });

  it('are found by operator and place, within 30 m', () => {
    const base = [106.2, 22.6];
    const at = (metres: number) => [106.2, 22.6 + metres * metre];
    expect(findDuplicates([row(2, { point: base }), row(3, { point: at(29) })])).toEqual([
      { severity: 'warning', code: 'import.near-duplicate', row: 3, column: null, params: { metres: 29, other: 2 } },
    ]);
    expect(findDuplicates([row(2, { point: base }), row(3, { point: at(31) })])).toEqual([]);
    expect(findDuplicates([row(2, { point: base }), row(3, { point: base, operator: 'Viettel' })])).toEqual([]);
  });

  it('are found across the whole file in little time', () => {
    const rows = Array.from({ length: 50_000 }, (_, index) =>
      row(index + 2, {
        code: `S${index}`,
        point: [105.3 + (index % 250) * 0.006, 22.35 + Math.floor(index / 250) * 0.0038],
      }),
    );
    const begun = performance.now();
    expect(findDuplicates(rows)).toEqual([]);
    expect(performance.now() - begun).toBeLessThan(3_000);
  });
});
