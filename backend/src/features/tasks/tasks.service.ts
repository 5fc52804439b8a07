import { Injectable } from '@nestjs/common';
import { can, type Actor, type Permission } from '@ioc/shared/access';
import type { OfficeClock } from '@ioc/shared/calendars';
import type { FieldChange } from '@ioc/shared/changes';
import { misplacedChildren } from '@ioc/shared/task-children';
import { toldOf } from '@ioc/shared/task-parties';
import { misplacedEvidence } from '@ioc/shared/task-evidence';
import { worksOn } from '@ioc/shared/task-focal';
import { missingForAssign } from '@ioc/shared/task-gate';
import {
  isOpen,
  isPrepared,
  mayEditTask,
  refuseStep,
  stepEvent,
  taskPlace,
  taskTransitions,
  type StepRefusal,
  type Task,
  type TaskEvaluation,
  type TaskTransition,
  type TaskUpdate,
} from '@ioc/shared/tasks';
import type { AssignTask, TakeTaskStep, UpdateTask } from '@ioc/shared/tasks.input';
import { CalendarsService } from '#features/calendars';
import { OrganisationsService } from '#features/organisations';
import { PlansService } from '#features/plans';
import { SectorsService } from '#features/sectors';
import { Params, Transactions, type Tx } from '#platform/database';
import { Idempotency, Problem, requireRow } from '#platform/http';
import { TaskStepParts } from './step-parts.js';
import { taskChanges } from './task-changes.js';
import { endExtension } from './task-extensions.queries.js';
import { askChildren, hasOpenChildren, keepWithinParent, lockFromAbove } from './task-children.queries.js';
import { keepPartsWithin, requireParts, restartParts, warnParts } from './task-parts.queries.js';
import { TaskEvaluations } from './task-evaluations.js';
import { requireClear, requireFuture } from './task-gate.checks.js';
import { TaskGiving } from './task-giving.js';
import { afterStep, givesWork, missingWords, receiveByAfter, reviewOf, warnOf, type StepFields } from './task-steps.rules.js';
import { movesTerm } from './task-terms.js';
import { updatesOfTask } from './task-updates.queries.js';
import { heldTask, letGo } from './task-held.js';
import { holdTasks } from './task-holding.js';
import { taskScope, taskSelect, toTask, type TaskRow } from './tasks.queries.js';

/** A line of the timeline to be written. */
interface Noted {
  step: TaskUpdate['step'];
  percent?: number | null;
  text?: string | null;
  /** Who leads from here on, where that changes. */
  leadOrgId?: string | null;
  difficulties?: string | null;
  proposals?: string | null;
  /** The new term, where the line is about one. */
  dueAt?: string | null;
  changes?: readonly FieldChange[] | null;
}

/** An edit that is one of many: the transaction of all of them, and what was said about all of them. */
interface Within {
  tx: Tx;
  reason: string | null;
}

@Injectable()
export class TasksService {
  constructor(
    private readonly transactions: Transactions,
    private readonly organisations: OrganisationsService,
    private readonly sectors: SectorsService,
    private readonly plans: PlansService,
    private readonly calendars: CalendarsService,
    private readonly giving: TaskGiving,
    private readonly evaluations: TaskEvaluations,
    private readonly parts: TaskStepParts,
    private readonly idempotency: Idempotency,
  ) {}

  get(actor: Actor, id: string): Promise<Task> {
    return this.read(this.transactions, actor, id);
  }

  async updates(actor: Actor, id: string): Promise<TaskUpdate[]> {
    await this.read(this.transactions, actor, id);
    return updatesOfTask(this.transactions, id);
  }

  async evaluationsOf(actor: Actor, id: string): Promise<TaskEvaluation[]> {
    await this.read(this.transactions, actor, id);
    return this.evaluations.list(id);
  }

  assign(actor: Actor, input: AssignTask, idempotencyKey?: string): Promise<Task> {
    return this.idempotency.run(actor, 'tasks', idempotencyKey, input, async (tx) => requireRow((await this.giving.give(tx, actor, [input]))[0], 'task.not-found'));
  }

