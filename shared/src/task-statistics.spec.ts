import { describe, expect, it } from '@jest/globals';
import { completionPercent, duePercent, onTimePercent } from './task-score.js';
import { daysOfMonth, doneOf, filterOfRow, narrowedBy, sumOfCounts, totalOf, type TaskCounts } from './task-statistics.js';

const counts = (some: Partial<TaskCounts>): TaskCounts => ({ doneOnTime: 0, doneLate: 0, doneNoTerm: 0, inTerm: 0, dueSoon: 0, overdue: 0, openNoTerm: 0, ...some });

describe('counts of tasks', () => {
  it('add up to those of the province', () => {
    const sum = sumOfCounts([counts({ doneOnTime: 400, inTerm: 60, overdue: 100 }), counts({ doneOnTime: 100, doneLate: 85, dueSoon: 7, overdue: 81 })]);
    expect(sum).toEqual(counts({ doneOnTime: 500, doneLate: 85, inTerm: 60, dueSoon: 7, overdue: 181 }));
    expect([totalOf(sum), doneOf(sum)]).toEqual([833, 585]);
    expect(sumOfCounts([])).toEqual(counts({}));
  });

  it('in four buckets are those of the government’s report of 2017, and so are its rates', () => {
    // By halves, because a report is a sum of the reports of others.
    const sum = sumOfCounts([counts({ doneOnTime: 14_000, inTerm: 5_600, overdue: 23 }), counts({ doneOnTime: 68, doneLate: 1_983, inTerm: 30, dueSoon: 10, overdue: 200 })]);
    const open = sum.inTerm + sum.dueSoon + sum.overdue;
    expect([totalOf(sum), doneOf(sum), open]).toEqual([21_914, 16_051, 5_863]);
    const rates = [completionPercent({ done: doneOf(sum), overdue: sum.overdue }), onTimePercent(sum), duePercent(sum)].map((rate) => rate?.toFixed(2));
    // The paper prints 98,62: cut, not rounded.
    expect(rates).toEqual(['98.63', '87.65', '86.44']);
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

describe('the tasks behind a figure', () => {
  it('of a row are asked for by its key, and without one as those that have none', () => {
    expect([filterOfRow('focal', 'p1'), filterOfRow('unit', null), filterOfRow('plan', null), filterOfRow('month', '2026-02')])
      .toEqual([{ handlerId: 'p1' }, { unitId: 'none' }, { planId: 'none' }, { assignedFrom: '2026-02-01', assignedTo: '2026-02-28' }]);
  });

  it('stay within what the page is narrowed to', () => {
    const filter = { q: 'cáp', state: ['in_progress', 'completed'], deadline: 'overdue,in_term', assignedFrom: '2026-02-10', assignedTo: '2026-12-31', leadOrgId: 'o1' };
    expect(narrowedBy(filter, { state: ['completed', 'evaluated'], deadline: ['overdue'], handlerId: 'none', assignedFrom: '2026-02-01', assignedTo: '2026-02-28' }))
      .toEqual({ q: 'cáp', leadOrgId: 'o1', handlerId: 'none', state: ['completed'], deadline: ['overdue'], assignedFrom: '2026-02-10', assignedTo: '2026-02-28' });
    expect(narrowedBy({ completedTo: '2026-02-10' }, { completedFrom: '2026-02-09', completedTo: '2026-02-15' })).toEqual({ completedFrom: '2026-02-09', completedTo: '2026-02-10' });
    expect(narrowedBy(filter, { deadline: ['done_late'] })).toBeNull();
    expect(narrowedBy({}, { deadline: ['done_late'] })).toEqual({ deadline: ['done_late'] });
  });
});
