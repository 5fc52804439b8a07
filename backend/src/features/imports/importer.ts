import { rolePermissions, type Actor, type Role } from '@ioc/shared/access';
import type { Transactions } from '#platform/database';

interface PersonRow {
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

/** Whoever began an import, with the rights of this moment: a check in the background has no request behind it. */
export async function importerOf(db: Transactions, userId: string): Promise<Actor | null> {
  const [row] = await db.query<PersonRow>(
    `select id, username, full_name, org_id, role, everywhere, unit_ids, org_ids, sector_codes from users where id = $1 and status = 'active'`,
    [userId],
  );
  if (!row) return null;
  const scope = { everywhere: row.everywhere, unitIds: row.unit_ids, orgIds: row.org_ids, sectorCodes: row.sector_codes };
  const grants = [{ role: row.role, permissions: rolePermissions[row.role], scope }];
  return { id: row.id, username: row.username, fullName: row.full_name, orgId: row.org_id, sessionId: null, grants };
}
