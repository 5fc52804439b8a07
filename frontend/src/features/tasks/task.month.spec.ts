import { describe, expect, it } from '@jest/globals';
import { monthAfter, monthFrom, tasksByDay } from './task.month';
import { buildTask } from './tasks.testing';

describe('the month of due dates', () => {
  it.each([['2026-02', '2026-02'], ['2026-13', '2026-11'], ['2026-2', '2026-11'], ['../x', '2026-11'], [undefined, '2026-11']])('of the address %s is %s', (text, month) => {
    expect(monthFrom(text, '2026-11-24')).toBe(month);
  });

  it('follows and precedes another across the year', () => {
    expect([monthAfter('2026-12', 1), monthAfter('2026-01', -1), monthAfter('2024-02', 12)]).toEqual(['2027-01', '2025-12', '2025-02']);
  });

  it('has each task on its day in Vietnam, in the order given, and none without a term', () => {
    const [late, early, none] = [buildTask({ id: 'a', dueAt: '2026-11-24T17:00:00Z' }), buildTask({ id: 'b', dueAt: '2026-11-24T16:59:00Z' }), buildTask({ id: 'c', dueAt: null })];
    const other = buildTask({ id: 'd', dueAt: '2026-11-25T01:00:00Z' });
    expect([...tasksByDay([late, early, none, other])].map(([on, tasks]) => [on, tasks.map(({ id }) => id)])).toEqual([['2026-11-25', ['a', 'd']], ['2026-11-24', ['b']]]);
  });
});
