import { isExtensible, openExtensionStates, type TaskExtension } from '@ioc/shared/task-extensions';
import type { Task } from '@ioc/shared/tasks';
import type { Transactions, Tx } from '#platform/database';
import { hasNone } from './task-held.js';

const open = `state in (${openExtensionStates.map((state) => `'${state}'`).join(', ')})`;

/** The open request of a task `t` as `e`: at most one, by a unique index. */
export const openExtensionJoin = `left join task_extensions e on e.task_id = t.id and e.${open}`;
export const openExtensionColumn = 'e.state as "openExtension"';

/** Every step of an extension edits its task, so a total that is remembered for the table of tasks holds for this filter too. */
export const extensionCondition = (states: string, more = 'true'): string =>
  `exists (select 1 from task_extensions e where e.task_id = t.id and e.${open} and e.state = any(${states}) and ${more})`;

/** Newest first. */
export const readExtensions = (db: Transactions | Tx, taskId: string): Promise<TaskExtension[]> =>
  db.query<TaskExtension>(
    `select e.id, e.state, e.previous_due_at as "previousDueAt", e.requested_due_at as "requestedDueAt", e.reason, e.requested_by as "requestedById",
       r.full_name as "requestedByName", o.short_name as "requestedByOrgName", e.requested_at as "requestedAt", e.counter_due_at as "counterDueAt",
       e.decided_by as "decidedById", d.full_name as "decidedByName", e.decided_at as "decidedAt", e.decision,
       a.full_name as "answeredByName", e.answered_at as "answeredAt", e.answer
     from task_extensions e join users r on r.id = e.requested_by left join organisations o on o.id = r.org_id
       left join users d on d.id = e.decided_by left join users a on a.id = e.answered_by
     where e.task_id = $1 order by e.requested_at desc, e.id`,
    [taskId],
  );

/** A request is about a term that runs: where the work is submitted or called off it ends with it, and nobody has decided it. */
export async function endExtension(tx: Tx, { id, state }: Pick<Task, 'id' | 'state'>): Promise<void> {
  if (isExtensible(state) || hasNone(tx, 'extensions', id)) return;
  await tx.query(
    `update task_extensions set state = case state when 'requested' then 'withdrawn' else 'declined_by_unit' end, answered_at = $2 where task_id = $1 and ${open}`,
    [id, tx.now],
  );
}
