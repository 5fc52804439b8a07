import { describe, expect, it } from '@jest/globals';
import { mayApply, progressOf, stepOf } from './import.steps';

const checked = { state: 'checked', errors: 0, toCreate: 3, toUpdate: 0 } as const;

describe('the steps of an import', () => {
  it('may be written only when it was checked, has no errors and would change something', () => {
    expect(mayApply(checked)).toBe(true);
    expect(mayApply({ ...checked, errors: 1 })).toBe(false);
    expect(mayApply({ ...checked, toCreate: 0 })).toBe(false);
    expect(mayApply({ ...checked, state: 'applying' })).toBe(false);
  });

  it('stands at the mapping while somebody has to decide', () => {
    expect([stepOf({ state: 'checking', errors: 0 }), stepOf(checked), stepOf({ state: 'applied', errors: 0 })]).toEqual([1, 2, 4]);
  });

  it('knows no progress before the rows are counted', () => {
    expect(progressOf({ rowsDone: 0, rowsTotal: 0 })).toBeNull();
    expect(progressOf({ rowsDone: 50, rowsTotal: 200 })).toBe(25);
  });
});
