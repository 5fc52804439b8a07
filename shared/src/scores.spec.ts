import { describe, expect, it } from '@jest/globals';
import { daysOfPeriod, kindOfPeriod, neighbourOf, periodAt, periodOf, periodPattern } from './score-periods.js';
import { countOf, decidedAt, factAfter, leastRanked, noSums, placesOf, scoreOf, scoresOf, standingOf, sumOfScores, type ScoreFact, type ScoreSums } from './scores.js';
import { scoreBand } from './task-score.js';

const now = new Date('2026-11-24T02:00:00Z');
const fact = (part: Partial<ScoreFact> = {}): ScoreFact => ({
  taskId: 't', version: 1, standing: 'done', sectorCode: 'HTS', priority: 'thuong', leadOrgId: 'a', coordinatingOrgIds: [], focalId: 'p', workerId: 'p', dueAt: '2026-11-20T10:00:00.000Z',
  stoppedAt: null, completedAt: '2026-11-19T03:00:00.000Z', points: 10_000, ...part,
});
const owed = (part: Partial<ScoreFact> = {}): ScoreFact => fact({ standing: 'open', completedAt: null, points: null, ...part });

describe('a period', () => {
  it.each([
    ['2026-11', 'month', '2026-11-01', '2026-12-01', '2026-10', '2026-12'], ['2026-01', 'month', '2026-01-01', '2026-02-01', '2025-12', '2026-02'],
    ['2026-Q4', 'quarter', '2026-10-01', '2027-01-01', '2026-Q3', '2027-Q1'], ['2026', 'year', '2026-01-01', '2027-01-01', '2025', '2027'],
  ] as const)('%s is a %s from %s to before %s, between %s and %s', (period, kind, from, before, last, next) => {
    expect([kindOfPeriod(period), daysOfPeriod(period), neighbourOf(period, -1), neighbourOf(period, 1)]).toEqual([kind, { from, before }, last, next]);
    expect(periodOf(kind, from)).toBe(period);
    expect(periodPattern.test(period)).toBe(true);
  });

  it('begins at midnight in Vietnam', () => {
    expect([periodAt('quarter', new Date('2026-09-30T16:59:00Z')), periodAt('quarter', new Date('2026-09-30T17:00:00Z'))]).toEqual(['2026-Q3', '2026-Q4']);
  });

  it.each(['2026-13', '2026-Q5', '26', '2026-1', 'all', '1999', '2026-11-01'])('is not %s', (text) => {
    expect(periodPattern.test(text)).toBe(false);
  });
});

describe('how a task counts', () => {
  it('is judged, waits to be judged, or is owed and late; else not at all', () => {
    expect([fact(), fact({ points: null }), owed(), owed({ dueAt: '2026-12-01T00:00:00.000Z' }), owed({ dueAt: null }), fact({ standing: 'none' })].map((one) => standingOf(one, now)))
      .toEqual(['judged', 'awaiting', 'overdue', null, null, null]);
  });

  it('stays as it was while its clock is stopped', () => {
    expect(standingOf(owed({ stoppedAt: '2026-11-20T09:00:00.000Z' }), now)).toBeNull();
    expect(standingOf(owed({ stoppedAt: '2026-11-20T11:00:00.000Z' }), now)).toBe('overdue');
  });

  it('belongs to the day it was done, or the day its term ended if that came first', () => {
    expect(decidedAt(fact())).toBe('2026-11-19T03:00:00.000Z');
    expect(decidedAt(fact({ completedAt: '2026-12-24T03:00:00.000Z' }))).toBe('2026-11-20T10:00:00.000Z');
    expect([decidedAt(owed()), decidedAt(fact({ dueAt: null })), decidedAt(owed({ dueAt: null }))]).toEqual(['2026-11-20T10:00:00.000Z', '2026-11-19T03:00:00.000Z', null]);
  });

  it('does not change by an event that is known already', () => {
    const known = fact({ version: 7 });
    const data = { id: 't', version: 7, state: 'cancelled' as const, sectorCode: 'HTS', priority: 'khan' as const, leadOrgId: 'b', coordinatingOrgIds: [], dueAt: null, submittedAt: null, suspendedAt: null, completedAt: null, score: null, focalUserId: null };
    expect(factAfter(known, { name: 'task.cancelled', byId: null, data })).toBe(known);
    expect(factAfter(known, { name: 'task.cancelled', byId: null, data: { ...data, version: 8 } })).toMatchObject({ version: 8, standing: 'none', leadOrgId: 'b', focalId: 'p' });
  });

  it('is of whoever is named, otherwise of who worked on it last, and of nobody after it went to another unit', () => {
    const data = { id: 't', version: 1, state: 'assigned' as const, sectorCode: 'HTS', priority: 'khan' as const, leadOrgId: 'b', coordinatingOrgIds: [], dueAt: null, submittedAt: null, suspendedAt: null, completedAt: null, score: null, focalUserId: null };
    const story: [string, string, string | null][] = [
      ['task.assigned', 'boss', null], ['task.focal-named', 'head', 'binh'], ['task.started', 'an', 'binh'], ['task.focal-named', 'head', null], ['task.focal-named', 'head', 'chi'],
      ['task.reassigned', 'boss', null], ['task.received', 'dung', null],
    ];
    let known: ScoreFact | null = null;
    const told = story.map(([name, byId, focalUserId], index) => (known = factAfter(known, { name, byId, data: { ...data, version: index + 1, focalUserId } })));
    expect(told.map(({ focalId, workerId }) => [focalId, workerId])).toEqual([[null, null], ['binh', null], ['binh', 'an'], ['an', 'an'], ['chi', 'an'], [null, null], ['dung', 'dung']]);
  });
});

