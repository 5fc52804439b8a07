/** Many organisations at once, as a file brings them: two statements, and each change in the history of its record. */
import type { Organisation } from '@ioc/shared/organisations';
import type { CreateOrganisation } from '@ioc/shared/organisations.input';
import type { Tx } from '#platform/database';
import { everyOrganisation, organisationChanges } from './organisation-changes.js';
import { organisationsById } from './organisation-rows.js';

export interface OrganisationWrite extends Omit<CreateOrganisation, 'parentId'> {
  existing: Organisation | null;
  /** The parent may come with the same writes. */
  parentCode: string | null;
}

/** Up to here screens patch what they show row by row and each row has its history; beyond it they reload. */
const mostSingleEvents = 100;
const columns = `id uuid, version int, code text, name text, "shortName" text, kind text, "unitId" uuid, "sectorCodes" jsonb, "canLeadTask" boolean, "parentCode" text`;
const sectors = `array(select jsonb_array_elements_text(r."sectorCodes"))`;

/** @returns false when a code was taken or a record edited meanwhile: the transaction has to end */
export async function writeOrganisations(tx: Tx, writes: readonly OrganisationWrite[]): Promise<boolean> {
  if (writes.length === 0) return true;
  await tx.query(`lock table organisations in share row exclusive mode`);
  const rows = JSON.stringify(writes.map(({ existing, ...write }) => ({ ...write, id: existing?.id ?? null, version: existing?.version ?? null })));
  const written = await tx.query<{ id: string }>(
    `with r as (select * from jsonb_to_recordset($1::jsonb) as r(${columns})),
     made as (insert into organisations (code, name, short_name, kind, unit_id, sector_codes, can_lead_task, created_at, updated_at)
       select r.code, r.name, r."shortName", r.kind, r."unitId", ${sectors}, r."canLeadTask", $2::timestamptz, $2::timestamptz from r where r.id is null
       on conflict (code) do nothing returning id),
     changed as (update organisations o set name = r.name, short_name = r."shortName", kind = r.kind, unit_id = r."unitId", sector_codes = ${sectors},
       can_lead_task = r."canLeadTask", version = o.version + 1, updated_at = $2
       from r where o.id = r.id and o.version = r.version returning o.id)
     select id from made union all select id from changed`,
    [rows, tx.now],
  );
  if (written.length < writes.length) return false;
  await tx.query(
    `update organisations o set parent_id = p.id from jsonb_to_recordset($1::jsonb) as r(${columns}) left join organisations p on p.code = r."parentCode"
     where o.code = r.code and o.parent_id is distinct from p.id`,
    [rows],
  );
  const place = await everyOrganisation(tx);
  if (writes.length > mostSingleEvents) {
    tx.record('organisation.batch-changed', { count: writes.length }, place);
    return true;
  }
  const before = new Map(writes.flatMap(({ existing }) => (existing ? [[existing.id, existing] as const] : [])));
  for (const after of await organisationsById(tx, written.map(({ id }) => id))) {
    const known = before.get(after.id);
    if (known) tx.record('organisation.updated', after, place, { recordId: after.id, changes: await organisationChanges(tx, known, after) });
    else tx.record('organisation.created', after, place, { recordId: after.id, changes: [] });
  }
  return true;
}
