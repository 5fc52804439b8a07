/** Whose turn it is round a task. One rule for its machine, its extensions, its parts and whom its events concern. */
import { can, type Actor, type Permission } from './access.js';
import type { Task } from './tasks.js';

/** Who acts for an organisation: its own people who hold the permission, and those whose scope for it names the organisation. */
export const actsFor = (who: Pick<Actor, 'orgId' | 'grants'>, permission: Permission, orgId: string): boolean =>
  can(who.grants, permission) &&
  (who.orgId === orgId || who.grants.some(({ permissions, scope }) => permissions.includes(permission) && scope.orgIds.includes(orgId)));

/**
 * Whose unit gave this child task of its own work? Its people accept it, send it back, call it off and decide on its term,
 * without the right to decide on tasks otherwise. See docs/decisions/2026-11-30-children-are-judged-by-their-givers.md.
 */
export const gaveChild = (who: Pick<Actor, 'orgId' | 'grants'>, { parentId, giverOrgId }: Pick<Task, 'parentId' | 'giverOrgId'>): boolean =>
  parentId !== null && giverOrgId !== null && actsFor(who, 'task:report', giverOrgId);
