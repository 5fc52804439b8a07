import { describe, expect, it } from '@jest/globals';
import { updateTask } from '@ioc/shared/tasks.input';
import { changedFields } from '#platform/api';
import { editInputFrom, editValuesFrom } from './task.form';
import { mayEdit } from './task.steps';
import { buildMe, buildTask } from './tasks.testing';

describe('editing a task', () => {
  const task = buildTask({ content: null });

  it('sends nothing when nothing was changed', () => {
    expect(changedFields(editInputFrom(editValuesFrom(task)), editInputFrom(editValuesFrom(task)))).toEqual({});
  });

  it('sends only the fields that were changed, as the contract wants them', () => {
    const values = { ...editValuesFrom(task), title: 'Thay nguồn dự phòng trạm Bảo Lạc', content: '  ' };
    const body = changedFields(editInputFrom(values), editInputFrom(editValuesFrom(task)));
    expect(body).toEqual({ title: 'Thay nguồn dự phòng trạm Bảo Lạc' });
    expect(updateTask.safeParse(body).success).toBe(true);
  });

  it('leaves a term that has passed as it is unless a new one is given', () => {
    const late = buildTask({ dueAt: '2020-01-01T00:00:00Z' });
    const body = changedFields(editInputFrom({ ...editValuesFrom(late), priority: 'khan' }), editInputFrom(editValuesFrom(late)));
    expect(body).toEqual({ priority: 'khan' });
  });

  it('is open to the side that gave the task, and only while the task is open', () => {
    expect(mayEdit(task, buildMe('manager'))).toBe(true);
    expect(mayEdit(task, buildMe('unit_officer', { orgId: task.leadOrgId }))).toBe(false);
    expect(mayEdit(buildTask({ state: 'completed' }), buildMe('manager'))).toBe(false);
  });
});
