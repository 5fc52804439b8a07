import { describe, expect, it } from '@jest/globals';
import { layBoard, movesOf, wantedOf } from './board.columns';
import { buildMe, buildTask } from './tasks.testing';

const now = new Date('2026-01-06T01:00:00Z');
const unit = buildMe('unit_officer', { orgId: 'org-lead' });
const moveTo = (column: string, ...args: Parameters<typeof movesOf>) => movesOf(...args).find((move) => move.column === column);

describe('moves on the board', () => {
  it('are the steps of the machine that this person may take', () => {
    const task = buildTask({ state: 'assigned' });
    expect(moveTo('received', task, unit, now)).toMatchObject({ steps: ['receive'], refusal: null });
    expect(moveTo('in_progress', task, unit, now)?.steps).toEqual(['start']);
    expect(moveTo('received', task, buildMe('operator'), now)).toMatchObject({ steps: [], refusal: 'task.not-your-side' });
    expect(moveTo('completed', task, unit, now)?.refusal).toBe('task.step-refused');
  });

  it('are refused to whoever submitted the result, with the reason', () => {
    const task = buildTask({ state: 'submitted', submittedById: 'user-me' });
    expect(moveTo('completed', task, buildMe('manager'), now)?.refusal).toBe('task.own-submission');
    expect(moveTo('completed', { ...task, submittedById: 'other' }, buildMe('manager'), now)?.steps).toEqual(['accept']);
  });

  it('leave a choice where two steps lead to one column, and resume to where it stood', () => {
    const manager = buildMe('manager');
    expect(moveTo('assigned', buildTask({ state: 'returned', askedById: 'other' }), manager, now)?.steps).toEqual(['reassign', 'insist']);
    expect(moveTo('received', buildTask({ state: 'suspended', suspendedFrom: 'received' }), buildMe('leader'), now)?.steps).toEqual(['resume']);
  });
});

describe('the columns of the board', () => {
  const column = (name: 'assigned' | 'received', tasks = [buildTask()], total = tasks.length) => ({ column: name, wanted: wantedOf(name, null), tasks, total });
  const one = buildTask({ id: 'a', version: 1 });
  const moved = { ...one, state: 'received' as const, version: 2 };

  it('move a card and both counts as soon as it has changed', () => {
    const laid = layBoard([column('assigned', [moved, buildTask({ id: 'b' })], 30), column('received', [buildTask({ id: 'c', state: 'received' })], 7)], null);
    expect([laid.get('assigned')?.tasks.map(({ id }) => id), laid.get('assigned')?.total]).toEqual([['b'], 29]);
    expect([laid.get('received')?.tasks.map(({ id }) => id), laid.get('received')?.total]).toEqual([['a', 'c'], 8]);
  });

  it('leave a card that is in a hand where it was taken from', () => {
    const laid = layBoard([column('assigned', [moved]), column('received', [])], one);
    expect([laid.get('assigned')?.tasks, laid.get('received')?.tasks]).toEqual([[one], []]);
  });

  it('hold what the filter asks for only', () => {
    expect(wantedOf('completed', ['evaluated', 'assigned'])).toEqual(['evaluated']);
    expect(wantedOf('received', ['assigned'])).toEqual([]);
    expect(wantedOf('completed', [])).toEqual(['completed', 'evaluated']);
  });
});
