import { Injectable } from '@nestjs/common';
import { taskScore, timeliness, workingDaysLate, type Quality } from '@ioc/shared/task-score';
import { clockFor, type Task, type TaskEvaluation } from '@ioc/shared/tasks';
import type { WorkingClock } from '@ioc/shared/working-time';
import { Transactions, type Tx } from '#platform/database';

export interface Judgement {
  kind: TaskEvaluation['kind'];
  quality: Quality;
  comment: string | null;
  /** Of whoever leads: lateness is counted in its working days. */
  clock: WorkingClock;
}

/** F-SCORE of results: what was judged, by whom, and from which numbers the score came. */
@Injectable()
export class TaskEvaluations {
  constructor(private readonly transactions: Transactions) {}

  /** The task itself carries the score that holds, so that lists need not ask. */
  async record(tx: Tx, task: Task, { kind, quality, comment, clock }: Judgement): Promise<void> {
    const late = task.dueAt === null || task.completedAt === null ? 0 : workingDaysLate(new Date(task.dueAt), new Date(task.completedAt), clockFor(task.priority, clock));
    const outcome = { isDone: true, workingDaysLate: late };
    const score = taskScore({ ...outcome, quality });
    await tx.query(
      `insert into task_evaluations (task_id, kind, at, by_id, quality, working_days_late, timeliness, score, comment) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [task.id, kind, tx.now, tx.actor.id, quality, late, timeliness(outcome), score, comment],
    );
    // Whoever decides an appeal is not the evaluator it was raised against.
    await tx.query(`update tasks set score = $2, evaluated_by_id = coalesce(evaluated_by_id, $3) where id = $1`, [task.id, score, tx.actor.id]);
  }

  list(taskId: string): Promise<TaskEvaluation[]> {
    return this.transactions.query<TaskEvaluation>(
      `select e.kind, e.at, u.full_name as "byName", e.quality, e.working_days_late as "workingDaysLate", e.timeliness, e.score, e.comment
       from task_evaluations e join users u on u.id = e.by_id where e.task_id = $1 order by e.at, e.kind desc`,
      [taskId],
    );
  }
}
