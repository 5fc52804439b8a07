import { describe, expect, it } from '@jest/globals';
import { mostTrendPoints, trendSpans } from './task-trend.js';

describe('the weeks and months of a picture over time', () => {
  it('are the last twelve months or half a year of weeks, up to today', () => {
    const { isCut, spans } = trendSpans('month', {}, '2026-11-24');
    expect([isCut, spans.length, spans[0], spans.at(-1)]).toEqual([false, 12, { from: '2025-12-01', to: '2025-12-31' }, { from: '2026-11-01', to: '2026-11-24' }]);
    const weeks = trendSpans('week', {}, '2026-11-24').spans;
    expect([weeks.length, weeks.at(-2), weeks.at(-1)]).toEqual([26, { from: '2026-11-16', to: '2026-11-22' }, { from: '2026-11-23', to: '2026-11-24' }]);
  });

  it('are whole ones between two days, and none of the future', () => {
    expect(trendSpans('month', { from: '2026-09-15', to: '2026-10-10' }, '2026-11-24').spans).toEqual([{ from: '2026-09-01', to: '2026-09-30' }, { from: '2026-10-01', to: '2026-10-10' }]);
    expect(trendSpans('week', { from: '2026-11-22', to: '2026-12-31' }, '2026-11-24').spans.map(({ from }) => from)).toEqual(['2026-11-16', '2026-11-23']);
    expect(trendSpans('month', { from: '2027-01-01' }, '2026-11-24').spans).toEqual([]);
    expect(trendSpans('month', { from: '2026-11-01', to: '2026-08-01' }, '2026-11-24').spans).toEqual([]);
  });

  it('are no more than can be seen: the last ones, and it says so', () => {
    const { isCut, spans } = trendSpans('week', { from: '0001-01-01' }, '2026-11-24');
    expect([isCut, spans.length, spans.at(-1)?.from]).toEqual([true, mostTrendPoints, '2026-11-23']);
    expect(trendSpans('month', { from: '2021-12-01' }, '2026-11-24')).toMatchObject({ isCut: false, spans: { length: mostTrendPoints } });
  });
});
