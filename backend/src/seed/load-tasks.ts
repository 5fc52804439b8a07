import type { OfficeClock } from '@ioc/shared/calendars';
import { receiveBy } from '@ioc/shared/task-clocks';
import { taskScore, timeliness, workingDaysLate, type Quality } from '@ioc/shared/task-score';
import { clockFor, evaluateWithinDays, isPrepared, returnWithinDays, warnAt, type TaskEvaluation } from '@ioc/shared/tasks';
import type { WorkingClock } from '@ioc/shared/working-time';
import { readClocks } from '#features/calendars';
import type { Tx } from '#platform/database';
import type { LoadedIds } from './load-province.js';
import { deciderOf, stepsOf } from './tasks.walk.js';
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

/** The judgements of a task, and who made them. */
interface SeedJudgement extends Pick<TaskEvaluation, 'kind' | 'at' | 'quality' | 'workingDaysLate' | 'timeliness' | 'score'> {
  code: string;
  byUsername: string;
  comment: string;
}

function judgementsOf(task: SeedTask, ofLead: WorkingClock): SeedJudgement[] {
  const { evaluation, appeal, completedAt } = task;
  if (!evaluation || completedAt === null) return [];
  const outcome = { isDone: true, workingDaysLate: workingDaysLate(new Date(task.dueAt), new Date(completedAt), clockFor(task.priority, ofLead)) };
  const judged = (kind: TaskEvaluation['kind'], by: { at: string; quality: Quality; comment: string; byUsername: string }): SeedJudgement =>
    ({ ...by, kind, code: task.code, workingDaysLate: outcome.workingDaysLate, timeliness: timeliness(outcome), score: taskScore({ ...outcome, quality: by.quality }) });
  const decision = appeal?.decision;
  return [
    judged('first', { ...evaluation, byUsername: deciderOf(task) }),
    ...(decision ? [judged('appeal', { at: decision.at, quality: decision.quality, comment: decision.text, byUsername: 'leader' })] : []),
  ];
}

