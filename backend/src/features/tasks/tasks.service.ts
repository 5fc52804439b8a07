import { Injectable } from '@nestjs/common';
import { can, type Actor, type Permission } from '@ioc/shared/access';
import type { Page } from '@ioc/shared/list';
import {
  refuseStep,
  taskPlace,
  taskStepEvents,
  taskTransitions,
  warnAt,
  type Task,
  type TaskSnapshot,
  type TaskTransition,
  type TaskUpdate,
} from '@ioc/shared/tasks';
import type { AssignTask, TakeTaskStep, TaskQuery, UpdateTask } from '@ioc/shared/tasks.input';
import { timeZone } from '@ioc/shared/time';
import { CalendarsService } from '#features/calendars';
import { OrganisationsService } from '#features/organisations';
import { SectorsService } from '#features/sectors';
import { pageText, Params, tableVersion, Totals, Transactions, type JsonText, type Tx } from '#platform/database';
import { Idempotency, orderBy, pageClause, Problem, requireRow } from '#platform/http';
import { TaskSubjects } from './task-subjects.js';
import { taskCondition, selectTasks, taskScope, taskSelect, taskSorts, toTask, type TaskRow } from './tasks.queries.js';

const mostOnMap = 5_000;

@Injectable()
export class TasksService {
  constructor(
    private readonly transactions: Transactions,
    private readonly totals: Totals,
    private readonly organisations: OrganisationsService,
    private readonly sectors: SectorsService,
    private readonly calendars: CalendarsService,
    private readonly subjects: TaskSubjects,
    private readonly idempotency: Idempotency,
  ) {}

  async list(actor: Actor, query: TaskQuery): Promise<JsonText<Page<Task>>> {
    const params = new Params();
    const condition = taskCondition(actor, query, this.transactions.clock.now(), params);
    const order = orderBy(query, taskSorts, 't.due_at nulls last', 't.id');
    // The page is chosen by ids first, along an index where there is one; only its rows are joined with their names.
    const rows = await this.transactions.query<TaskRow & { tableVersion: number }>(
      `${selectTasks(`${tableVersion('tasks')} as "tableVersion"`)} where t.id = any(array(
         select t.id from tasks t left join organisations o on o.id = t.lead_org_id where ${condition} ${order} ${pageClause(query)})) ${order}`,
      params.values,
    );
    const version = rows[0]?.tableVersion ?? null;
    const total = await this.totals.count(version, `select count(*) as total from tasks t where ${condition}`, params.values);
    return pageText(rows.map(({ record }) => record), total);
  }

  get(actor: Actor, id: string): Promise<Task> {
    return this.read(this.transactions, actor, id);
  }

  async updates(actor: Actor, id: string): Promise<TaskUpdate[]> {
    await this.read(this.transactions, actor, id);
    return this.transactions.query<TaskUpdate>(
      `select p.id, p.at, p.by_id as "byId", coalesce(u.full_name, '') as "byName", o.short_name as "orgName", p.step, p.percent, p.text
       from task_updates p left join users u on u.id = p.by_id left join organisations o on o.id = u.org_id where p.task_id = $1 order by p.at, p.id`,
      [id],
    );
  }

  /** The open tasks and the event number that is true at; one statement. */
  async onMap(actor: Actor): Promise<TaskSnapshot> {
    const params = new Params();
    const rows = await this.transactions.query<TaskRow & { seq: number }>(
      `select h.seq, t.record from event_head h left join lateral (${taskSelect}
         where t.state not in ('completed', 'cancelled') and ${taskScope(actor, params)}
         order by t.due_at nulls last limit ${mostOnMap + 1}) t on true`,
      params.values,
    );
    // A head without tasks is one row without a record.
    const tasks = rows.filter(({ record }) => record !== null).slice(0, mostOnMap).map(toTask);
    return { seq: rows[0]?.seq ?? 0, isCut: rows.length > mostOnMap, tasks };
  }

