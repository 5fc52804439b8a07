import { Injectable } from '@nestjs/common';
import type { Actor } from '@ioc/shared/access';
import { maySeeTask, type TaskPerson } from '@ioc/shared/comments';
import type { Task } from '@ioc/shared/tasks';
import type { TaskWatchers } from '@ioc/shared/watchers';
import type { WatchTask } from '@ioc/shared/watchers.input';
import { actorsAmong } from '#features/access';
import { TasksService } from '#features/tasks';
import { Transactions, type Tx } from '#platform/database';
import { watchersOf } from './watchers.queries.js';

@Injectable()
export class WatchersService {
  constructor(
    private readonly transactions: Transactions,
    private readonly tasks: TasksService,
  ) {}

  async list(actor: Actor, taskId: string): Promise<TaskWatchers> {
    return this.of(this.transactions, actor, await this.tasks.get(actor, taskId));
  }

  /** What a person chose holds against what they did: whoever stopped is not made to follow by the next step. */
  watch(actor: Actor, taskId: string, { isWatching }: WatchTask): Promise<TaskWatchers> {
    return this.transactions.run(actor, async (tx) => {
      const task = await this.tasks.read(tx, actor, taskId);
      const [changed] = await tx.query(
        `insert into task_watchers (task_id, user_id, is_on, at) values ($1, $2, $3, $4)
         on conflict (task_id, user_id) do update set is_on = excluded.is_on, at = excluded.at where task_watchers.is_on <> excluded.is_on returning 1`,
        [taskId, actor.id, isWatching, tx.now],
      );
      if (changed) tx.tell(actor.id, 'watcher.changed', { taskId, isWatching });
      return this.of(tx, actor, task);
    });
  }

  private async of(db: Transactions | Tx, actor: Actor, task: Task): Promise<TaskWatchers> {
    const ids = [...((await watchersOf(db, [task.id])).get(task.id) ?? [])];
    const seen = await this.tasks.asSeen(db, task);
    const seeing = (await actorsAmong(db, { ids, orgIds: [], roles: [] })).filter((person) => maySeeTask(seen, person)).map(({ id }) => id);
    const people = await db.query<TaskPerson>(
      `select u.id, u.full_name as name, o.short_name as "orgName" from users u left join organisations o on o.id = u.org_id
       where u.id = any($1::uuid[]) order by u.full_name collate vi_icu, u.id`,
      [seeing],
    );
    return { isWatching: seeing.includes(actor.id), people };
  }
}
