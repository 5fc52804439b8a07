import { rolePermissions, type Actor, type Role } from '@ioc/shared/access';
import type { Transactions, Tx } from '#platform/database';

/** The columns of a person that decide what they may do. */
export interface ActorRow {
  id: string;
  username: string;
  full_name: string;
  org_id: string | null;
  role: Role;
  everywhere: boolean;
  unit_ids: string[];
  org_ids: string[];
  sector_codes: string[];
}

export const actorColumns = `u.id, u.username, u.full_name, u.org_id, u.role, u.everywhere, u.unit_ids, u.org_ids, u.sector_codes`;

export const toActor = (row: ActorRow, sessionId: string | null): Actor => ({
  id: row.id,
  username: row.username,
  fullName: row.full_name,
  orgId: row.org_id,
  sessionId,
  grants: [
    {
      role: row.role,
      permissions: rolePermissions[row.role],
      scope: { everywhere: row.everywhere, unitIds: row.unit_ids, orgIds: row.org_ids, sectorCodes: row.sector_codes },
    },
  ],
});

/** The active people who are named, of one of these offices or in one of these roles, with the rights of this moment. */
export async function actorsAmong(db: Transactions | Tx, { ids, orgIds, roles }: { ids: readonly string[]; orgIds: readonly string[]; roles: readonly Role[] }): Promise<Actor[]> {
  const rows = await db.query<ActorRow>(
    `select ${actorColumns} from users u
     where u.status = 'active' and (u.id = any($1::uuid[]) or u.org_id = any($2::uuid[]) or u.role = any($3::text[])) order by u.id`,
    [ids, orgIds, roles],
  );
  return rows.map((row) => toActor(row, null));
}

/** Somebody with the rights of this moment, for work that goes on without a request; null once the account has ended. */
export async function actorOf(db: Transactions | Tx, userId: string): Promise<Actor | null> {
  const [row] = await db.query<ActorRow>(`select ${actorColumns} from users u where u.id = $1 and u.status = 'active'`, [userId]);
  return row ? toActor(row, null) : null;
}
