import { describe, expect, it } from '@jest/globals';
import { addressOf, keptFilter, viewAt } from './saved.views';

describe('saved views', () => {
  it('stand for an address that every view of tasks reads', () => {
    const address = addressOf({ view: 'board', filter: { deadline: ['overdue'], q: 'trạm' }, sortField: 'priority', sortOrder: 'DESC' });
    const { pathname, searchParams } = new URL(address, 'http://here');
    expect(pathname).toBe('/tasks/board');
    expect(JSON.parse(searchParams.get('filter') ?? '')).toEqual({ deadline: ['overdue'], q: 'trạm' });
    expect([searchParams.get('sort'), searchParams.get('order')]).toEqual(['priority', 'DESC']);
  });

  it('keep what narrows and nothing else', () => {
    expect(keptFilter({ q: '', state: ['draft'], deadline: [], leadOrgId: 'a', odd: 3, none: null })).toEqual({ state: ['draft'], leadOrgId: 'a' });
  });

  it('know the view of an address', () => {
    expect([viewAt('/tasks'), viewAt('/tasks/calendar/2026-11'), viewAt('/tasks/timeline')]).toEqual(['list', 'calendar', 'timeline']);
  });
});
