import { Injectable } from '@nestjs/common';
import { can, type Actor } from '@ioc/shared/access';
import { urgeAgainMinutes, urgedStates, type Reminder } from '@ioc/shared/reminders';
import type { RemindTask } from '@ioc/shared/reminders.input';
import type { TaskParty } from '@ioc/shared/task-parties';
import { taskPlace } from '@ioc/shared/tasks';
import { minutes } from '@ioc/shared/time';
import { taskScope } from '#features/tasks';
import { Params, Transactions, type Tx } from '#platform/database';
import { Idempotency, Problem, requireRow } from '#platform/http';
import { reminderSelect, tellReminders, toldTaskSelect, type ToldTaskRecord } from './reminders.queries.js';

/** Whoever works on it, and whoever answers for that. */
const urged: readonly TaskParty[] = ['focal', 'unit-leader'];

@Injectable()
export class TaskRemindersService {
  constructor(
    private readonly transactions: Transactions,
    private readonly idempotency: Idempotency,
  ) {}

  /** Oldest first, as the timeline of the task has them. */
  async list(actor: Actor, taskId: string): Promise<Reminder[]> {
    await this.task(this.transactions, actor, taskId);
    return this.transactions.query<Reminder>(`${reminderSelect} where r.task_id = $1 order by r.at, r.id`, [taskId]);
  }

  /** By the hand of the side that gives tasks. Two who urge at the same moment are one: the second is told to wait. */
  remind(actor: Actor, taskId: string, { text }: RemindTask, idempotencyKey?: string): Promise<Reminder> {
    return this.idempotency.run(actor, `reminders ${taskId}`, idempotencyKey, { text }, (tx) => this.remindIn(tx, taskId, { text }));
  }

  /** The same as a part of a larger change. */
  async remindIn(tx: Tx, taskId: string, { text }: RemindTask): Promise<Reminder> {
    const { actor } = tx;
    await tx.query(`select 1 from tasks where id = $1 for update`, [taskId]);
    const task = await this.task(tx, actor, taskId);
    if (!can(actor.grants, 'task:assign', taskPlace(task))) throw new Problem('access.not-permitted', { permission: 'task:assign' });
    if (!urgedStates.includes(task.state)) throw new Problem('reminder.not-now', { state: task.state });
    const [last] = await tx.query<{ at: string }>(`select at from task_reminders where task_id = $1 and kind = 'manual' order by at desc limit 1`, [taskId]);
    const waitMs = last ? Date.parse(last.at) + minutes(urgeAgainMinutes) - tx.now.getTime() : 0;
    if (waitMs > 0) throw new Problem('reminder.too-soon', { minutes: Math.ceil(waitMs / minutes(1)) });
    const rows = await tx.query<{ id: string }>(
      `insert into task_reminders (task_id, at, kind, by_id, text, parties) values ($1, $2, 'manual', $3, $4, $5) returning id`,
      [taskId, tx.now, actor.id, text, urged],
    );
    const [reminder] = await tellReminders(tx, rows.map(({ id }) => id));
    return requireRow(reminder, 'task.not-found');
  }

  private async task(db: Transactions | Tx, actor: Actor, id: string): Promise<ToldTaskRecord> {
    const params = new Params();
    const [row] = await db.query<ToldTaskRecord>(`${toldTaskSelect} where t.id = ${params.add(id)} and ${taskScope(actor, params)}`, params.values);
    return requireRow(row, 'task.not-found');
  }
}
