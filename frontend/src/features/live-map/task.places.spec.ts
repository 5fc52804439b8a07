import { describe, expect, it } from '@jest/globals';
import type { MapTask } from '#features/tasks';
import { placeTasks } from './task.places';

const task = (id: string, over: Partial<MapTask>): MapTask => ({
  id, code: id, title: 'Kiểm tra trạm', state: 'assigned', priority: 'thuong', dueAt: null, reviewAt: null, warnAt: null, submittedAt: null, suspendedAt: null, location: [106.1, 22.6], subject: null,
  leadOrgName: 'UBND xã Bảo Lạc', progressPercent: 0, ...over,
});

const mast = { id: 'mast', location: [106.1, 22.6] as [number, number] };
const noAlarm = (): undefined => undefined;

describe('the place of a task on the map', () => {
  it('marks the asset a task is about instead of drawing it twice', () => {
    const { assetIds, piles } = placeTasks([task('1', { subject: { kind: 'asset', id: 'mast' } })], noAlarm, [[mast]]);
    expect([...assetIds]).toEqual(['mast']);
    expect(piles).toEqual([]);
  });

  it('finds the asset of an alarm that has ended by the place of the task', () => {
    const ofAlarm = task('1', { subject: { kind: 'alarm', id: 'ended' } });
    expect([...placeTasks([ofAlarm], noAlarm, [[mast]]).assetIds]).toEqual(['mast']);
    expect([...placeTasks([ofAlarm], () => 'other', [[mast]]).assetIds]).toEqual(['other']);
  });

  it('keeps the tasks of one commune under one flag', () => {
    const unit = { kind: 'unit', id: 'bao-lac' } as const;
    const { assetIds, piles } = placeTasks([task('1', { subject: unit }), task('2', { subject: unit })], noAlarm, [[mast]]);
    expect(assetIds.size).toBe(0);
    expect(piles.map(({ tasks }) => tasks.length)).toEqual([2]);
  });

  it('leaves out what has no place', () => {
    expect(placeTasks([task('1', { location: null })], noAlarm, []).piles).toEqual([]);
  });
});
