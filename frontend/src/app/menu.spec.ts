import { describe, expect, it } from '@jest/globals';
import { rolePermissions, roles, type Me, type Role } from '@ioc/shared/access';
import { currentPage, menuFor, menuGroups } from './menu';

const everywhere = { everywhere: true, unitIds: [], orgIds: [], sectorCodes: [] };

const person = (role: Role): Me => ({
  id: role, username: role, fullName: role, orgId: null, orgName: null, locale: 'vi',
  grants: [{ role, permissions: rolePermissions[role], scope: everywhere }],
});

const pagesOf = (role: Role): string[] => menuFor(person(role)).flatMap((group) => group.pages.map((page) => page.to));

describe('menu', () => {
  it('hides people and imports from an operator', () => {
    expect(pagesOf('operator')).toContain('/tasks');
    expect(pagesOf('operator')).not.toContain('/users');
    expect(pagesOf('operator')).not.toContain('/imports');
  });

  it('shows people to an administrator, who gives no tasks', () => {
    expect(pagesOf('admin')).toContain('/users');
    expect(pagesOf('admin')).not.toContain('/tasks');
  });

  it('offers their own work to those who owe some or decide on some', () => {
    for (const role of ['unit_officer', 'unit_leader', 'manager', 'leader'] as const) expect(pagesOf(role)).toContain('/my-work');
    for (const role of ['operator', 'auditor', 'admin'] as const) expect(pagesOf(role)).not.toContain('/my-work');
  });

  it.each(roles)('offers %s no group without pages', (role) => {
    expect(menuFor(person(role)).every((group) => group.pages.length > 0)).toBe(true);
  });

  const places: [string, string | null][] = [
    ['/', '/'], ['/tasks', '/tasks'], ['/tasks/board', '/tasks/board'], ['/tasks/123/show', '/tasks'],
    ['/assets/bts', '/assets/bts'], ['/assets/bts/1/show', '/assets/bts'], ['/profile', null], ['/tasksomething', null],
  ];
  it.each(places)('marks the page at %s', (place, page) => {
    expect(currentPage(place, menuGroups)).toBe(page);
  });
});
