import type { Transactions } from '#platform/database';

/** Copies of all tasks that are there, until there are about so many: their terms stay spread as they are. */
export async function multiplyTasks(transactions: Transactions, total: number): Promise<void> {
  await transactions.query(
    `insert into tasks (code, title, state, priority, sector, lead_org_id, coordinating_org_ids, assigner_id, assigned_at, due_at, warn_at, progress_percent,
       last_report_at, submitted_at, submitted_by_id, completed_at, suspended_at, suspended_from, is_given, score, unit_id, origin_kind, plan_id, focal_user_id, worker_id, synthetic)
     select 'SW-' || n || '-' || t.code, 'Nhiệm vụ', t.state, t.priority, t.sector, t.lead_org_id, t.coordinating_org_ids, t.assigner_id, t.assigned_at, t.due_at, t.warn_at,
       t.progress_percent, t.last_report_at, t.submitted_at, t.submitted_by_id, t.completed_at, t.suspended_at, t.suspended_from, t.is_given, t.score, t.unit_id, t.origin_kind, t.plan_id, t.focal_user_id, t.worker_id, true
     from tasks t cross join generate_series(2, round($1::numeric / (select count(*) from tasks))::int) n`,
    [total],
  );
  await transactions.query('vacuum (analyze) tasks');
}
