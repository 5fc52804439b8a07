import type { Transactions, Tx } from '#platform/database';

/**
 * Whoever follows by what they did or chose, task by task. Nothing is written for what a person did: it stands in the
 * task, its timeline and its comments already, and follows them. Whether somebody may still see the task is the caller's to ask.
 */
export async function watchersOf(db: Transactions | Tx, taskIds: readonly string[]): Promise<Map<string, Set<string>>> {
  const rows = await db.query<{ taskId: string; userId: string }>(
    `select w.task_id as "taskId", w.user_id as "userId" from (
       select t.id as task_id, t.assigner_id as user_id from tasks t where t.id = any($1::uuid[])
       union select p.task_id, p.by_id from task_updates p join tasks t on t.id = p.task_id join users u on u.id = p.by_id
         where p.task_id = any($1::uuid[]) and u.org_id = t.lead_org_id
       union select c.task_id, c.by_id from task_comments c where c.task_id = any($1::uuid[]) and c.removed_at is null
       union select c.task_id, unnest(c.mention_ids) from task_comments c where c.task_id = any($1::uuid[]) and c.removed_at is null
       union select c.task_id, c.user_id from task_watchers c where c.task_id = any($1::uuid[]) and c.is_on
       except select c.task_id, c.user_id from task_watchers c where c.task_id = any($1::uuid[]) and not c.is_on) w`,
    [taskIds],
  );
  const byTask = new Map<string, Set<string>>(taskIds.map((id) => [id, new Set()]));
  for (const { taskId, userId } of rows) byTask.get(taskId)?.add(userId);
  return byTask;
}