  /** Corrects what a task says while it is prepared or open; the state does not move. */
  async update(actor: Actor, id: string, version: number, input: UpdateTask, within: Within | null = null): Promise<Task> {
    return this.transactions.join(within?.tx ?? null, actor, async (tx) => {
      const before = await this.lock(tx, actor, id, version);
      const isDraft = isPrepared(before.state);
      const right: Permission = isDraft ? 'task:assign' : 'task:decide';
      if (!mayEditTask(before, actor)) {
        const refused = refuseStep('cancel', before, actor, tx.now);
        throw refused === null ? new Problem('access.not-permitted', { permission: right }) : this.refusal(refused, before, 'assigner');
      }
      if (movesTerm(before, input)) requireFuture(tx, input.dueAt ?? null);
      if (input.sectorCode !== undefined) await this.sectors.require(tx, input.sectorCode);
      if (input.planId) await this.plans.read(tx, input.planId);
      if (input.leadOrgId !== undefined) await this.organisations.requireLeads(tx, [input.leadOrgId]);
      if (input.coordinatingOrgIds !== undefined) await this.organisations.requireAll(tx, input.coordinatingOrgIds);
      if (!isDraft && (input.leadOrgId !== undefined || input.coordinatingOrgIds !== undefined)) throw new Problem('task.lead-is-set');
      const after = { ...before, ...input };
      // What was given stays clear; work from before there was a gate is not held to it by an edit of something else.
      if (!isDraft) requireClear(after, new Set(missingForAssign(before).map(({ item }) => item)));
      const clock = await this.clockOf(tx, after.leadOrgId);
      const originalDueAt = isDraft ? after.dueAt : before.originalDueAt;
      await tx.query(
        `update tasks set title = $2, content = $3, priority = $4, sector = $5, due_at = $6, warn_at = $7, original_due_at = $8, required_result = $9, origin_kind = $10,
           doc_number = $11, doc_date = $12, doc_issuer = $13, doc_subject = $14, review_every = $15, lead_org_id = $16, coordinating_org_ids = $17,
           plan_id = $19, required_evidence = $20, receive_by = $21, review_at = $22, version = version + 1, updated_at = $18 where id = $1`,
        [id, after.title, after.content, after.priority, after.sectorCode, after.dueAt, warnOf(after, clock), originalDueAt,
          after.requiredResult, after.originKind, after.docNumber, after.docDate, after.docIssuer, after.docSubject, after.reviewEvery, after.leadOrgId,
          after.coordinatingOrgIds.filter((orgId) => orgId !== after.leadOrgId), tx.now, after.planId, after.requiredEvidence, receiveByAfter(before, after, clock), reviewOf(after, clock)],
      );
      await warnParts(tx, after, clock);
      const task = await this.readAny(tx, id);
      // What was thought of while it was prepared stays with those who prepared it: whoever gets it reads this line too.
      const changes = isDraft ? null : await taskChanges(tx, before, task);
      await this.note(tx, id, { step: 'edit', text: within?.reason ?? null, dueAt: movesTerm(before, input) ? after.dueAt : null, changes });
      this.requireRight(actor, right, task);
      tx.record(isDraft ? 'task.draft-edited' : 'task.updated', task, taskPlace(task));
      return task;
    });
  }

  /** One step of the machine in the contract: refused with the rule's name unless state, side and person allow it. */
  async take(actor: Actor, id: string, version: number, input: TakeTaskStep, within: Tx | null = null): Promise<Task> {
    const misplaced = misplacedEvidence(input) ?? misplacedChildren(input);
    if (misplaced !== null) throw new Problem('request.invalid', {}, { fields: [{ path: misplaced, code: 'unrecognized_keys', message: input.step }] });
    return this.transactions.join(within, actor, async (tx) => this.carry(tx, actor, await this.lock(tx, actor, id, version), input));
  }

  private async carry(tx: Tx, actor: Actor, before: Task, input: TakeTaskStep): Promise<Task> {
    const { step, text, percent, quality } = input;
    const { id } = before;
    if (input.leadOrgId !== null) await this.organisations.requireLeads(tx, [input.leadOrgId]);
    const rule: TaskTransition = taskTransitions[step];
    const refused = refuseStep(step, before, actor, tx.now);
    if (refused !== null) throw this.refusal(refused, before, rule.side);
    const missing = missingWords(step, before, input);
    if (missing !== null) throw new Problem(missing);
    if (step === 'submit') await requireParts(tx, id);
    const calledOff = await askChildren(tx, before, input);
    if (input.childrenReason && await hasOpenChildren(tx, id)) await this.note(tx, id, { step: 'leave_children', text: input.childrenReason });
    if (givesWork(before, step)) {
      requireClear(before);
      requireFuture(tx, before.dueAt);
    }
    const clock = await this.clockOf(tx, (step === 'reassign' ? input.leadOrgId : null) ?? before.leadOrgId);
    const after = afterStep(before, input, { now: tx.now, byId: actor.id, clock });
    if (after.dueAt !== before.dueAt) await keepWithinParent(tx, { parentId: before.parentId, dueAt: after.dueAt });
    await this.move(tx, id, after, worksOn(step) ? actor.id : null);
    await endExtension(tx, { id, state: after.state });
    if (step === 'resume') await restartParts(tx, before, clock);
    await keepPartsWithin(tx, { id, dueAt: after.dueAt });
    if (isOpen(after.state)) await warnParts(tx, before, clock);
    if (quality !== null && (step === 'evaluate' || step === 'decide_appeal')) {
      await this.evaluations.record(tx, before, { kind: step === 'evaluate' ? 'first' : 'appeal', quality, comment: text, clock });
    }
    const updateId = await this.note(tx, id, { step, text, difficulties: input.difficulties, proposals: input.proposals, percent: step === 'submit' ? 100 : step === 'report' ? percent : null, leadOrgId: step === 'reassign' ? after.leadOrgId : null });
    const task = await this.readAny(tx, id);
    if (step === 'reassign') {
      // Nobody moves work to where they may not give any.
      this.requireRight(actor, 'task:decide', task);
      const withdrawn = { ...toldOf(before), coordinatingOrgIds: [], unitId: null };
      tx.record('task.withdrawn', withdrawn, taskPlace(withdrawn));
    }
    tx.record(stepEvent(step, before.state), task, taskPlace(task));
    await this.parts.run(tx, { task, updateId, input });
    // A right that lacks on one of them takes the whole step back.
    for (const childId of calledOff) await this.carry(tx, actor, await this.readAny(tx, childId), { ...input, children: 'keep' });
    return task;
  }

