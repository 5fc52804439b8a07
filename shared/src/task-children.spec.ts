import { describe, expect, it } from '@jest/globals';
import { rolePermissions, type Grant, type Role } from './access.js';
import { childrenPercent, endsAfter, misplacedChildren, refuseChild } from './task-children.js';
import type { TaskState } from './tasks.js';

const child = (state: TaskState, progressPercent: number) => ({ state, progressPercent });

describe('how far the children are', () => {
  it.each([
    ['nothing to say without children', [], null],
    ['nothing to say where all were called off', [child('cancelled', 60)], null],
    ['the mean of what they report', [child('in_progress', 60), child('assigned', 0)], 30],
    ['called off and prepared ones left out', [child('in_progress', 60), child('cancelled', 0), child('draft', 0)], 60],
    ['accepted ones in full, whatever was last reported', [child('completed', 80), child('evaluated', 100)], 100],
    ['less than everything while one waits for acceptance', [child('completed', 100), child('submitted', 100)], 99],
  ])('is %s', (_, children, percent) => {
    expect(childrenPercent(children)).toBe(percent);
  });
});

describe('a child task', () => {
  it.each([
    ['2026-01-05T10:00:00Z', '2026-01-05T10:00:00Z', false],
    ['2026-01-05T10:00:01Z', '2026-01-05T10:00:00Z', true],
    [null, '2026-01-05T10:00:00Z', true],
    ['2026-01-05T10:00:00Z', null, false],
    [null, null, false],
  ])('due at %s under a parent due at %s ends after it: %s', (own, parent, ends) => {
    expect(endsAfter(own, parent)).toBe(ends);
  });

  const grant = (role: Role, orgIds: string[], everywhere = false): Grant => ({ role, permissions: rolePermissions[role], scope: { everywhere, unitIds: [], orgIds, sectorCodes: [] } });
  const task = { state: 'in_progress' as TaskState, leadOrgId: 'lead', coordinatingOrgIds: ['other'], unitId: null, sectorCode: 'HTS' };

  it('is given by the lead unit and by the side that gave the parent, and by nobody else', () => {
    expect(refuseChild(task, { orgId: 'lead', grants: [grant('unit_officer', ['lead'])] })).toBeNull();
    expect(refuseChild(task, { orgId: 'ioc', grants: [grant('operator', [], true)] })).toBeNull();
    expect(refuseChild(task, { orgId: 'other', grants: [grant('unit_officer', ['other'])] })).toBe('task.not-your-side');
    expect(refuseChild(task, { orgId: 'ioc', grants: [grant('auditor', [], true)] })).toBe('task.not-your-side');
  });

  it('is given while the parent is worked on', () => {
    const operator = { orgId: 'ioc', grants: [grant('operator', [], true)] };
    for (const state of ['submitted', 'completed', 'cancelled', 'draft', 'returned', 'suspended'] as const) expect(refuseChild({ ...task, state }, operator)).toBe('task.step-refused');
    for (const state of ['assigned', 'received'] as const) expect(refuseChild({ ...task, state }, operator)).toBeNull();
  });

  it('is spoken of where it has a say only', () => {
    expect(misplacedChildren({ step: 'cancel', children: 'keep', childrenReason: null })).toBeNull();
    expect(misplacedChildren({ step: 'submit', children: null, childrenReason: 'Xã nộp sau' })).toBeNull();
    expect(misplacedChildren({ step: 'submit', children: 'keep', childrenReason: null })).toBe('children');
    expect(misplacedChildren({ step: 'report', children: null, childrenReason: 'Xã nộp sau' })).toBe('childrenReason');
  });
});
