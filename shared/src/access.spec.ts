import { describe, expect, it } from '@jest/globals';
import { can, covers, nowhere, permissionNames, permissions, roleNames, rolePermissions, roles, type Grant, type Place, type Role, type Scope } from './access.js';

const none: Scope = { everywhere: false, unitIds: [], orgIds: [], sectorCodes: [] };
const place: Place = { unitId: 'bac', orgIds: ['vtl', 'vnp'], sector: 'HTS' };

describe('a scope', () => {
  it.each<[string, Partial<Scope>, Place, boolean]>([
    ['that is empty covers nothing', {}, place, false],
    ['of the whole province covers every place', { everywhere: true }, place, true],
    ['of the whole province covers what lies nowhere', { everywhere: true }, nowhere, true],
    ['of a unit covers what lies in it', { unitIds: ['nam', 'bac'] }, place, true],
    ['of another unit does not', { unitIds: ['nam'] }, place, false],
    ['of a unit does not cover what lies in none', { unitIds: ['bac'] }, { ...place, unitId: null, orgIds: [] }, false],
    ['of one of several organisations covers', { orgIds: ['vnp'] }, place, true],
    ['of a foreign organisation does not', { orgIds: ['mbf'] }, place, false],
    ['covers by unit or by organisation', { unitIds: ['nam'], orgIds: ['vtl'] }, place, true],
    ['narrowed to the sector of the place covers', { everywhere: true, sectorCodes: ['HTS'] }, place, true],
    ['narrowed to another sector does not', { everywhere: true, sectorCodes: ['YTE'] }, place, false],
    ['narrowed to a sector does not cover what has none', { everywhere: true, sectorCodes: ['HTS'] }, { ...place, sector: null }, false],
    ['of a sector alone covers no place', { sectorCodes: ['HTS'] }, place, false],
  ])('%s', (_claim, part, where, expected) => {
    expect(covers({ ...none, ...part }, where)).toBe(expected);
  });
});

describe('grants', () => {
  const grant = (part: Partial<Grant>): Grant => ({ role: 'operator', permissions: ['task:assign'], scope: { ...none, unitIds: ['bac'] }, ...part });

  it('do not lend the permission of one to the scope of another', () => {
    const grants = [grant({}), grant({ permissions: ['task:decide'], scope: { ...none, unitIds: ['nam'] } })];
    expect(can(grants, 'task:decide')).toBe(true);
    expect(can(grants, 'task:decide', place)).toBe(false);
    expect(can(grants, 'task:assign', place)).toBe(true);
  });

  it('allow nothing when there are none', () => {
    expect(can([], 'asset:read')).toBe(false);
  });
});

describe('roles', () => {
  it.each(roles)('%s holds known permissions, each once', (role) => {
    expect(new Set(rolePermissions[role]).size).toBe(rolePermissions[role].length);
    for (const permission of rolePermissions[role]) expect(permissions).toContain(permission);
    expect(roleNames[role].vi).not.toBe('');
  });

  it('keep giving, doing and judging of work apart', () => {
    expect(roles.filter((role) => rolePermissions[role].includes('task:decide'))).toEqual(['manager', 'leader']);
    expect(roles.filter((role) => rolePermissions[role].includes('task:assign') && rolePermissions[role].includes('task:report'))).toEqual([]);
    expect(rolePermissions.admin.filter((permission) => permission.startsWith('task:'))).toEqual([]);
  });

  it('let the auditor read and change nothing, the leader direct, accept and decide appeals, the admin read the registry', () => {
    const writes = (role: Role) => rolePermissions[role].filter((permission) => !permission.endsWith(':read'));
    expect(writes('auditor')).toEqual([]);
    expect(writes('leader')).toEqual(['task:assign', 'task:decide', 'task:review', 'task:comment', 'view:share']);
    expect(writes('admin').filter((permission) => permission.startsWith('asset:'))).toEqual([]);
  });

  it('have a word for every permission in both languages', () => {
    for (const permission of permissions) expect(permissionNames[permission].vi).not.toBe(permissionNames[permission].en);
  });
});
