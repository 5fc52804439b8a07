import { randomBytes } from 'node:crypto';
import { hashPassword } from '#features/access';
import { system, type Transactions } from '#platform/database';

/** An installation without people gets its first administrator; the password exists only in what is printed. */
export async function createFirstAdmin(transactions: Transactions): Promise<string | null> {
  const password = randomBytes(15).toString('base64url');
  const passwordHash = await hashPassword(password);
  return transactions.run(system, async (tx) => {
    const [created] = await tx.query(
      `insert into users (username, full_name, role, everywhere, password_hash)
       select 'admin', 'Quản trị hệ thống', 'admin', true, $1 where not exists (select 1 from users) returning 1`,
      [passwordHash],
    );
    return created ? password : null;
  });
}
