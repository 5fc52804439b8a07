import { describe, expect, it } from '@jest/globals';
import { updateTask } from '@ioc/shared/tasks.input';
import { changedFields } from '#platform/api';
import { editInputFrom, editValuesFrom, groundsUnder } from './task.form';
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

  it('is given on the plan it belongs to, unless it stands on a paper or an alarm of its own', () => {
    const plan = { id: 'plan-1', title: 'Kế hoạch chuyển đổi số 2026', docNumber: '12/KH-UBND', docDate: '2026-01-05', issuer: 'UBND tỉnh', startOn: '2026-01-05', endOn: null, synthetic: false, version: 1 };
    const ground = { originKind: 'plan', docNumber: '12/KH-UBND', docDate: '05/01/2026', docIssuer: 'UBND tỉnh', docSubject: 'Kế hoạch chuyển đổi số 2026' };
    expect(groundsUnder(plan, { originKind: 'direct' })).toEqual({ planId: 'plan-1', ...ground });
    expect(groundsUnder(plan, { originKind: 'document' })).toEqual({ planId: 'plan-1' });
    expect(groundsUnder(null, { originKind: 'alarm' })).toEqual({ planId: '' });
    expect(groundsUnder(null, { originKind: 'plan' })).toEqual({ planId: '', originKind: 'direct', docNumber: '', docDate: '', docIssuer: '', docSubject: '' });
    const body = changedFields(editInputFrom({ ...editValuesFrom(task), planId: plan.id }), editInputFrom(editValuesFrom(task)));
    expect(body).toEqual({ planId: 'plan-1' });
    expect(changedFields(editInputFrom({ ...editValuesFrom(buildTask({ planId: 'plan-1' })), planId: '' }), editInputFrom(editValuesFrom(buildTask({ planId: 'plan-1' }))))).toEqual({ planId: null });
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
