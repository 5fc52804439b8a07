import { describe, expect, it } from '@jest/globals';
import { cardToward } from './task.grid';

const columns = [['a1', 'a2', 'a3'], [], ['c1']];

describe('walking over the board with arrows', () => {
  it('goes up and down within a column and stops at its ends', () => {
    expect(cardToward(columns, 'a1', 'ArrowDown')).toBe('a2');
    expect(cardToward(columns, 'a1', 'ArrowUp')).toBeNull();
    expect(cardToward(columns, 'a3', 'ArrowDown')).toBeNull();
  });

  it('steps over an empty column to the nearest card of the next', () => {
    expect(cardToward(columns, 'a3', 'ArrowRight')).toBe('c1');
    expect(cardToward(columns, 'c1', 'ArrowLeft')).toBe('a1');
  });

  it('leaves other keys alone', () => {
    expect(cardToward(columns, 'a1', 'Enter')).toBeNull();
  });
});
