import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * One answer to whose work a task is: whoever the lead unit named, otherwise who of it took the last step of the work.
 * Lists, statistics, reports and scores read the same column. Scores that were kept count anew by it.
 */
export class TaskHandlers202611300070 implements MigrationInterface {
  name = 'TaskHandlers1764463200000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`alter table tasks add column worker_id uuid references users (id)`);
    await db.query(`alter table tasks add column handler_id uuid generated always as (coalesce(focal_user_id, worker_id)) stored`);
    await db.query(`create index tasks_handler on tasks (handler_id) where handler_id is not null`);
    await db.query(`alter table task_scores add column worker_id uuid references users (id)`);
    // Last: a table whose rows were changed has triggers to come, and is not altered before them.
    await db.query(`update tasks t set worker_id = w.by_id from (
      select distinct on (p.task_id) p.task_id, p.by_id from task_updates p
        left join (select task_id, max(at) as at from task_updates where step = 'reassign' group by task_id) r on r.task_id = p.task_id
      where p.step in ('receive', 'start', 'report', 'submit') and (r.at is null or p.at > r.at)
      order by p.task_id, p.at desc) w where w.task_id = t.id`);
    // Until now the person of a score was whoever acted last, as the log tells it.
    await db.query(`update task_scores s set worker_id = s.focal_id, focal_id = coalesce(t.focal_user_id, s.focal_id) from tasks t where t.id = s.task_id`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`update task_scores set focal_id = worker_id`);
    await db.query(`alter table task_scores drop column worker_id`);
    await db.query(`alter table tasks drop column handler_id, drop column worker_id`);
  }
}
