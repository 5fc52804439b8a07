import { describe, expect, it } from '@jest/globals';
import type { LiveEvent } from '@ioc/shared/events';
import type { ToldTask } from '@ioc/shared/task-parties';
import { applyToTasks, byDue, noTasks, tasksFrom } from './tasks.live';
import { buildTask, taskEvent } from './tasks.testing';

const snapshot = { seq: 10, isCut: false, tasks: [buildTask({ id: 't1', code: 'NV-1' }), buildTask({ id: 't2', code: 'NV-2' })] };

const toldOf = (id: string): ToldTask => ({ id, code: 'NV-1', title: 'Khôi phục trạm', dueAt: null, leadOrgId: 'org-lead', coordinatingOrgIds: [], focalUserId: null, parentId: null, giverOrgId: null, assignerId: 'user-assigner', unitId: null, sectorCode: 'HTS' });

describe('live tasks', () => {
  it('makes the new snapshot out of the old one and the events between them', () => {
    const events = [
      taskEvent(11, 'task.assigned', buildTask({ id: 't3', code: 'NV-3' })),
      taskEvent(12, 'task.progressed', buildTask({ id: 't1', code: 'NV-1', progressPercent: 60 })),
      taskEvent(13, 'task.completed', buildTask({ id: 't2', code: 'NV-2', state: 'completed' })),
    ];
    const after = applyToTasks(tasksFrom(snapshot), events);
    expect(after.seq).toBe(13);
    expect([...after.tasks.values()].map((task) => [task.id, task.progressPercent])).toEqual([['t1', 60], ['t3', 0]]);
  });

  it('lets go of a task that was given to another unit, and takes back one that is ours after all', () => {
    const withdrawn: LiveEvent = { seq: 11, id: 'event-11', name: 'task.withdrawn', at: '2026-01-05T01:00:00Z', by: null, data: toldOf('t1') };
    const after = applyToTasks(tasksFrom(snapshot), [withdrawn]);
    expect([...after.tasks.keys()]).toEqual(['t2']);
    expect([...applyToTasks(after, [taskEvent(12, 'task.reassigned', buildTask({ id: 't1' }))]).tasks.keys()]).toEqual(['t2', 't1']);
  });

  it('shows no draft', () => {
    expect(applyToTasks(noTasks, [taskEvent(1, 'task.drafted', buildTask({ state: 'draft' }))]).tasks.size).toBe(0);
  });

  it('ignores events that the snapshot already contains', () => {
    const before = tasksFrom(snapshot);
    expect(applyToTasks(before, [taskEvent(10, 'task.cancelled', buildTask({ id: 't1', state: 'cancelled' }))])).toBe(before);
  });

  it('ends the same whether events come one by one or together', () => {
    const events = [
      taskEvent(11, 'task.cancelled', buildTask({ id: 't1', state: 'cancelled' })),
      taskEvent(12, 'task.assigned', buildTask({ id: 't4', code: 'NV-4' })),
      taskEvent(13, 'task.updated', buildTask({ id: 't4', code: 'NV-4', title: 'Tiêu đề mới' })),
    ];
    const apart = events.reduce((state, event) => applyToTasks(state, [event]), tasksFrom(snapshot));
    expect(apart).toEqual(applyToTasks(tasksFrom(snapshot), events));
  });

  it('keeps the number of an event about something else without touching the tasks', () => {
    const before = tasksFrom(snapshot);
    const other = { seq: 11, name: 'asset.batch-changed', data: { kind: 'bts', count: 3 } } as unknown as LiveEvent;
    const after = applyToTasks(before, [other]);
    expect(after.seq).toBe(11);
    expect(after.tasks).toBe(before.tasks);
  });

  it('counts open work that has no place on the map', () => {
    const after = applyToTasks(noTasks, [taskEvent(1, 'task.assigned', buildTask({ id: 't9', location: null }))]);
    expect([...after.tasks.keys()]).toEqual(['t9']);
    expect(applyToTasks(after, [taskEvent(2, 'task.completed', buildTask({ id: 't9', location: null, state: 'completed' }))]).tasks.size).toBe(0);
  });

  it('puts the task due first before the later one and before one without a term', () => {
    const codes = [
      buildTask({ code: 'c', dueAt: null }), buildTask({ code: 'b', dueAt: '2026-02-01T00:00:00Z' }), buildTask({ code: 'a', dueAt: '2026-01-01T00:00:00Z' }),
    ].sort(byDue).map((task) => task.code);
    expect(codes).toEqual(['a', 'b', 'c']);
  });
});
