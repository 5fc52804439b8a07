import { Injectable } from '@nestjs/common';
import type { Actor } from '@ioc/shared/access';
import {
  partStepEvents, partTransitions, refusePart, refusePartStep, type PartNote, type PartTransition, type TaskPart, type TaskPartEvents,
} from '@ioc/shared/task-parts';
import type { GivePart, TakePartStep } from '@ioc/shared/task-parts.input';
import { taskPlace, type Task } from '@ioc/shared/tasks';
import { OrganisationsService } from '#features/organisations';
import { Transactions, type Tx } from '#platform/database';
import { Problem, requireRow } from '#platform/http';
import { insertPart, readParts, warnParts } from './task-parts.queries.js';
import { TasksService } from './tasks.service.js';

/** What is known of the task a part belongs to, and at which version the person saw it. */
interface PartOf {
  taskId: string;
  orgId: string;
  version: number;
}

/** What coordinating units contribute. Every step is one of the task: at the version the person saw, in its timeline, told to all who see it. */
@Injectable()
export class TaskPartsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly tasks: TasksService,
    private readonly organisations: OrganisationsService,
  ) {}

  async list(actor: Actor, taskId: string): Promise<TaskPart[]> {
    await this.tasks.get(actor, taskId);
    return readParts(this.transactions, taskId);
  }

  /** A unit that did not take part before does from now on, and sees the task. */
  give(actor: Actor, { taskId, orgId, version }: PartOf, input: GivePart): Promise<Task> {
    return this.transactions.run(actor, async (tx) => {
      const task = await this.tasks.lock(tx, actor, taskId, version);
      const refused = refusePart(task, actor);
      if (refused !== null) throw new Problem(refused, { state: task.state, side: 'assigner' });
      const { shortName } = await this.organisations.read(tx, orgId);
      await insertPart(tx, task, orgId, input);
      await warnParts(tx, task, await this.tasks.clockOf(tx, task.leadOrgId));
      if (!task.coordinatingOrgIds.includes(orgId)) await tx.query(`update tasks set coordinating_org_ids = array_append(coordinating_org_ids, $2) where id = $1`, [taskId, orgId]);
      return this.tell(tx, taskId, { note: 'part_give', event: 'task.part-given', text: `${shortName}: ${input.required}` });
    });
  }

  take(actor: Actor, { taskId, orgId, version }: PartOf, { step, text }: TakePartStep): Promise<Task> {
    return this.transactions.run(actor, async (tx) => {
      const task = await this.tasks.lock(tx, actor, taskId, version);
      const part = requireRow((await readParts(tx, taskId)).find((each) => each.orgId === orgId), 'task.part-not-found');
      const rule: PartTransition = partTransitions[step];
      const refused = refusePartStep(step, part, task, actor);
      if (refused !== null) throw new Problem(refused, { state: task.state, side: rule.side });
      if (rule.text && !text) throw new Problem('task.reason-required');
      const said = rule.side === 'part-unit' ? `report = $3, reported_by = $4, reported_at = $5` : `decision = $3, decided_by = $4, decided_at = $5`;
      await tx.query(`update task_parts set state = $2, ${said} where id = $1`, [part.id, rule.to, text, actor.id, tx.now]);
      return this.tell(tx, taskId, { note: `part_${step}`, event: partStepEvents[step], text: text ? `${part.orgName}: ${text}` : part.orgName });
    });
  }

  private async tell(tx: Tx, taskId: string, { note, event, text }: { note: PartNote; event: keyof TaskPartEvents; text: string }): Promise<Task> {
    await tx.query(`update tasks set version = version + 1, updated_at = $2 where id = $1`, [taskId, tx.now]);
    await tx.query(`insert into task_updates (task_id, at, by_id, step, text) values ($1, $2, $3, $4, $5)`, [taskId, tx.now, tx.actor.id, note, text]);
    const after = await this.tasks.readAny(tx, taskId);
    tx.record(event, after, taskPlace(after));
    return after;
  }
}
