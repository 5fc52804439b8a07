import { Injectable } from '@nestjs/common';
import type { Actor } from '@ioc/shared/access';
import { mayHandle, refuseFocal, type FocalPerson } from '@ioc/shared/task-focal';
import type { NameFocal } from '@ioc/shared/task-focal.input';
import { taskPlace, type Task } from '@ioc/shared/tasks';
import { actorsAmong } from '#features/access';
import { Transactions, type Tx } from '#platform/database';
import { Problem } from '#platform/http';
import { TasksService } from './tasks.service.js';

/** Who of the lead unit handles a task. Naming is a step of the task: at the version the person saw, in its timeline, told to all who see it. */
@Injectable()
export class TaskFocalService {
  constructor(
    private readonly transactions: Transactions,
    private readonly tasks: TasksService,
  ) {}

  /** Whom the unit may name, by name; for those only who may do so. */
  async people(actor: Actor, taskId: string): Promise<FocalPerson[]> {
    const task = await this.tasks.get(actor, taskId);
    this.require(task, actor);
    const able = await this.able(this.transactions, task);
    return this.transactions.query<FocalPerson>(
      `select u.id, u.full_name as "fullName", u.position from users u where u.id = any($1::uuid[]) order by u.full_name collate vi_icu, u.id`,
      [able.map(({ id }) => id)],
    );
  }

  name(actor: Actor, taskId: string, version: number, { userId }: NameFocal): Promise<Task> {
    return this.transactions.run(actor, async (tx) => {
      const before = await this.tasks.lock(tx, actor, taskId, version);
      this.require(before, actor);
      if (userId === before.focalUserId) return before;
      if (userId !== null && !(await this.able(tx, before)).some(({ id }) => id === userId)) throw new Problem('task.focal-unfit');
      await tx.query(`update tasks set focal_user_id = $2, version = version + 1, updated_at = $3 where id = $1`, [taskId, userId, tx.now]);
      const after = await this.tasks.readAny(tx, taskId);
      await tx.query(`insert into task_updates (task_id, at, by_id, step, text) values ($1, $2, $3, 'name_focal', $4)`, [taskId, tx.now, actor.id, after.focalName]);
      tx.record('task.focal-named', after, taskPlace(after));
      return after;
    });
  }

  private require(task: Task, actor: Actor): void {
    const refused = refuseFocal(task, actor);
    if (refused !== null) throw new Problem(refused, { state: task.state, side: 'lead-unit' });
  }

  private async able(db: Transactions | Tx, task: Task): Promise<Actor[]> {
    const people = await actorsAmong(db, { ids: [], orgIds: [task.leadOrgId], roles: [] });
    return people.filter((person) => mayHandle(person, task));
  }
}