  assign(actor: Actor, input: AssignTask, idempotencyKey?: string): Promise<Task> {
    return this.idempotency.run(actor, 'tasks', idempotencyKey, input, async (tx) => {
      if (Date.parse(input.dueAt) <= tx.now.getTime()) throw new Problem('task.due-in-the-past');
      await this.sectors.require(tx, input.sectorCode);
      const lead = await this.organisations.read(tx, input.leadOrgId);
      if (!lead.canLeadTask) throw new Problem('task.lead-cannot-lead');
      await this.organisations.requireAll(tx, input.coordinatingOrgIds);
      const place = input.subject === null ? null : await this.subjects.find(tx, actor, input.subject);
      const [created] = await tx.query<{ id: string }>(
        `insert into tasks (code, title, content, state, priority, sector, lead_org_id, coordinating_org_ids, assigner_id, assigned_at, due_at,
           subject_kind, subject_id, subject_name, location, unit_id, warn_at)
         values ($1, $2, $3, 'assigned', $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, st_setsrid(st_makepoint($14, $15), 4326), $16, $17) returning id`,
        [await this.nextCode(tx), input.title, input.content, input.priority, input.sectorCode, input.leadOrgId,
          input.coordinatingOrgIds.filter((id) => id !== input.leadOrgId), actor.id, tx.now, input.dueAt,
          input.subject?.kind ?? null, input.subject?.id ?? null, place?.name ?? null, place?.location?.[0] ?? null, place?.location?.[1] ?? null, place?.unitId ?? null,
          await this.warnAt(tx, { ...input, assignedAt: tx.now.toISOString() })],
      );
      const { id } = requireRow(created, 'task.not-found');
      await this.note(tx, id, 'assign', null, null);
      const task = await this.readAny(tx, id);
      this.requireRight(actor, 'task:assign', task);
      tx.record('task.assigned', task, taskPlace(task));
      return task;
    });
  }

  /** Corrects what was given while the work is open. Whoever gives tasks here may; the state does not move. */
  async update(actor: Actor, id: string, version: number, input: UpdateTask): Promise<Task> {
    return this.transactions.run(actor, async (tx) => {
      const before = await this.lock(tx, actor, id, version);
      const refused = refuseStep('cancel', before, actor);
      if (refused !== null) throw this.refusal(refused, before, 'assigner');
      if (input.dueAt !== undefined && Date.parse(input.dueAt) <= tx.now.getTime()) throw new Problem('task.due-in-the-past');
      if (input.sectorCode !== undefined) await this.sectors.require(tx, input.sectorCode);
      const after = { ...before, ...input };
      await tx.query(
        `update tasks set title = $2, content = $3, priority = $4, sector = $5, due_at = $6, warn_at = $7, version = version + 1, updated_at = $8 where id = $1`,
        [id, after.title, after.content, after.priority, after.sectorCode, after.dueAt, await this.warnAt(tx, after), tx.now],
      );
      const task = await this.readAny(tx, id);
      this.requireRight(actor, 'task:decide', task);
      tx.record('task.updated', task, taskPlace(task));
      return task;
    });
  }

