import { Injectable } from '@nestjs/common';
import { can, nowhere, type Actor } from '@ioc/shared/access';
import type { Page } from '@ioc/shared/list';
import type { PageQuery } from '@ioc/shared/list.input';
import { problemSentence } from '@ioc/shared/problem-messages';
import type { RefusedChange, TaskChangeSet } from '@ioc/shared/task-change-sets';
import type { ChangeTasks } from '@ioc/shared/task-change-sets.input';
import { termIsSet } from '@ioc/shared/task-extensions';
import { takeTaskStep } from '@ioc/shared/tasks.input';
import { isPrepared } from '@ioc/shared/tasks';
import { OrganisationsService } from '#features/organisations';
import { TaskRemindersService } from '#features/reminders';
import { TaskExtensionsService, TasksService } from '#features/tasks';
import { Params, Transactions, type Tx } from '#platform/database';
import { Idempotency, pageClause, Problem, requireRow } from '#platform/http';

interface Seen {
  id: string;
  version: number;
}

const columns = `c.id, c.action, c.at, c.by_id as "byId", u.full_name as "byName", c.text, c.changed, c.refused from task_change_sets c join users u on u.id = c.by_id`;

/** See docs/decisions/2026-11-24-one-change-set-one-transaction.md. */
@Injectable()
export class TaskChangeSetsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly idempotency: Idempotency,
    private readonly tasks: TasksService,
    private readonly extensions: TaskExtensionsService,
    private readonly reminders: TaskRemindersService,
    private readonly organisations: OrganisationsService,
  ) {}

  /** One's own; all of them for whoever may look into what people did, everywhere. Newest first. */
  async list(actor: Actor, query: PageQuery): Promise<Page<TaskChangeSet>> {
    const params = new Params();
    const where = can(actor.grants, 'user:read', nowhere) ? 'true' : `c.by_id = ${params.add(actor.id)}`;
    const rows = await this.transactions.query<TaskChangeSet & { total: number }>(
      `select count(*) over () as total, ${columns} where ${where} order by c.at desc, c.id ${pageClause(query)}`, params.values,
    );
    return { data: rows.map(({ total: _, ...changeSet }) => changeSet), total: Number(rows[0]?.total ?? 0) };
  }

  /** All that are not refused change together, or nothing does. O(tasks); each costs what it costs alone. */
  change(actor: Actor, input: ChangeTasks, idempotencyKey?: string): Promise<TaskChangeSet> {
    return this.idempotency.run(actor, 'task-change-sets', idempotencyKey, input, async (tx) => {
      if (input.action === 'reassign') await this.organisations.read(tx, input.leadOrgId);
      const { action, tasks, ...params } = input;
      const text = 'text' in input ? input.text : null;
      const [opened] = await tx.query<{ id: string }>(
        `insert into task_change_sets (at, by_id, action, params, text) values ($1, $2, $3, $4, $5) returning id`,
        [tx.now, actor.id, action, JSON.stringify(params), text],
      );
      const { id } = requireRow(opened, 'system.failed');
      tx.changeSetId = id;
      const changed: string[] = [];
      const refused: RefusedChange[] = [];
      // In one order for everybody, so that two who change the same tasks wait for each other and do not block.
      for (const seen of tasks.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
        const code = await this.attempt(tx, seen, input);
        if (code === null) changed.push(seen.id);
        else refused.push({ taskId: seen.id, code: code.code, reason: { vi: problemSentence(code.code, code.params, 'vi'), en: problemSentence(code.code, code.params, 'en') } });
      }
      await tx.query(`update task_change_sets set changed = $2, refused = $3 where id = $1`, [id, changed, JSON.stringify(refused)]);
      const [written] = await tx.query<TaskChangeSet>(`select ${columns} where c.id = $1`, [id]);
      return requireRow(written, 'system.failed');
    });
  }

  /** The refusal of one task takes back that one alone. Anything that is no refusal takes back all. */
  private async attempt(tx: Tx, seen: Seen, input: ChangeTasks): Promise<Problem | null> {
    try {
      await tx.attempt(() => this.changeOne(tx, seen, input));
      return null;
    } catch (error) {
      if (error instanceof Problem) return error;
      throw error;
    }
  }

  private async changeOne(tx: Tx, { id, version }: Seen, input: ChangeTasks): Promise<unknown> {
    switch (input.action) {
      case 'remind':
        return this.reminders.remindIn(tx, id, { text: input.text });
      case 'due': {
        const { state } = await this.tasks.lock(tx, tx.actor, id, version);
        const { dueAt, text } = input;
        if (!termIsSet(state)) return this.tasks.update(tx.actor, id, version, { dueAt }, tx);
        return this.extensions.take(tx.actor, id, version, { step: 'move', dueAt, text }, tx);
      }
      case 'priority':
        return this.tasks.update(tx.actor, id, version, { priority: input.priority }, tx);
      case 'reassign': {
        const { state } = await this.tasks.lock(tx, tx.actor, id, version);
        const { leadOrgId } = input;
        if (isPrepared(state)) return this.tasks.update(tx.actor, id, version, { leadOrgId }, tx);
        return this.tasks.take(tx.actor, id, version, takeTaskStep.parse({ step: 'reassign', leadOrgId }), tx);
      }
      case 'drop': {
        const { state } = await this.tasks.lock(tx, tx.actor, id, version);
        if (!isPrepared(state)) throw new Problem('task.step-refused', { state, side: 'assigner' });
        return this.tasks.take(tx.actor, id, version, takeTaskStep.parse({ step: 'cancel', text: input.text }), tx);
      }
    }
  }
}
