import { Injectable } from '@nestjs/common';
import type { Actor } from '@ioc/shared/access';
import type { FieldChange } from '@ioc/shared/changes';
import { checklistChanges, mostChecklistLines, oneGoMinutes, refuseChecklistStep, type ChecklistLine } from '@ioc/shared/task-checklist';
import type { TakeChecklistStep } from '@ioc/shared/task-checklist.input';
import { taskPlace, type Task } from '@ioc/shared/tasks';
import { Transactions, type Tx } from '#platform/database';
import { Problem, requireRow } from '#platform/http';
import { TasksService } from './tasks.service.js';

/** Lines to tick. Every step is one of the task: at the version the person saw, told to all who see it. */
@Injectable()
export class TaskChecklistService {
  constructor(
    private readonly transactions: Transactions,
    private readonly tasks: TasksService,
  ) {}

  async list(actor: Actor, taskId: string): Promise<ChecklistLine[]> {
    await this.tasks.get(actor, taskId);
    return this.transactions.query<ChecklistLine>(
      `select l.n, l.text, l.done_at as "doneAt", u.full_name as "doneByName" from task_checklist l left join users u on u.id = l.done_by_id where l.task_id = $1 order by l.n`,
      [taskId],
    );
  }

  take(actor: Actor, taskId: string, version: number, input: TakeChecklistStep): Promise<Task> {
    return this.transactions.run(actor, async (tx) => {
      const task = await this.tasks.lock(tx, actor, taskId, version);
      const refused = refuseChecklistStep(input.step, task, actor);
      if (refused !== null) throw new Problem(refused, { state: task.state, side: 'lead-unit' });
      const text = input.step === 'add' ? await this.add(tx, taskId, input.text) : requireRow(await this.change(tx, taskId, input), 'task.line-not-found').text;
      await this.note(tx, taskId, { field: checklistChanges[input.step], from: null, to: text });
      await tx.query(`update tasks set version = version + 1, updated_at = $2 where id = $1`, [taskId, tx.now]);
      const after = await this.tasks.readAny(tx, taskId);
      tx.record('task.checklist-changed', after, taskPlace(after));
      return after;
    });
  }

  private async add(tx: Tx, taskId: string, text: string): Promise<string> {
    const [{ last, count } = { last: 0, count: 0 }] = await tx.query<{ last: number; count: number }>(
      `select coalesce(max(n), 0) as last, count(*) as count from task_checklist where task_id = $1`, [taskId],
    );
    if (count >= mostChecklistLines) throw new Problem('task.checklist-full', { limit: mostChecklistLines });
    await tx.query(`insert into task_checklist (task_id, n, text) values ($1, $2, $3)`, [taskId, last + 1, text]);
    return text;
  }

  /** What is ticked already keeps who did it and when. */
  private async change(tx: Tx, taskId: string, { step, n }: Exclude<TakeChecklistStep, { step: 'add' }>): Promise<{ text: string } | undefined> {
    const [row] = step === 'remove'
      ? await tx.query<{ text: string }>(`delete from task_checklist where task_id = $1 and n = $2 returning text`, [taskId, n])
      : step === 'untick'
        ? await tx.query<{ text: string }>(`update task_checklist set done_at = null, done_by_id = null where task_id = $1 and n = $2 returning text`, [taskId, n])
        : await tx.query<{ text: string }>(
            `update task_checklist set done_by_id = case when done_at is null then $4::uuid else done_by_id end, done_at = coalesce(done_at, $3) where task_id = $1 and n = $2 returning text`,
            [taskId, n, tx.now, tx.actor.id],
          );
    return row;
  }

  /** One line of the timeline for what one person does in one go, as long as nothing else is written between. */
  private async note(tx: Tx, taskId: string, change: FieldChange): Promise<void> {
    const since = new Date(tx.now.getTime() - oneGoMinutes * 60_000);
    const grown = await tx.query(
      `update task_updates set changes = changes || $4::jsonb where step = 'checklist' and by_id = $2 and at >= $3
         and id = (select id from task_updates where task_id = $1 order by at desc, line desc limit 1) returning 1`,
      [taskId, tx.actor.id, since, JSON.stringify([change])],
    );
    if (grown.length > 0) return;
    await tx.query(`insert into task_updates (task_id, at, by_id, step, changes) values ($1, $2, $3, 'checklist', $4::jsonb)`, [
      taskId, tx.now, tx.actor.id, JSON.stringify([change]),
    ]);
  }
}
