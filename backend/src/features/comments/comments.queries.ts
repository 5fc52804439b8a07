import type { TaskComment } from '@ioc/shared/comments';
import type { Transactions, Tx } from '#platform/database';

/** What was removed is told without its words. */
const commentSelect = `select c.id, c.task_id as "taskId", c.at, c.by_id as "byId", u.full_name as "byName", o.short_name as "orgName",
  case when c.removed_at is null then c.text end as text,
  coalesce((select json_agg(json_build_object('id', m.id, 'name', m.full_name) order by array_position(c.mention_ids, m.id)) from users m
    where c.removed_at is null and m.id = any(c.mention_ids)), '[]') as mentions,
  c.edited_at as "editedAt", c.removed_at as "removedAt", c.version
  from task_comments c join users u on u.id = c.by_id left join organisations o on o.id = u.org_id`;

export const readComments = (db: Transactions | Tx, ids: readonly string[]): Promise<TaskComment[]> =>
  db.query<TaskComment>(`${commentSelect} where c.id = any($1::uuid[])`, [ids]);

/** Newest first. */
export const pageOfComments = (db: Transactions | Tx, taskId: string, clause: string): Promise<TaskComment[]> =>
  db.query<TaskComment>(`${commentSelect} where c.task_id = $1 order by c.at desc, c.line desc ${clause}`, [taskId]);

/** Nobody else's until the end of the transaction. */
export async function lockComment(tx: Tx, taskId: string, id: string): Promise<TaskComment | undefined> {
  const [row] = await tx.query(`select 1 from task_comments where id = $1 and task_id = $2 for update`, [id, taskId]);
  return row === undefined ? undefined : (await readComments(tx, [id]))[0];
}