  /** One step of the machine in the contract: refused with the rule's name unless state, side and person allow it. */
  async take(actor: Actor, id: string, version: number, { step, text, percent }: TakeTaskStep): Promise<Task> {
    return this.transactions.run(actor, async (tx) => {
      const before = await this.lock(tx, actor, id, version);
      const rule: TaskTransition = taskTransitions[step];
      const refused = refuseStep(step, before, actor);
      if (refused !== null) throw this.refusal(refused, before, rule.side);
      if (rule.reason && !text) throw new Problem('task.reason-required');
      if (step === 'report' && (percent === null || (percent < before.progressPercent && !text))) throw new Problem('task.percent-required');
      const now = tx.now.toISOString();
      const after: Task = {
        ...before,
        state: rule.to,
        ...(step === 'report' ? { progressPercent: percent ?? before.progressPercent, lastReportAt: now } : {}),
        ...(step === 'submit' ? { submittedAt: now, submittedById: actor.id, progressPercent: 100, lastReportAt: now } : {}),
        ...(step === 'accept' ? { completedAt: before.submittedAt } : {}),
        ...(step === 'send_back' ? { reworkCount: before.reworkCount + 1, submittedAt: null, submittedById: null } : {}),
      };
      await tx.query(
        `update tasks set state = $2, progress_percent = $3, last_report_at = $4, submitted_at = $5, submitted_by_id = $6, completed_at = $7,
           rework_count = $8, version = version + 1, updated_at = $9 where id = $1`,
        [id, after.state, after.progressPercent, after.lastReportAt, after.submittedAt, after.submittedById, after.completedAt, after.reworkCount, tx.now],
      );
      await this.note(tx, id, step, step === 'submit' ? 100 : step === 'report' ? percent : null, text);
      const task = await this.readAny(tx, id);
      tx.record(taskStepEvents[step], task, taskPlace(task));
      return task;
    });
  }

  /** Asked anew whenever who leads, the due date or the urgency changes; a change of calendars is `TaskTerms`'. */
  private async warnAt(tx: Tx, { leadOrgId, priority, assignedAt, dueAt }: Pick<Task, 'leadOrgId' | 'priority' | 'assignedAt' | 'dueAt'>): Promise<Date | null> {
    if (dueAt === null) return null;
    const clocks = await this.calendars.clocks(tx);
    return warnAt({ priority, assignedAt: new Date(assignedAt), dueAt: new Date(dueAt) }, clocks(leadOrgId));
  }

  private async lock(tx: Tx, actor: Actor, id: string, version: number): Promise<Task> {
    await tx.query(`select 1 from tasks where id = $1 for update`, [id]);
    const task = await this.read(tx, actor, id);
    if (task.version !== version) throw new Problem('request.version-stale', {}, { current: task });
    return task;
  }

  /** Nobody gives work, or moves it into a sector, where they may not give any; the transaction takes back what was written. */
  private requireRight(actor: Actor, permission: Permission, task: Task): void {
    if (!can(actor.grants, permission, taskPlace(task))) throw new Problem('access.not-permitted', { permission });
  }

  private refusal(code: 'task.step-refused' | 'task.not-your-side' | 'task.own-submission', task: Task, side: TaskTransition['side']): Problem {
    return new Problem(code, { state: task.state, side });
  }

  private async read(db: Transactions | Tx, actor: Actor, id: string): Promise<Task> {
    const params = new Params();
    const [row] = await db.query<TaskRow>(`${taskSelect} where t.id = ${params.add(id)} and ${taskScope(actor, params)}`, params.values);
    return toTask(requireRow(row, 'task.not-found'));
  }

  private async readAny(tx: Tx, id: string): Promise<Task> {
    const [row] = await tx.query<TaskRow>(`${taskSelect} where t.id = $1`, [id]);
    return toTask(requireRow(row, 'task.not-found'));
  }

  private async note(tx: Tx, taskId: string, step: TaskUpdate['step'], percent: number | null, text: string | null): Promise<void> {
    await tx.query(`insert into task_updates (task_id, at, by_id, step, percent, text) values ($1, $2, $3, $4, $5, $6)`, [
      taskId, tx.now, tx.actor.id, step, percent, text,
    ]);
  }

  private async nextCode(tx: Tx): Promise<string> {
    const year = Number(new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric' }).format(tx.now));
    const [row] = await tx.query<{ last: number }>(
      `insert into task_numbers (year, last) values ($1, 1) on conflict (year) do update set last = task_numbers.last + 1 returning last`,
      [year],
    );
    return `NV-${year}-${String(row?.last ?? 0).padStart(5, '0')}`;
  }
}
