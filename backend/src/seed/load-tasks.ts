import { warnAt } from '@ioc/shared/tasks';
import type { WorkingClock } from '@ioc/shared/working-time';
import { readClocks } from '#features/calendars';
import type { Tx } from '#platform/database';
import type { LoadedIds } from './load-province.js';
import type { SeedTask } from './types.js';

/** Tasks with their timelines. Slices keep each statement small, also with 200,000 of them. */
export async function loadTasks(tx: Tx, tasks: Iterable<SeedTask>, ids: LoadedIds): Promise<void> {
  const clocks = await readClocks(tx);
  let slice: SeedTask[] = [];
  for (const task of tasks) {
    if (slice.push(task) < 1_000) continue;
    await insertTasks(tx, slice, ids, clocks);
    slice = [];
  }
  if (slice.length > 0) await insertTasks(tx, slice, ids, clocks);
  await tx.query(
    `insert into task_numbers (year, last)
     select substr(code, 4, 4)::int, max(substr(code, 9)::int) from tasks where code ~ '^NV-[0-9]{4}-[0-9]+$' group by 1
     on conflict (year) do update set last = greatest(task_numbers.last, excluded.last)`,
  );
}

async function insertTasks(tx: Tx, tasks: readonly SeedTask[], ids: LoadedIds, clocks: (orgId: string | null) => WorkingClock): Promise<void> {
  const org = (code: string | null) => (code === null ? null : (ids.orgs.get(code) ?? null));
  const user = (username: string | null) => (username === null ? null : (ids.users.get(username) ?? null));
  const rows = tasks.map((task) => ({
    ...task,
    lead: org(task.leadOrgCode),
    coordinating: task.coordinatingOrgCodes.map(org),
    assigner: user(task.assignerUsername),
    submitter: task.submittedAt === null ? null : user(task.focalUsername),
    unit: task.unitKey === null ? null : (ids.units.get(task.unitKey) ?? null),
    asset: task.assetCode === null ? null : (ids.assets.get(task.assetCode) ?? null),
    lng: task.location?.[0], lat: task.location?.[1],
    lastReportAt: task.progress.at(-1)?.at ?? null,
    warnAt: warnAt({ priority: task.priority, assignedAt: new Date(task.assignedAt), dueAt: new Date(task.dueAt) }, clocks(org(task.leadOrgCode))),
  }));
  await tx.query(
    `insert into tasks (code, title, content, state, priority, sector, lead_org_id, coordinating_org_ids, assigner_id, assigned_at, due_at, warn_at, progress_percent,
       last_report_at, submitted_at, submitted_by_id, completed_at, subject_kind, subject_id, subject_name, location, unit_id, synthetic)
     select t.code, t.title, t.content, t.status, t.priority, t."sectorCode", t.lead, array(select jsonb_array_elements_text(t.coordinating))::uuid[], t.assigner, t."assignedAt",
       t."dueAt", t."warnAt", t."progressPct", t."lastReportAt", t."submittedAt", t.submitter, t."completedAt",
       case when t.asset is not null then 'asset' end, t.asset, case when t.asset is not null then a.code || ' – ' || a.name end,
       case when t.lng is null then a.location else st_setsrid(st_makepoint(t.lng, t.lat), 4326) end, coalesce(t.unit, a.unit_id), true
     from jsonb_to_recordset($1::jsonb) as t(code text, title text, content text, status text, priority text, "sectorCode" text, lead uuid, coordinating jsonb,
       assigner uuid, "assignedAt" timestamptz, "dueAt" timestamptz, "warnAt" timestamptz, "progressPct" int, "lastReportAt" timestamptz, "submittedAt" timestamptz, submitter uuid,
       "completedAt" timestamptz, asset uuid, unit uuid, lng float, lat float) left join assets a on a.id = t.asset`,
    [JSON.stringify(rows)],
  );
  const updates = tasks.flatMap((task) => [
    { code: task.code, at: task.assignedAt, by: user(task.assignerUsername), step: 'assign', percent: null, text: null as string | null },
    ...task.progress.map(({ at, percent, text, difficulties }) => ({
      code: task.code, at, by: user(task.focalUsername), step: 'report', percent, text: difficulties === null ? text : `${text} Khó khăn: ${difficulties}`,
    })),
    ...(task.submittedAt === null ? [] : [{ code: task.code, at: task.submittedAt, by: user(task.focalUsername), step: 'submit', percent: 100, text: task.resultText }]),
    ...(task.completedAt === null ? [] : [{ code: task.code, at: task.completedAt, by: user(task.assignerUsername), step: 'accept', percent: null, text: null }]),
  ]);
  await tx.query(
    `insert into task_updates (task_id, at, by_id, step, percent, text)
     select t.id, u.at, u.by, u.step, u.percent, u.text
     from jsonb_to_recordset($1::jsonb) as u(code text, at timestamptz, by uuid, step text, percent int, text text) join tasks t on t.code = u.code`,
    [JSON.stringify(updates)],
  );
}
