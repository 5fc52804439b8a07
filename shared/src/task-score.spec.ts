import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { completionPercent, duePercent, onTimePercent, scoreBand, scoreBandNames, taskScore, timeliness, unitScore, workingDaysLate, type Judged } from './task-score.js';
import { officeWeek, workingClock } from './working-time.js';

const done = (part: Partial<Judged>): Judged => ({ priority: 'thuong', isDone: true, workingDaysLate: 0, quality: 'A', part: 'lead', ...part });
const owed = (part: Partial<Judged>): Judged => done({ isDone: false, quality: null, ...part });

describe('the score of a task', () => {
  it.each([[0, 100], [1, 95], [2, 90], [12, 40], [13, 40], [400, 40]])('gives a result of %d working days late %d points for its time', (days, points) => {
    expect(timeliness({ isDone: true, workingDaysLate: days })).toBe(points);
  });

  it('gives nothing for what is overdue and still open', () => {
    expect(timeliness({ isDone: false, workingDaysLate: 1 })).toBe(0);
    expect(taskScore(owed({ workingDaysLate: 3 }))).toBe(0);
  });

  it.each([['A', 100], ['B', 85], ['C', 70], ['D', 40]] as const)('of quality %s on time is %d', (quality, score) => {
    expect(taskScore(done({ quality }))).toBeCloseTo(score, 10);
  });

  it('counts the working days late by the calendar of the unit: a weekend makes no difference', () => {
    const clock = workingClock({ week: officeWeek, days: [{ on: '2026-11-24', kind: 'off', name: 'Nghỉ', isProvisional: false }] });
    const due = new Date('2026-11-20T17:00:00+07:00');
    const late = (iso: string) => workingDaysLate(due, new Date(`${iso}:00+07:00`), clock);
    expect([late('2026-11-20T17:00'), late('2026-11-20T18:00'), late('2026-11-22T09:00'), late('2026-11-23T09:00'), late('2026-11-25T09:00')]).toEqual([0, 1, 1, 1, 2]);
  });
});

describe('the score of a unit', () => {
  it('is the worked example of F-SCORE', () => {
    const score = unitScore([done({ priority: 'hoa_toc' }), done({ workingDaysLate: 2, quality: 'B' }), owed({ priority: 'khan', workingDaysLate: 1 })]);
    expect(score).toBeCloseTo(62.75, 10);
    expect(scoreBandNames[scoreBand(score ?? 0)].vi).toBe('Hoàn thành');
  });

  it('counts the part of a co-ordinating unit half', () => {
    expect(unitScore([done({}), owed({ part: 'coordinating' })])).toBeCloseTo(100 / 1.5, 10);
  });

  it('is none without a task', () => {
    expect(unitScore([])).toBeNull();
  });

  it.each([[100, 'excellent'], [90, 'excellent'], [89.99, 'good'], [75, 'good'], [74.99, 'fulfilled'], [50, 'fulfilled'], [49.99, 'unfulfilled'], [0, 'unfulfilled']] as const)('of %d is "%s"', (score, band) => {
    expect(scoreBand(score)).toBe(band);
  });

  it('lies between the worst and the best of its tasks, in whatever order they come', () => {
    const judged: fc.Arbitrary<Judged> = fc.record({
      priority: fc.constantFrom('hoa_toc', 'khan', 'thuong'), isDone: fc.boolean(), workingDaysLate: fc.nat(30),
      quality: fc.constantFrom('A', 'B', 'C', 'D', null), part: fc.constantFrom('lead', 'coordinating'),
    });
    fc.assert(fc.property(fc.array(judged, { minLength: 1, maxLength: 30 }), (tasks) => {
      const [score, scores] = [unitScore(tasks) ?? NaN, tasks.map(taskScore)];
      expect(score).toBeGreaterThanOrEqual(Math.min(...scores) - 1e-9);
      expect(score).toBeLessThanOrEqual(Math.max(...scores) + 1e-9);
      expect(unitScore([...tasks].reverse())).toBeCloseTo(score, 9);
    }));
  });
});

describe('the rates of the government’s report of 2017', () => {
  const counts = { doneOnTime: 14_068, doneLate: 1_983, overdue: 223 };
  const all = counts.doneOnTime + counts.doneLate;

  it('F-COMP: done of what was due. The report prints 98,62 %, which is cut, not rounded', () => {
    expect(completionPercent({ done: all, overdue: counts.overdue })).toBeCloseTo(98.62971611158903, 10);
    expect(completionPercent({ done: 585, overdue: 181 })).toBeCloseTo(76.37, 2);
  });

  it('F-ONT: on time of what is done', () => {
    expect(onTimePercent(counts)).toBeCloseTo(87.64562955579092, 10);
  });

  it('F-DUE: on time of what was due', () => {
    expect(duePercent(counts)).toBeCloseTo((100 * 14_068) / 16_274, 10);
    expect(duePercent(counts)).toBeCloseTo(86.44, 2);
  });

  it('are none where nothing was due', () => {
    const none = { doneOnTime: 0, doneLate: 0, overdue: 0 };
    expect([completionPercent({ done: 0, overdue: 0 }), onTimePercent(none), duePercent(none)]).toEqual([null, null, null]);
  });
});
