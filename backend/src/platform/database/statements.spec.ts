import { describe, expect, it } from '@jest/globals';
import { Statements } from './statements.js';

describe('statements', () => {
  it('names a text from the third time on, always the same', () => {
    const statements = new Statements();
    const names = Array.from({ length: 5 }, () => statements.query('select $1', [1]).name);
    expect(names).toEqual([undefined, undefined, 'ioc_0', 'ioc_0', 'ioc_0']);
    expect(statements.query('select $1', [2])).toEqual({ name: 'ioc_0', text: 'select $1', values: [2] });
  });

  it('gives different texts different names, and names no more than it may', () => {
    const statements = new Statements();
    const names = Array.from({ length: 200 }, (_, index) => [1, 2, 3].map(() => statements.query(`select ${index}`, []).name).at(-1));
    expect(new Set(names.slice(0, 64)).size).toBe(64);
    expect(names.slice(64).every((name) => name === undefined)).toBe(true);
  });

  it('forgets what came rarely rather than growing', () => {
    const statements = new Statements();
    for (let index = 0; index < 10_000; index += 1) expect(statements.query(`select ${index}`, []).name).toBeUndefined();
  });
});
