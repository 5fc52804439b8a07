import { Inject, Injectable } from '@nestjs/common';
import { can, nowhere, type Actor } from '@ioc/shared/access';
import type { Page } from '@ioc/shared/list';
import type { PageQuery } from '@ioc/shared/list.input';
import { problemSentence } from '@ioc/shared/problem-messages';
import type { RefusedChange, TaskChangePreview, TaskChangeSet } from '@ioc/shared/task-change-sets';
import type { ChangeTasks, PreviewTaskChange, TaskChange } from '@ioc/shared/task-change-sets.input';
import { termIsSet } from '@ioc/shared/task-extensions';
import { takeTaskStep } from '@ioc/shared/tasks.input';
import { isPrepared } from '@ioc/shared/tasks';
import { CalendarsService } from '#features/calendars';
import { OrganisationsService } from '#features/organisations';
import { TaskRemindersService } from '#features/reminders';
import { TaskExtensionsService, TaskListsService, TasksService } from '#features/tasks';
import type { Config } from '#platform/config';
import { Params, Transactions, type Tx } from '#platform/database';
import { CONFIG, Idempotency, pageClause, Problem, requireRow } from '#platform/http';

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
    private readonly calendars: CalendarsService,
    private readonly lists: TaskListsService,
    @Inject(CONFIG) private readonly config: Config,
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

  /** All that are not refused change together, or nothing does. O(tasks); what can be read for all of them is read once. */
  change(actor: Actor, input: ChangeTasks, idempotencyKey?: string): Promise<TaskChangeSet> {
    this.requireFew(input.tasks.length);
    return this.idempotency.run(actor, 'task-change-sets', idempotencyKey, input, async (tx) => {
      const { action, tasks, ...params } = input;
      const text = input.text ?? null;
      const [opened] = await tx.query<{ id: string }>(
        `insert into task_change_sets (at, by_id, action, params, text) values ($1, $2, $3, $4, $5) returning id`,
        [tx.now, actor.id, action, JSON.stringify(params), text],
      );
      const { id } = requireRow(opened, 'system.failed');
      tx.changeSetId = id;
      const { changed, refused } = await this.changeEach(tx, tasks, input);
      await tx.query(`update task_change_sets set changed = $2, refused = $3 where id = $1`, [id, changed, JSON.stringify(refused)]);
      const [written] = await tx.query<TaskChangeSet>(`select ${columns} where c.id = $1`, [id]);
      return requireRow(written, 'system.failed');
    });
  }

  /** What would become of all tasks of a filter: found out by doing it and taking it back, so that no rule is told twice. */
  async preview(actor: Actor, { change, filter }: PreviewTaskChange): Promise<TaskChangePreview> {
    const { tasks, total } = await this.lists.matching(actor, filter, this.config.IOC_CHANGE_SET_TASKS);
    if (total === 0) throw new Problem('task-change-set.none');
    this.requireFew(total);
    return this.transactions.rehearse(actor, async (tx) => ({ tasks, ...(await this.changeEach(tx, tasks, change)) }));
  }

  private requireFew(count: number): void {
    const limit = this.config.IOC_CHANGE_SET_TASKS;
    if (count > limit) throw new Problem('task-change-set.too-many', { count, limit });
  }

  private async changeEach(tx: Tx, tasks: readonly Seen[], change: TaskChange): Promise<Pick<TaskChangeSet, 'changed' | 'refused'>> {
    if (change.action === 'reassign') await this.organisations.read(tx, change.leadOrgId);
    if (change.action !== 'remind') {
      await this.calendars.hold(tx);
      await this.tasks.hold(tx, tasks.map(({ id }) => id));
    }
    const changed: string[] = [];
    const refused: RefusedChange[] = [];
    // In one order for everybody, so that two who change the same tasks wait for each other and do not block.
    for (const seen of tasks.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
      const code = await this.attempt(tx, seen, change);
      if (code === null) changed.push(seen.id);
      else refused.push({ taskId: seen.id, code: code.code, reason: { vi: problemSentence(code.code, code.params, 'vi'), en: problemSentence(code.code, code.params, 'en') } });
    }
    return { changed, refused };
  }

  /** The refusal of one task takes back that one alone. Anything that is no refusal takes back all. */
  private async attempt(tx: Tx, seen: Seen, input: TaskChange): Promise<Problem | null> {
    try {
      await tx.attempt(() => this.changeOne(tx, seen, input));
      return null;
    } catch (error) {
      if (error instanceof Problem) return error;
      throw error;
    }
  }

  private async changeOne(tx: Tx, { id, version }: Seen, input: TaskChange): Promise<unknown> {
    switch (input.action) {
      case 'remind':
        return this.reminders.remindIn(tx, id, { text: input.text });
      case 'due': {
        const { state } = await this.tasks.lock(tx, tx.actor, id, version);
        const { dueAt, text } = input;
        if (!termIsSet(state)) return this.tasks.update(tx.actor, id, version, { dueAt }, { tx, reason: text });
        return this.extensions.take(tx.actor, id, version, { step: 'move', dueAt, text }, tx);
      }
      case 'priority':
        return this.tasks.update(tx.actor, id, version, { priority: input.priority }, { tx, reason: input.text ?? null });
      case 'reassign': {
        const { state } = await this.tasks.lock(tx, tx.actor, id, version);
        const { leadOrgId, text } = input;
        if (isPrepared(state)) return this.tasks.update(tx.actor, id, version, { leadOrgId }, { tx, reason: text ?? null });
        return this.tasks.take(tx.actor, id, version, takeTaskStep.parse({ step: 'reassign', leadOrgId, text: text ?? null }), tx);
      }
      case 'drop': {
        const { state } = await this.tasks.lock(tx, tx.actor, id, version);
        if (!isPrepared(state)) throw new Problem('task.step-refused', { state, side: 'assigner' });
        return this.tasks.take(tx.actor, id, version, takeTaskStep.parse({ step: 'cancel', text: input.text }), tx);
      }
    }
  }
}
