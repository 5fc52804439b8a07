import { Injectable } from '@nestjs/common';
import type { Actor } from '@ioc/shared/access';
import { extensionStepEvents, extensionTransitions, openExtensionStates, refuseExtension, type ExtensionTransition, type TaskExtension } from '@ioc/shared/task-extensions';
import type { TakeExtensionStep } from '@ioc/shared/task-extensions.input';
import { taskPlace, type Task } from '@ioc/shared/tasks';
import { Transactions, type Tx } from '#platform/database';
import { Problem } from '#platform/http';
import { keepWithinParent, requireChildrenWithin } from './task-children.queries.js';
import { readExtensions } from './task-extensions.queries.js';
import { keepPartsWithin, warnParts } from './task-parts.queries.js';
import { hasNone } from './task-held.js';
import { warnOf } from './task-steps.rules.js';
import { TasksService } from './tasks.service.js';

/** One step, with what it is taken on. */
interface Move {
  task: Task;
  open: TaskExtension | null;
  rule: ExtensionTransition;
  /** The date the step is about, if it is about one. */
  dueAt: string | null;
  text: string | null;
}

const isOpen = ({ state }: TaskExtension): boolean => (openExtensionStates as readonly string[]).includes(state);

/** Asking for more time, answering it, and moving a term of oneself. Every step is one of the task: at the version the person saw, in its timeline, told to all who see it. */
@Injectable()
export class TaskExtensionsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly tasks: TasksService,
  ) {}

  async list(actor: Actor, taskId: string): Promise<TaskExtension[]> {
    await this.tasks.get(actor, taskId);
    return readExtensions(this.transactions, taskId);
  }

  take(actor: Actor, taskId: string, version: number, input: TakeExtensionStep, within: Tx | null = null): Promise<Task> {
    return this.transactions.join(within, actor, async (tx) => {
      const { step, text } = input;
      const task = await this.tasks.lock(tx, actor, taskId, version);
      const open = hasNone(tx, 'extensions', taskId) ? null : (await readExtensions(tx, taskId)).find(isOpen) ?? null;
      const rule: ExtensionTransition = extensionTransitions[step];
      const refused = refuseExtension(step, task, open, actor);
      if (refused !== null) throw new Problem(refused, { state: task.state, side: rule.side });
      if (rule.reason && !text) throw new Problem('task.reason-required');
      const move: Move = { task, open, rule, text, dueAt: this.date(tx, { task, open, rule, sent: input.dueAt }) };
      if (move.dueAt !== null) await keepWithinParent(tx, { parentId: task.parentId, dueAt: move.dueAt });
      await (rule.to === 'moved' ? this.decide(tx, move) : open === null ? this.ask(tx, move) : this.answer(tx, open, move));
      await this.moveTerm(tx, move);
      await tx.query(`insert into task_updates (task_id, at, by_id, step, text, due_at, previous_due_at) values ($1, $2, $3, $4, $5, $6, $7)`, [
        taskId, tx.now, actor.id, `extension_${step}`, text, move.dueAt, rule.moves ? task.dueAt : null,
      ]);
      const after = await this.tasks.readAny(tx, taskId);
      tx.record(extensionStepEvents[step], after, taskPlace(after));
      return after;
    });
  }

  /** The date a step is about. Only a later one is more time; of itself the side that gave the work may also move it nearer. */
  private date(tx: Tx, { task, open, rule, sent }: Pick<Move, 'task' | 'open' | 'rule'> & { sent: string | null }): string | null {
    if (rule.date === undefined) return null;
    const date = { sent, requested: open?.requestedDueAt ?? null, countered: open?.counterDueAt ?? null }[rule.date];
    const [to, from] = [Date.parse(date ?? ''), Date.parse(task.dueAt ?? '')];
    if (rule.to === 'moved' && (date === null || to === from)) throw new Problem('task.term-unchanged');
    if (date === null || (rule.to !== 'moved' && to <= from)) throw new Problem('task.extension-not-later');
    // A date that has passed while it waited for an answer may still be granted; nobody puts one forward.
    if (rule.date === 'sent' && Date.parse(date) <= tx.now.getTime()) throw new Problem('task.due-in-the-past');
    return date;
  }

  private async ask(tx: Tx, { task, dueAt, text }: Move): Promise<void> {
    await tx.query(
      `insert into task_extensions (task_id, state, previous_due_at, requested_due_at, reason, requested_by, requested_at) values ($1, 'requested', $2, $3, $4, $5, $6)`,
      [task.id, task.dueAt, dueAt, text, tx.actor.id, tx.now],
    );
  }

  /** Asked for by nobody, so it is decided as it is written down. */
  private async decide(tx: Tx, { task, dueAt, text }: Move): Promise<void> {
    await requireChildrenWithin(tx, { id: task.id, dueAt });
    await tx.query(
      `insert into task_extensions (task_id, state, previous_due_at, requested_due_at, reason, requested_by, requested_at, decided_by, decided_at)
       values ($1, 'moved', $2, $3, $4, $5, $6, $5, $6)`,
      [task.id, task.dueAt, dueAt, text, tx.actor.id, tx.now],
    );
  }

  private async answer(tx: Tx, open: TaskExtension, { rule, dueAt, text }: Move): Promise<void> {
    const counter = rule.to === 'countered' ? dueAt : open.counterDueAt;
    const by = rule.side === 'assigner' ? `decided_by = $4, decided_at = $5, decision = $6` : `answered_by = $4, answered_at = $5, answer = $6`;
    await tx.query(`update task_extensions set state = $2, counter_due_at = $3, ${by} where id = $1`, [open.id, rule.to, counter, tx.actor.id, tx.now, text]);
  }

  /** The version of the task moves also where its term stays: whoever looks at it looks at the request. */
  private async moveTerm(tx: Tx, { task, open, rule, dueAt }: Move): Promise<void> {
    if (!rule.moves) {
      await tx.query(`update tasks set version = version + 1, updated_at = $2 where id = $1`, [task.id, tx.now]);
      return;
    }
    const clock = await this.tasks.clockOf(tx, task.leadOrgId);
    await tx.query(
      `update tasks set due_at = $2, warn_at = $3, original_due_at = coalesce(original_due_at, $2), review_every = null, review_at = null,
         extension_count = extension_count + case when due_at < $2 then 1 else 0 end, version = version + 1, updated_at = $4 where id = $1`,
      [task.id, dueAt, warnOf({ ...task, dueAt }, clock), tx.now],
    );
    await keepPartsWithin(tx, { id: task.id, dueAt });
    await warnParts(tx, task, clock);
    if (open !== null) await tx.query(`update task_extensions set previous_due_at = $2 where id = $1`, [open.id, task.dueAt]);
  }
}
