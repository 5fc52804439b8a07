import { warnAt, type TaskPriority } from '@ioc/shared/tasks';
import { readClocks } from '#features/calendars';
import type { Tx } from '#platform/database';
import type { LoadedIds } from './load-province.js';
import type { SeedPart } from './tasks.parts.js';

/** When each becomes due soon, by the working time of whoever leads. */
async function warnParts(tx: Tx): Promise<void> {
  const clocks = await readClocks(tx);
  const owed = await tx.query<{ id: string; priority: TaskPriority; leadOrgId: string; givenAt: string; dueAt: string }>(
    `select p.id, t.priority, t.lead_org_id as "leadOrgId", p.given_at as "givenAt", p.due_at as "dueAt" from task_parts p join tasks t on t.id = p.task_id
     where p.state in ('open', 'reported') and p.due_at is not null`,
  );
  const rows = owed.map(({ id, priority, leadOrgId, givenAt, dueAt }) => ({ id, at: warnAt({ priority, assignedAt: new Date(givenAt), dueAt: new Date(dueAt) }, clocks(leadOrgId)) }));
  await tx.query(`update task_parts p set warn_at = r.at from jsonb_to_recordset($1::jsonb) as r(id uuid, at timestamptz) where p.id = r.id`, [JSON.stringify(rows)]);
}

/** Parts of coordinating units, with their lines in the timelines. */
export async function loadParts(tx: Tx, parts: readonly SeedPart[], ids: LoadedIds): Promise<void> {
  const user = (username: string | null) => (username === null ? null : (ids.users.get(username) ?? null));
  const rows = parts.map((part) => ({ ...part, org: ids.orgs.get(part.orgCode), reporter: user(part.reportedBy), decider: user(part.decidedBy) }));
  await tx.query(
    `insert into task_parts (task_id, org_id, required, due_at, is_mandatory, state, given_at, progress_percent, report, difficulties, reported_by, reported_at, decided_by, decided_at)
     select t.id, p.org, p.required, p."dueAt", p."isMandatory", p.state, p."givenAt", p."progressPercent", p.report, p.difficulties, p.reporter, p."reportedAt", p.decider, p."decidedAt"
     from jsonb_to_recordset($1::jsonb) as p("taskCode" text, org uuid, required text, "dueAt" timestamptz, "isMandatory" boolean, state text, "givenAt" timestamptz,
       "progressPercent" integer, report text, difficulties text, reporter uuid, "reportedAt" timestamptz, decider uuid, "decidedAt" timestamptz) join tasks t on t.code = p."taskCode"`,
    [JSON.stringify(rows)],
  );
  await warnParts(tx);
  await tx.query(
    `insert into task_updates (task_id, at, by_id, step, percent, text, difficulties)
     select p.task_id, u.at, u.by_id, u.step, u.percent, o.short_name || coalesce(': ' || u.text, ''), u.difficulties
     from task_parts p join organisations o on o.id = p.org_id cross join lateral (
       values (p.reported_at, p.reported_by, case when p.state = 'open' then 'part_progress' else 'part_report' end, p.progress_percent, p.report, p.difficulties),
         (p.decided_at, p.decided_by, 'part_accept', null, null, null)) as u(at, by_id, step, percent, text, difficulties)
     where u.at is not null`,
  );
  await tx.query(
    `update task_parts p set report_update_id = u.id from task_updates u
     where u.task_id = p.task_id and u.step in ('part_progress', 'part_report') and u.at = p.reported_at and u.by_id = p.reported_by`,
  );
}
