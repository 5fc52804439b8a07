import { describe, expect, it } from '@jest/globals';
import type { PlacedTask } from '@ioc/shared/task-places';
import { lookOf, marked, placeMarks } from './place.marks';
import { buildPlace } from './tasks.testing';

const now = new Date('2026-01-10T03:00:00Z');
const marksOf = (tasks: readonly PlacedTask[]) => Object.fromEntries([...marked(tasks, now)].flatMap(([mark, own]) => (own.length > 0 ? [[mark, own.map(({ id }) => id)]] : [])));

describe('the mark of a task on the map', () => {
  it('tells how it stands to its term', () => {
    expect(marksOf([
      buildPlace({ id: 'late', dueAt: '2026-01-09T10:00:00Z', warnAt: null }), buildPlace({ id: 'soon', warnAt: '2026-01-09T10:00:00Z' }),
      buildPlace({ id: 'calm', dueAt: '2026-02-12T10:00:00Z', warnAt: '2026-02-09T10:00:00Z' }), buildPlace({ id: 'open', dueAt: null, warnAt: null }),
      buildPlace({ id: 'done', state: 'completed', completedAt: '2026-01-08T10:00:00Z' }), buildPlace({ id: 'done-late', state: 'completed', completedAt: '2026-01-20T10:00:00Z' }),
      buildPlace({ id: 'off', state: 'cancelled' }),
    ])).toEqual({ overdue: ['late'], due_soon: ['soon'], in_term: ['calm'], no_term: ['open'], done_on_time: ['done'], done_late: ['done-late'], none: ['off'] });
  });

  it('is told apart without its colour', () => {
    const looks = placeMarks.map(lookOf);
    expect(new Set(looks.map(({ shape, state }) => `${shape} ${state}`)).size).toBe(looks.length);
    expect(new Set(looks.map(({ name }) => name.vi)).size).toBe(looks.length);
  });
});
