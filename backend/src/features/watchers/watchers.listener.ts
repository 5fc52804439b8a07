import { Injectable } from '@nestjs/common';
import { maySeeTask } from '@ioc/shared/comments';
import { actorOf, actorsAmong } from '#features/access';
import { taskScope, TasksService } from '#features/tasks';
import { Params, type Tx } from '#platform/database';
import { Listeners } from '#platform/events';

/** What a person chose ends with their sight of the task: a scope that comes back later does not bring it back. */
@Injectable()
export class WatchersListener {
  constructor(
    private readonly tasks: TasksService,
    listeners: Listeners,
  ) {
    listeners.register({
      name: 'task-watchers', hears: ['user.updated', 'task.reassigned', 'task.updated', 'task.draft-edited'],
      handle: async (tx, events) => {
        for (const { event } of events) {
          if (event.name === 'user.updated') await this.leaveFor(tx, event.data.id);
          if (event.name === 'task.reassigned' || event.name === 'task.updated' || event.name === 'task.draft-edited') await this.leaveTask(tx, event.data.id);
        }
      },
    });
  }

  private async leaveFor(tx: Tx, userId: string): Promise<void> {
    const person = await actorOf(tx, userId);
    // A task without a unit lies in no scope of units: the condition then answers neither yes nor no.
    const params = new Params();
    const theirs = `w.user_id = ${params.add(userId)}`;
    const sees = person === null ? 'false' : taskScope(person, params);
    await tx.query(`delete from task_watchers w using tasks t where t.id = w.task_id and ${theirs} and (${sees}) is not true`, params.values);
  }

  private async leaveTask(tx: Tx, taskId: string): Promise<void> {
    const rows = await tx.query<{ userId: string }>(`select user_id as "userId" from task_watchers where task_id = $1`, [taskId]);
    if (rows.length === 0) return;
    const task = await this.tasks.asSeen(tx, await this.tasks.readAny(tx, taskId));
    const people = await actorsAmong(tx, { ids: rows.map(({ userId }) => userId), orgIds: [], roles: [] });
    const staying = people.filter((person) => maySeeTask(task, person)).map(({ id }) => id);
    await tx.query(`delete from task_watchers where task_id = $1 and user_id <> all($2::uuid[])`, [taskId, staying]);
  }
}
