import type { Scope, User } from '@ioc/shared/access';
import { changesBetween, type FieldChange } from '@ioc/shared/changes';
import type { Tx } from '#platform/database';

interface Edited {
  before: User;
  after: User;
  hasNewPassword: boolean;
}

/** What an administrator changed, with the names of today instead of ids. Of a password only that there is a new one. */
export async function userChanges(tx: Tx, { before, after, hasNewPassword }: Edited): Promise<FieldChange[]> {
  const named = (user: User, names: Names) => {
    const { fullName, phone, email, orgName, position, role, status, locale, scope } = user;
    return { fullName, phone, email, orgName, position, role, status, locale, scope: scopeInNames(scope, names) };
  };
  const names = await namesOf(tx, [before.scope, after.scope]);
  const changes = changesBetween(named(before, names), named(after, names));
  return hasNewPassword ? [...changes, { field: 'password', from: null, to: null }] : changes;
}

type Names = ReadonlyMap<string, string>;

const scopeInNames = ({ everywhere, unitIds, orgIds, sectorCodes }: Scope, names: Names) => {
  const inOrder = (keys: readonly string[]) => keys.map((key) => names.get(key) ?? key).sort();
  return { everywhere, units: inOrder(unitIds), orgs: inOrder(orgIds), sectors: [...sectorCodes].sort() };
};

async function namesOf(tx: Tx, scopes: readonly Scope[]): Promise<Names> {
  const rows = await tx.query<{ id: string; name: string }>(
    `select id, name from admin_units where id = any($1::uuid[]) union all select id, name from organisations where id = any($2::uuid[])`,
    [scopes.flatMap(({ unitIds }) => unitIds), scopes.flatMap(({ orgIds }) => orgIds)],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
