import { describe, expect, it } from '@jest/globals';
import { rolePermissions, type Grant, type Role } from './access.js';
import { mayHandle, refuseFocal } from './task-focal.js';
import { taskStates, type TaskState } from './tasks.js';

const grant = (role: Role, scope: Partial<Grant['scope']> = {}): Grant =>
  ({ role, permissions: rolePermissions[role], scope: { everywhere: false, unitIds: [], orgIds: ['lead'], sectorCodes: [], ...scope } });
const officer = { id: 'o', orgId: 'lead', grants: [grant('unit_officer')] };
const task = { state: 'received' as TaskState, leadOrgId: 'lead', coordinatingOrgIds: ['other'], unitId: null, sectorCode: 'HTS' };

describe('who handles a task', () => {
  it('is named by the lead unit while it owes the work, and by nobody else', () => {
    const open = taskStates.filter((state) => refuseFocal({ ...task, state }, officer) === null);
    expect(open).toEqual(['assigned', 'received', 'in_progress', 'submitted', 'suspended']);
    for (const who of [{ id: 'm', orgId: 'ioc', grants: [grant('manager', { everywhere: true, orgIds: [] })] }, { ...officer, orgId: 'other', grants: [grant('unit_officer', { orgIds: ['other'] })] }]) {
      expect(refuseFocal(task, who)).toBe('task.not-your-side');
    }
  });

  it.each([
    ['an officer of the unit', officer, true],
    ['its leader', { ...officer, grants: [grant('unit_leader')] }, true],
    ['somebody of another unit who acts for it', { ...officer, orgId: 'other' }, false],
    ['somebody of the unit who only reads', { ...officer, grants: [grant('auditor')] }, false],
    ['somebody of the unit whose sectors leave the task out', { ...officer, grants: [grant('unit_officer', { sectorCodes: ['YTE'] })] }, false],
  ])('may be %s: %s', (_, who, may) => {
    expect(mayHandle(who, task)).toBe(may);
  });
});
