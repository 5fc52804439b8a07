import { describe, expect, it } from '@jest/globals';
import { completionPercent } from './task-score.js';
import { daysOfMonth, doneOf, sumOfCounts, totalOf, type TaskCounts } from './task-statistics.js';

const counts = (some: Partial<TaskCounts>): TaskCounts => ({ doneOnTime: 0, doneLate: 0, doneNoTerm: 0, inTerm: 0, dueSoon: 0, overdue: 0, openNoTerm: 0, ...some });

describe('counts of tasks', () => {
  it('add up to those of the province', () => {
    const sum = sumOfCounts([counts({ doneOnTime: 400, inTerm: 60, overdue: 100 }), counts({ doneOnTime: 100, doneLate: 85, dueSoon: 7, overdue: 81 })]);
    expect(sum).toEqual(counts({ doneOnTime: 500, doneLate: 85, inTerm: 60, dueSoon: 7, overdue: 181 }));
    expect([totalOf(sum), doneOf(sum)]).toEqual([833, 585]);
    expect(sumOfCounts([])).toEqual(counts({}));
  });

  it('give the rate of all from sums, not from the rates of the parts', () => {
    const [one, other] = [counts({ doneOnTime: 1, overdue: 1 }), counts({ doneOnTime: 98 })];
    const sum = sumOfCounts([one, other]);
    expect(completionPercent({ done: doneOf(sum), overdue: sum.overdue })).toBe(99);
  });
});

it.each([['2026-02', '2026-02-28'], ['2024-02', '2024-02-29'], ['2026-11', '2026-11-30'], ['2026-12', '2026-12-31']])('the month %s ends on %s', (month, last) => {
  expect(daysOfMonth(month)).toEqual({ from: `${month}-01`, to: last });
});