describe('the scores of a period', () => {
  const of = (facts: readonly ScoreFact[], by: 'unit' | 'person' | 'sector', period = '2026-Q4') => scoresOf(facts, { by, period, now });

  it('are the worked example of F-SCORE: 376,5 of weight 6 is 62,75, "hoàn thành"', () => {
    const [unit] = of([fact({ priority: 'hoa_toc' }), fact({ points: 7_650 }), owed({ priority: 'khan' })], 'unit');
    expect(unit).toEqual({ key: 'a', judged: 2, overdue: 1, awaiting: 0, points: 75_300, weight: 12 });
    expect(scoreOf(unit ?? noSums)).toBe(62.75);
    expect(scoreBand(62.75)).toBe('fulfilled');
  });

  it('give a co-ordinating unit half of the weight, and each sector and person a task once', () => {
    const facts = [fact({ coordinatingOrgIds: ['b', 'c'], points: 8_500 }), fact({ leadOrgId: 'b', focalId: null })];
    expect(of(facts, 'unit').map(({ key, points, weight }) => [key, points, weight])).toEqual([['a', 17_000, 2], ['b', 8_500 + 20_000, 3], ['c', 8_500, 1]]);
    expect(of(facts, 'sector').map(({ key, judged, weight }) => [key, judged, weight])).toEqual([['HTS', 2, 4]]);
    expect(of(facts, 'person').map(({ key, judged }) => [key, judged])).toEqual([['p', 1], [null, 1]]);
  });

  it('leave out what waits to be judged, and say how much that is', () => {
    expect(of([fact({ points: null }), fact()], 'unit')).toEqual([{ key: 'a', judged: 1, overdue: 0, awaiting: 1, points: 20_000, weight: 2 }]);
  });

  it('count a task in one month, its quarter and its year, and in no other', () => {
    for (const period of ['2026-11', '2026-Q4', '2026']) expect(of([fact()], 'unit', period)).toHaveLength(1);
    for (const period of ['2026-10', '2026-12', '2026-Q3', '2025']) expect(of([fact()], 'unit', period)).toEqual([]);
  });
});

describe('places', () => {
  const row = (judged: number, score: number, key: string | null = 'a'): ScoreSums & { key: string | null } => ({ ...noSums, key, judged, weight: judged * 2, points: judged * 2 * score * 100 });

  it('are given from the best score down where there are enough tasks, and shared by the same score', () => {
    const rows = [row(leastRanked, 80), row(leastRanked - 1, 99), row(40, 90), row(9, 80), row(6, 70), row(50, 95, null)];
    expect(rows.map((each) => placesOf(rows).get(each))).toEqual([2, null, 1, 2, 4, null]);
  });

  it('leave nobody out of the sum', () => {
    const sum = sumOfScores([row(5, 80), row(4, 99)]);
    expect([countOf(sum), scoreOf(sum)]).toEqual([9, (5 * 80 + 4 * 99) / 9]);
    expect(scoreOf(noSums)).toBeNull();
  });
});