async function insertTasks(tx: Tx, tasks: readonly SeedTask[], ids: LoadedIds, clocks: (orgId: string | null) => OfficeClock): Promise<void> {
  const org = (code: string | null) => (code === null ? null : (ids.orgs.get(code) ?? null));
  const user = (username: string | null) => (username === null ? null : (ids.users.get(username) ?? null));
  const judgements = tasks.flatMap((task) => judgementsOf(task, clocks(org(task.leadOrgCode))));
  const scores = new Map(judgements.map(({ code, score }) => [code, score]));
  const rows = tasks.map((task) => {
    const clock = clockFor(task.priority, clocks(org(task.leadOrgCode)));
    const asker = task.status === 'pending_approval' ? task.assignerUsername : task.giveBack || task.appeal?.decision === null ? task.focalUsername : null;
    return {
      ...task,
      isGiven: !isPrepared(task.status),
      requiredResult: task.requiredResult || null,
      lead: org(task.leadOrgCode),
      coordinating: task.coordinatingOrgCodes.map(org),
      assigner: user(task.assignerUsername),
      asker: user(asker),
      focal: user(task.focalUsername),
      worker: task.receivedAt !== null ? user(task.focalUsername) : null,
      submitter: task.submittedAt === null ? null : user(task.focalUsername),
      evaluator: task.evaluation ? user(deciderOf(task)) : null,
      score: scores.get(task.code) ?? null,
      appealState: task.appeal ? (task.appeal.decision ? 'decided' : 'open') : null,
      suspendedAt: task.suspension?.at ?? null,
      suspendedFrom: task.suspension ? 'in_progress' : null,
      unit: task.unitKey === null ? null : (ids.units.get(task.unitKey) ?? null),
      asset: task.assetCode === null ? null : (ids.assets.get(task.assetCode) ?? null),
      lng: task.location?.[0], lat: task.location?.[1],
      lastReportAt: task.submittedAt ?? task.rework?.submittedAt ?? task.progress.at(-1)?.at ?? null,
      reworkCount: task.rework ? 1 : 0,
      evaluateBy: task.acceptedAt === null ? null : clock.addDays(new Date(task.acceptedAt), evaluateWithinDays).toISOString(),
      receiveBy: isPrepared(task.status) ? null : receiveBy({ priority: task.priority, since: new Date(task.assignedAt) }, clocks(org(task.leadOrgCode))).toISOString(),
      receiveSince: isPrepared(task.status) ? null : task.assignedAt,
      returnUntil: isPrepared(task.status) ? null : clock.addDays(new Date(task.assignedAt), returnWithinDays).toISOString(),
      warnAt: warnAt({ priority: task.priority, assignedAt: new Date(task.assignedAt), dueAt: new Date(task.dueAt) }, clocks(org(task.leadOrgCode))),
    };
  });
  await tx.query(
    `insert into tasks (code, title, content, state, is_given, required_result, origin_kind, doc_number, doc_date, doc_issuer, doc_subject, priority, sector, lead_org_id,
       coordinating_org_ids, assigner_id, assigned_at, receive_by, receive_since, return_until, due_at, original_due_at, warn_at, progress_percent, last_report_at, submitted_at, submitted_by_id,
       completed_at, first_completed_at, focal_user_id, worker_id, asked_by_id, suspended_at, suspended_from, evaluated_by_id, score, appeal, subject_kind, subject_id, subject_name, location, unit_id,
       synthetic, giver_org_id, evaluate_by, rework_count)
     select t.code, t.title, t.content, t.status, t."isGiven", t."requiredResult", t."originKind", t."docNumber", t."docDate", t."docIssuer", t."docSubject", t.priority,
       t."sectorCode", t.lead, array(select jsonb_array_elements_text(t.coordinating))::uuid[], t.assigner, t."assignedAt", t."receiveBy", t."receiveSince", t."returnUntil", t."dueAt", t."dueAt", t."warnAt",
       t."progressPct", t."lastReportAt", t."submittedAt", t.submitter, t."completedAt", t."completedAt", t.focal, t.worker, t.asker, t."suspendedAt", t."suspendedFrom", t.evaluator, t.score,
       t."appealState", case when t.asset is not null then 'asset' end, t.asset, case when t.asset is not null then a.code || ' – ' || a.name end,
       case when t.lng is null then a.location else st_setsrid(st_makepoint(t.lng, t.lat), 4326) end, coalesce(t.unit, a.unit_id), true, (select g.org_id from users g where g.id = t.assigner), t."evaluateBy", t."reworkCount"
     from jsonb_to_recordset($1::jsonb) as t(code text, title text, content text, status text, "isGiven" boolean, "requiredResult" text, "originKind" text, "docNumber" text,
       "docDate" date, "docIssuer" text, "docSubject" text, priority text, "sectorCode" text, lead uuid, coordinating jsonb, assigner uuid, "assignedAt" timestamptz,
       "receiveBy" timestamptz, "receiveSince" timestamptz, "returnUntil" timestamptz, "dueAt" timestamptz, "warnAt" timestamptz, "progressPct" int, "lastReportAt" timestamptz, "submittedAt" timestamptz, submitter uuid,
       "completedAt" timestamptz, focal uuid, worker uuid, asker uuid, "suspendedAt" timestamptz, "suspendedFrom" text, evaluator uuid, score float, "appealState" text, asset uuid, unit uuid,
       lng float, lat float, "evaluateBy" timestamptz, "reworkCount" int) left join assets a on a.id = t.asset`,
    [JSON.stringify(rows)],
  );
  await tx.query(
    `insert into task_updates (task_id, at, by_id, step, percent, text, difficulties, override_reason)
     select t.id, u.at, u.by, u.step, u.percent, u.text, u.difficulties, u."overrideReason"
     from jsonb_to_recordset($1::jsonb) as u(code text, at timestamptz, by uuid, step text, percent int, text text, difficulties text, "overrideReason" text) join tasks t on t.code = u.code order by u.at`,
    [JSON.stringify(tasks.flatMap((task) => stepsOf(task).map(({ by, ...line }) => ({ ...line, code: task.code, by: user(by) }))))],
  );
  await tx.query(
    `insert into task_evaluations (task_id, kind, at, by_id, quality, working_days_late, timeliness, score, comment)
     select t.id, e.kind, e.at, e.by, e.quality, e."workingDaysLate", e.timeliness, e.score, e.comment
     from jsonb_to_recordset($1::jsonb) as e(code text, kind text, at timestamptz, by uuid, quality text, "workingDaysLate" int, timeliness int, score float, comment text)
     join tasks t on t.code = e.code`,
    [JSON.stringify(judgements.map((judgement) => ({ ...judgement, by: user(judgement.byUsername) })))],
  );
}
