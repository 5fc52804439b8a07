import type { Organisation, OrganisationKind } from '@ioc/shared/organisations';
import type { Transactions, Tx } from '#platform/database';

export interface OrganisationRow {
  id: string;
  code: string;
  name: string;
  short_name: string;
  kind: OrganisationKind;
  parent_id: string | null;
  unit_id: string | null;
  sector_codes: string[];
  can_lead_task: boolean;
  version: number;
}

export const select = `select o.id, o.code, o.name, o.short_name, o.kind, o.parent_id, o.unit_id, o.sector_codes, o.can_lead_task, o.version from organisations o`;
export const toOrganisation = (row: OrganisationRow): Organisation => ({
  id: row.id, code: row.code, name: row.name, shortName: row.short_name, kind: row.kind, parentId: row.parent_id, unitId: row.unit_id,
  sectorCodes: row.sector_codes, canLeadTask: row.can_lead_task, version: row.version,
});

export async function organisationsById(db: Transactions | Tx, ids: readonly string[]): Promise<Organisation[]> {
  return (await db.query<OrganisationRow>(`${select} where o.id = any($1::uuid[]) order by o.code`, [ids])).map(toOrganisation);
}

export async function organisationsByCode(db: Transactions | Tx, codes: readonly string[]): Promise<Map<string, Organisation>> {
  const rows = await db.query<OrganisationRow>(`${select} where o.code = any($1::text[])`, [codes]);
  return new Map(rows.map((row) => [row.code, toOrganisation(row)]));
}
