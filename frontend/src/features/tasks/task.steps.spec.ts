import { describe, expect, it } from '@jest/globals';
import type { Role, Scope } from '@ioc/shared/access';
import type { TaskState, TaskStep } from '@ioc/shared/tasks';
import { asksFor, asksNothing, nextStep, openSteps } from './task.steps';
import { buildMe, buildTask } from './tasks.testing';

const ofLead: Scope = { everywhere: false, unitIds: [], orgIds: ['org-lead'], sectorCodes: [] };

const now = new Date('2026-01-06T02:00:00Z');

const table: [Role, 'lead' | 'ioc', TaskState, TaskStep[]][] = [
  ['unit_officer', 'lead', 'assigned', ['receive', 'return', 'start', 'report']],
  ['unit_officer', 'lead', 'received', ['return', 'start', 'report']],
  ['unit_officer', 'lead', 'in_progress', ['report', 'submit']],
  ['unit_officer', 'lead', 'returned', []],
  ['unit_officer', 'lead', 'suspended', []],
  ['unit_officer', 'lead', 'submitted', []],
  ['unit_officer', 'lead', 'completed', []],
  ['unit_officer', 'lead', 'evaluated', ['appeal']],
  ['operator', 'ioc', 'draft', ['submit_for_approval', 'assign']],
  ['manager', 'ioc', 'draft', ['submit_for_approval', 'assign', 'cancel']],
  ['manager', 'ioc', 'pending_approval', ['approve', 'reject', 'cancel']],
  ['manager', 'ioc', 'assigned', ['cancel']],
  ['manager', 'ioc', 'returned', ['reassign', 'insist', 'cancel']],
  ['manager', 'ioc', 'in_progress', ['cancel']],
  ['manager', 'ioc', 'submitted', ['accept', 'send_back', 'cancel']],
  ['manager', 'ioc', 'suspended', ['cancel']],
  ['leader', 'ioc', 'suspended', ['resume', 'cancel']],
  ['manager', 'ioc', 'completed', ['evaluate', 'reopen']],
  ['manager', 'ioc', 'evaluated', []],
  ['manager', 'ioc', 'cancelled', []],
  ['operator', 'ioc', 'submitted', []],
  ['leader', 'ioc', 'submitted', ['accept', 'send_back', 'suspend', 'cancel']],
  ['auditor', 'ioc', 'assigned', []],
  ['admin', 'ioc', 'submitted', []],
];

describe('the steps a person sees on a task', () => {
  it.each(table)('offers a %s of the %s side in state %s: %j', (role, side, state, steps) => {
    const me = buildMe(role, { orgId: side === 'lead' ? 'org-lead' : 'org-ioc' }, side === 'lead' ? ofLead : undefined);
    expect(openSteps(buildTask({ state }), me, now)).toEqual(steps);
  });

  it('offers nothing to an officer of a unit that does not lead', () => {
    const me = buildMe('unit_officer', { orgId: 'org-other' }, { ...ofLead, orgIds: ['org-other'] });
    expect(openSteps(buildTask({ state: 'assigned', coordinatingOrgIds: ['org-other'] }), me, now)).toEqual([]);
  });

  it('keeps whoever submitted from accepting or sending back', () => {
    const me = buildMe('manager', { id: 'user-both' });
    expect(openSteps(buildTask({ state: 'submitted', submittedById: 'user-both' }), me, now)).toEqual(['cancel']);
  });

  it('keeps a manager of other sectors from deciding', () => {
    const me = buildMe('manager', {}, { everywhere: true, unitIds: [], orgIds: [], sectorCodes: ['YTE'] });
    expect(openSteps(buildTask({ state: 'submitted', sectorCode: 'HTS' }), me, now)).toEqual([]);
  });

  it('proposes the step that moves the work on', () => {
    expect(nextStep(['receive', 'start', 'report'])).toBe('receive');
    expect(nextStep(['cancel'])).toBeNull();
  });

  it('asks for a reason where the transition needs one', () => {
    expect(asksFor('send_back').text).toBe('required');
    expect(asksNothing(asksFor('receive'))).toBe(true);
    expect([asksFor('reassign').lead, asksFor('evaluate').quality, asksFor('decide_appeal').quality]).toEqual([true, true, true]);
    expect(asksFor('report').percent).toBe(true);
  });
});
