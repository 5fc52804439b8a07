/** Whose turn it is round a task. One rule for its machine, its extensions and its parts. */
import { can, type Actor, type Permission } from './access.js';

/** Who acts for an organisation: its own people who hold the permission, and those whose scope for it names the organisation. */
export const actsFor = (who: Pick<Actor, 'orgId' | 'grants'>, permission: Permission, orgId: string): boolean =>
  can(who.grants, permission) &&
  (who.orgId === orgId || who.grants.some(({ permissions, scope }) => permissions.includes(permission) && scope.orgIds.includes(orgId)));
