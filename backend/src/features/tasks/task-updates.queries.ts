import type { TaskUpdate } from '@ioc/shared/tasks';
import type { Transactions, Tx } from '#platform/database';

const updateSelect = `select p.id, p.at, p.by_id as "byId", coalesce(u.full_name, '') as "byName", o.short_name as "orgName", p.step, p.percent, p.due_at as "dueAt", p.previous_due_at as "previousDueAt", p.text,
  p.difficulties, p.proposals, p.override_reason as "overrideReason", p.evidence_reason as "evidenceReason", l.short_name as "leadOrgName", p.changes
  from task_updates p left join users u on u.id = p.by_id left join organisations o on o.id = u.org_id left join organisations l on l.id = p.lead_org_id`;

export const readUpdates = (db: Transactions | Tx, ids: readonly string[]): Promise<TaskUpdate[]> =>
  db.query<TaskUpdate>(`${updateSelect} where p.id = any($1::uuid[])`, [ids]);

/** Oldest first; lines of one instant in the order in which they were written. */
export const updatesOfTask = (db: Transactions | Tx, taskId: string): Promise<TaskUpdate[]> =>
  db.query<TaskUpdate>(`${updateSelect} where p.task_id = $1 order by p.at, p.line`, [taskId]);