  /** @param workerId who of the lead unit took a step of the work; null leaves it as it is */
  private async move(tx: Tx, id: string, after: StepFields, workerId: string | null): Promise<void> {
    await tx.query(
      `update tasks set state = $2, is_given = is_given or $2 = 'assigned', lead_org_id = $3, coordinating_org_ids = $4, assigned_at = $5, return_until = $6, due_at = $7,
         focal_user_id = case when lead_org_id = $3 then focal_user_id end, worker_id = case when lead_org_id = $3 then coalesce($22, worker_id) end, warn_at = $8, progress_percent = $9, last_report_at = $10, submitted_at = $11, submitted_by_id = $12, completed_at = $13, first_completed_at = $14,
         rework_count = $15, asked_by_id = $16, suspended_at = $17, suspended_from = $18, appeal = $19, evaluate_by = $21, receive_by = $23, receive_since = $24, review_at = $25, review_since = $26, version = version + 1, updated_at = $20 where id = $1`,
      [id, after.state, after.leadOrgId, after.coordinatingOrgIds, after.assignedAt, after.returnUntil, after.dueAt, after.warnAt, after.progressPercent, after.lastReportAt,
        after.submittedAt, after.submittedById, after.completedAt, after.firstCompletedAt, after.reworkCount, after.askedById, after.suspendedAt, after.suspendedFrom,
        after.appeal, tx.now, after.evaluateBy, workerId, after.receiveBy, after.receiveSince, after.reviewAt, after.reviewSince],
    );
  }

  async clockOf(tx: Tx, orgId: string): Promise<OfficeClock> {
    return (await this.calendars.clocks(tx))(orgId);
  }

  /** For who changes many of them: locked and read at once, before the first is changed. */
  hold(tx: Tx, ids: readonly string[]): Promise<void> {
    return holdTasks(tx, tx.actor, ids);
  }

  /** The task as the person saw it, and nobody else's until the end of the transaction. */
  async lock(tx: Tx, actor: Actor, id: string, version: number): Promise<Task> {
    const held = heldTask(tx, id);
    if (held === undefined) await lockFromAbove(tx, id);
    const task = held ?? await this.read(tx, actor, id);
    if (task.version !== version) throw new Problem('request.version-stale', {}, { current: task });
    return task;
  }

  /** Nobody gives work, or moves it into a sector, where they may not give any; the transaction takes back what was written. */
  private requireRight(actor: Actor, permission: Permission, task: Task): void {
    if (!can(actor.grants, permission, taskPlace(task))) throw new Problem('access.not-permitted', { permission });
  }

  private refusal(code: StepRefusal, task: Task, side: TaskTransition['side']): Problem {
    return new Problem(code, { state: task.state, side });
  }

  /** What this person may see, also inside a transaction. */
  async read(db: Transactions | Tx, actor: Actor, id: string): Promise<Task> {
    const params = new Params();
    const [row] = await db.query<TaskRow>(`${taskSelect} where t.id = ${params.add(id)} and ${taskScope(actor, params)}`, params.values);
    return toTask(requireRow(row, 'task.not-found'));
  }

  /** As sight looks at it: what was called off before it was given stays with those who prepared it. */
  async asSeen(db: Transactions | Tx, task: Task): Promise<Task> {
    if (task.state !== 'cancelled') return task;
    const [row] = await db.query<{ isGiven: boolean }>(`select is_given as "isGiven" from tasks where id = $1`, [task.id]);
    return row?.isGiven === false ? { ...task, state: 'draft' } : task;
  }

  /** As it is after what was written. */
  async readAny(tx: Tx, id: string): Promise<Task> {
    letGo(tx, id);
    const [row] = await tx.query<TaskRow>(`${taskSelect} where t.id = $1`, [id]);
    return toTask(requireRow(row, 'task.not-found'));
  }

  private async note(tx: Tx, taskId: string, { step, percent = null, text = null, leadOrgId = null, difficulties = null, proposals = null, dueAt = null, changes = null }: Noted): Promise<string> {
    const [line] = await tx.query<{ id: string }>(
      `insert into task_updates (task_id, at, by_id, step, percent, text, lead_org_id, difficulties, proposals, due_at, changes)
       values ($1, $2, $3, $4, $5, $6, $7, nullif($8, ''), nullif($9, ''), $10, $11::jsonb) returning id`,
      [taskId, tx.now, tx.actor.id, step, percent, text, leadOrgId, difficulties, proposals, dueAt, changes && JSON.stringify(changes)],
    );
    return requireRow(line, 'task.not-found').id;
  }
}
