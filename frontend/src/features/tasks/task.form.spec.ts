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

  it('sends who does the work of a draft only', () => {
    const moved = { ...editValuesFrom(task), leadOrgId: 'org-other' };
    expect(changedFields(editInputFrom(moved, true), editInputFrom(editValuesFrom(task), true))).toEqual({ leadOrgId: 'org-other' });
    expect(changedFields(editInputFrom(moved), editInputFrom(editValuesFrom(task)))).toEqual({});
  });

  it('reads the date of a document as it is typed here, and leaves what is none to be refused', () => {
    const cites = (docDate: string) => editInputFrom({ ...editValuesFrom(task), originKind: 'document', docDate }).docDate;
    expect([cites('5/11/2026'), cites(''), cites('31/02/2026')]).toEqual(['2026-11-05', null, '31/02/2026']);
    expect(editValuesFrom(buildTask({ docDate: '2026-11-05' })).docDate).toBe('05/11/2026');
    expect(updateTask.safeParse({ docDate: cites('31/02/2026') }).success).toBe(false);
  });

  it('reviews in cycles only what has no term', () => {
    const values = { ...editValuesFrom(task), reviewEvery: 'month' as const };
    expect([editInputFrom(values).reviewEvery, editInputFrom({ ...values, dueAt: '' }).reviewEvery]).toEqual([null, 'month']);
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
    expect([mayEdit(buildTask({ state: 'draft' }), buildMe('operator')), mayEdit(buildTask(), buildMe('operator'))]).toEqual([true, false]);
  });
});
