import { describe, expect, it } from '@jest/globals';
import { barOf, daysFrom, laneRows, shownRows, spanOf } from './timeline.rows';
import { buildTask } from './tasks.testing';

const now = new Date('2026-02-01T10:00:00Z');
const ms = (text: string) => Date.parse(text);
const [given, due] = ['2026-01-05T01:00:00Z', '2026-01-12T10:00:00Z'];

describe('a bar of the timeline', () => {
  it('goes from giving to the term, and beyond it while the work is late', () => {
    expect(barOf(buildTask(), now)).toEqual({ from: ms(given), to: ms(due), lateTo: now.getTime(), original: null, doneAt: null });
    expect(barOf(buildTask({ dueAt: '2026-03-01T10:00:00Z', originalDueAt: due }), now)).toMatchObject({ to: ms('2026-03-01T10:00:00Z'), lateTo: null, original: ms(due) });
  });

  it('ends where the work was done or stopped, and is late by no more than that', () => {
    expect(barOf(buildTask({ state: 'completed', completedAt: '2026-01-14T10:00:00Z' }), now)).toMatchObject({ lateTo: ms('2026-01-14T10:00:00Z'), doneAt: ms('2026-01-14T10:00:00Z') });
    expect(barOf(buildTask({ state: 'completed', completedAt: '2026-01-10T10:00:00Z' }), now).lateTo).toBeNull();
    expect(barOf(buildTask({ state: 'suspended', suspendedAt: '2026-01-11T10:00:00Z' }), now).lateTo).toBeNull();
  });

  it('is never late where nothing is owed, and goes on to now without a term', () => {
    for (const state of ['draft', 'cancelled'] as const) expect(barOf(buildTask({ state }), now).lateTo).toBeNull();
    expect(barOf(buildTask({ dueAt: null, originalDueAt: null }), now)).toMatchObject({ to: now.getTime(), lateTo: null });
  });
});

describe('the timeline', () => {
  it('puts tasks into lanes by name, each with what it holds and how much of it is late', () => {
    const tasks = [buildTask({ id: 'a', leadOrgName: 'Xã B' }), buildTask({ id: 'b', leadOrgName: 'Xã A' }), buildTask({ id: 'c', leadOrgName: 'Xã B' })];
    const rows = laneRows(tasks, ({ leadOrgName: name }) => ({ key: name, name }), ({ id }) => id === 'c');
    expect(rows.map((row) => (row.kind === 'lane' ? `${row.name} ${row.count}/${row.late}` : row.task.id))).toEqual(['Xã A 1/0', 'b', 'Xã B 2/1', 'a', 'c']);
  });

  it('spans whole days of Vietnam around all bars and today', () => {
    const { from, days } = spanOf([barOf(buildTask(), now)], now);
    expect(new Date(from).toISOString()).toBe('2026-01-01T17:00:00.000Z');
    expect(daysFrom(now.getTime(), from)).toBeGreaterThan(28);
    expect(days).toBeGreaterThan(40);
    expect(spanOf([barOf(buildTask({ assignedAt: '2009-01-01T00:00:00Z' }), now)], now).days).toBeLessThan(800);
  });

  it('has the rows in sight and a few more', () => {
    expect(shownRows(500, { top: 3_000, height: 600, row: 30 })).toEqual({ first: 92, last: 128 });
    expect(shownRows(5, { top: 0, height: 600, row: 30 })).toEqual({ first: 0, last: 5 });
  });
});
