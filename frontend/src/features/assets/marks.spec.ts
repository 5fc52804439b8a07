import { afterEach, describe, expect, it } from '@jest/globals';
import { marksOf, onMarks, setMarks } from './marks';

afterEach(() => [1, 2].forEach((bit) => setMarks(bit, new Set())));

describe('marks of assets', () => {
  it('joins the marks of several layers', () => {
    setMarks(1, new Set(['a', 'b']));
    setMarks(2, new Set(['b']));
    expect([marksOf('a'), marksOf('b'), marksOf('c')]).toEqual([1, 3, 0]);
  });

  it('tells only those whose mark came or went', () => {
    setMarks(1, new Set(['a', 'b']));
    const told: string[][] = [];
    const stop = onMarks((changed) => told.push([...changed].sort()));
    setMarks(1, new Set(['b', 'c']));
    setMarks(1, new Set(['b', 'c']));
    stop();
    expect(told).toEqual([['a', 'c']]);
  });
});
