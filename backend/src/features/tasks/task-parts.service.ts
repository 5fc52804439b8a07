import { Injectable } from '@nestjs/common';
import type { Actor } from '@ioc/shared/access';
import {
  misplacedOnPart, missingOnPart, partStepEvents, partTransitions, refusePart, refusePartStep, type PartNote, type PartTransition, type TaskPart, type TaskPartEvents,
} from '@ioc/shared/task-parts';
import type { GivePart, TakePartStep } from '@ioc/shared/task-parts.input';
import { taskPlace, type Task } from '@ioc/shared/tasks';
import { OrganisationsService } from '#features/organisations';
import { Transactions, type Tx } from '#platform/database';
import { Problem, requireRow } from '#platform/http';
import { TaskFiles } from './task-files.js';
import { insertPart, readParts, warnParts, writeReport } from './task-parts.queries.js';
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
    private readonly files: TaskFiles,
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
      await note(tx, taskId, { note: 'part_give', text: `${shortName}: ${input.required}` });
      return this.tell(tx, taskId, 'task.part-given');
    });
  }

  async take(actor: Actor, { taskId, orgId, version }: PartOf, input: TakePartStep): Promise<Task> {
    const { step, text } = input;
    const misplaced = misplacedOnPart(input);
    if (misplaced !== null) throw new Problem('request.invalid', {}, { fields: [{ path: misplaced, code: 'unrecognized_keys', message: step }] });
    return this.transactions.run(actor, async (tx) => {
      const task = await this.tasks.lock(tx, actor, taskId, version);
      const part = requireRow((await readParts(tx, taskId)).find((each) => each.orgId === orgId), 'task.part-not-found');
      const rule: PartTransition = partTransitions[step];
      const refused = refusePartStep(step, part, task, actor);
      if (refused !== null) throw new Problem(refused, { state: task.state, side: rule.side });
      const missing = missingOnPart(input, part);
      if (missing !== null) throw new Problem(missing);
      const percent = rule.percent ? input.percent : step === 'report' ? 100 : null;
      const updateId = await note(tx, taskId, { ...input, percent, note: `part_${step}`, text: text ? `${part.orgName}: ${text}` : part.orgName });
      await this.files.bind(tx, updateId, input.attachmentIds);
      if (rule.side === 'part-unit') {
        await writeReport(tx, { id: part.id, state: rule.to, progressPercent: percent ?? part.progressPercent, report: text, difficulties: input.difficulties, proposals: input.proposals }, updateId);
      } else {
        await tx.query(`update task_parts set state = $2, decision = $3, decided_by = $4, decided_at = $5 where id = $1`, [part.id, rule.to, text, actor.id, tx.now]);
      }
      return this.tell(tx, taskId, partStepEvents[step]);
    });
  }

  private async tell(tx: Tx, taskId: string, event: keyof TaskPartEvents): Promise<Task> {
    await tx.query(`update tasks set version = version + 1, updated_at = $2 where id = $1`, [taskId, tx.now]);
    const after = await this.tasks.readAny(tx, taskId);
    tx.record(event, after, taskPlace(after));
    return after;
  }
}

/** A line of the timeline about one part. */
interface Noted extends Partial<Pick<TakePartStep, 'percent' | 'difficulties' | 'proposals'>> {
  note: PartNote;
  text: string;
}

async function note(tx: Tx, taskId: string, { note: step, text, percent = null, difficulties = null, proposals = null }: Noted): Promise<string> {
  const [line] = await tx.query<{ id: string }>(
    `insert into task_updates (task_id, at, by_id, step, text, percent, difficulties, proposals) values ($1, $2, $3, $4, $5, $6, nullif($7, ''), nullif($8, '')) returning id`,
    [taskId, tx.now, tx.actor.id, step, text, percent, difficulties, proposals],
  );
  return requireRow(line, 'task.not-found').id;
}
