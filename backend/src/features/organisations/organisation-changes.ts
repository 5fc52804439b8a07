import { nowhere, type Place } from '@ioc/shared/access';
import { changesBetween, type FieldChange } from '@ioc/shared/changes';
import type { Organisation } from '@ioc/shared/organisations';
import type { Tx } from '#platform/database';

/** The catalogue is one for all who may read it, so everybody's organisation is where something of it happened. */
export async function everyOrganisation(tx: Tx): Promise<Place> {
  const rows = await tx.query<{ id: string }>(`select id from organisations`);
  return { ...nowhere, orgIds: rows.map(({ id }) => id) };
}

/** What was changed, with the names of today instead of ids. */
export async function organisationChanges(tx: Tx, before: Organisation, after: Organisation): Promise<FieldChange[]> {
  const rows = await tx.query<{ id: string; name: string }>(
    `select id, name from admin_units where id = any($1::uuid[]) union all select id, name from organisations where id = any($1::uuid[])`,
    [[before.unitId, after.unitId, before.parentId, after.parentId].filter((id) => id !== null)],
  );
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? id));
  const named = ({ name, shortName, kind, parentId, unitId, sectorCodes, canLeadTask }: Organisation) =>
    ({ name, shortName, kind, parent: nameOf(parentId), unit: nameOf(unitId), sectors: [...sectorCodes].sort(), canLeadTask });
  return changesBetween(named(before), named(after));
}
