import { describe, expect, it } from '@jest/globals';
import { countFormatter, sharesOf } from './discs';

const sharesIn = (...counts: number[]) =>
  sharesOf({ counts: Uint32Array.from(counts), count: counts.reduce((sum, count) => sum + count, 0) });

describe('the ring of a disc', () => {
  it('is whole', () => {
    for (const counts of [[0, 5, 0, 0, 0], [3, 900, 12, 1, 7], [1, 1, 1, 1, 1]]) {
      const whole = sharesIn(...counts).reduce((sum, { arc }) => sum + arc, 0);
      expect(whole).toBeCloseTo(2 * Math.PI, 6);
    }
  });

  it('shows one failure among a thousand', () => {
    expect(sharesIn(0, 999, 0, 1, 0).find(({ state }) => state === 'offline')?.arc).toBeCloseTo(0.2);
  });

  it('leaves out states nobody has', () => {
    expect(sharesIn(0, 4, 0, 0, 0).map(({ state }) => state)).toEqual(['online']);
  });
});

describe('the number in a disc', () => {
  it.each([[7, '7'], [999, '999'], [1574, '1.574'], [12_340, '12,3k'], [200_000, '200k']])(
    'writes %i as %s', (count, text) => { expect(countFormatter('vi-VN')(count)).toBe(text); },
  );
});
