import { roles, type Role } from '@ioc/shared/access';
import { system, type Transactions } from '#platform/database';
import { CommandError } from '../cli.js';

/** A commune and the whole province: what one scope shows, the other must be able to hide. */
const scopes = ['province', 'commune'] as const;
const commune = { code: '01321', username: 'baolac' };

export interface TestUser {
  username: string;
  role: Role;
  scope: (typeof scopes)[number];
}

/** `test.operator.province`, `test.operator.commune`, …: one person for each role in each of two scopes. */
export const testUsers: readonly TestUser[] = scopes.flatMap((scope) =>
  roles.map((role) => ({ username: `test.${role.replace('_', '-')}.${scope}`, role, scope })),
);

/** Fixed accounts for tests by hand and by machine; loading them again gives them the password anew. */
export async function loadTestUsers(transactions: Transactions, passwordHash: string): Promise<void> {
  await transactions.run(system, async (tx) => {
    const [place] = await tx.query<{ unit_id: string; org_id: string }>(
      `select u.id as unit_id, o.id as org_id from admin_units u join organisations o on o.unit_id = u.id and o.kind = 'commune_committee'
       where u.code = $1 and u.level = 'commune' and u.valid_to is null`,
      [commune.code],
    );
    const [centre] = await tx.query<{ id: string }>(`select id from organisations where code = 'IOC'`);
    if (!place || !centre) throw new CommandError('Test users need the demo province: load it first.');
    await tx.query(
      `insert into users (username, full_name, role, org_id, position, everywhere, unit_ids, org_ids, password_hash, synthetic)
       select username, 'Người dùng thử ' || username, role, case when wide then $2::uuid else $3::uuid end, 'Tài khoản thử nghiệm', wide,
         case when wide then '{}'::uuid[] else array[$4::uuid] end, case when wide then '{}'::uuid[] else array[$3::uuid] end, $5, true
       from jsonb_to_recordset($1::jsonb) as t(username text, role text, wide boolean)
       on conflict (username) do update set password_hash = excluded.password_hash, status = 'active', version = users.version + 1`,
      [JSON.stringify(testUsers.map(({ username, role, scope }) => ({ username, role, wide: scope === 'province' }))), centre.id, place.org_id, place.unit_id, passwordHash],
    );
  });
}
