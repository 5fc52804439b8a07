import { Injectable } from '@nestjs/common';
import { can, type Actor } from '@ioc/shared/access';
import { taskPlace, type Task } from '@ioc/shared/tasks';
import type { AssignTask } from '@ioc/shared/tasks.input';
import { timeZone } from '@ioc/shared/time';
import { CalendarsService } from '#features/calendars';
import { OrganisationsService } from '#features/organisations';
import { PlansService } from '#features/plans';
import { SectorsService } from '#features/sectors';
import type { Tx } from '#platform/database';
import { Problem } from '#platform/http';
import { keepWithinParent } from './task-children.queries.js';
import { beginChecklists } from './task-checklist.queries.js';
import { requireClear, requireFuture } from './task-gate.checks.js';
import { insertPart, warnParts } from './task-parts.queries.js';
import { answerBy, firstReview, warnOf } from './task-steps.rules.js';
import { TaskSubjects } from './task-subjects.js';
import { taskSelect, toTask, type TaskRow } from './tasks.queries.js';

/** Of which task it is a child, and which unit breaks its own work down by it. */
export interface ChildOf {
  parentId: string;
  giverOrgId: string | null;
}

const unique = <Value>(values: readonly Value[]): Value[] => [...new Set(values)];

/**
 * Gives work at once, or prepares it: a draft is known to those who give work only, and may lack what the gate asks for.
 * One task or the thousand of a plan: what they share is asked once, they are written together, and their numbers are taken
 * last, because whoever else gives work waits for the next number until the commit.
 */
@Injectable()
export class TaskGiving {
  constructor(
    private readonly organisations: OrganisationsService,
    private readonly sectors: SectorsService,
    private readonly plans: PlansService,
    private readonly calendars: CalendarsService,
    private readonly subjects: TaskSubjects,
  ) {}

  /**
   * All of them or none. As many statements for many as for one, besides one for each subject and each part.
   * @param child whether its parent may be broken down is asked of the parent
   * @returns in the order of the inputs
   */
  async give(tx: Tx, actor: Actor, inputs: readonly AssignTask[], child: ChildOf | null = null): Promise<Task[]> {
    const parentId = child?.parentId ?? null;
    for (const input of inputs) {
      requireFuture(tx, input.dueAt);
      if (!input.asDraft) requireClear(input);
      await keepWithinParent(tx, { parentId, dueAt: input.dueAt });
    }
    await this.sectors.require(tx, ...unique(inputs.map(({ sectorCode }) => sectorCode)));
    for (const planId of unique(inputs.map((input) => input.planId))) if (planId !== null) await this.plans.read(tx, planId);
    await this.organisations.requireLeads(tx, unique(inputs.map(({ leadOrgId }) => leadOrgId)));
    await this.organisations.requireAll(tx, unique(inputs.flatMap(takingPart)));
    const ids = await this.insert(tx, actor, inputs, { parentId, giverOrgId: child === null ? actor.orgId : child.giverOrgId });
    const clockOf = await this.calendars.clocks(tx);
    for (const [index, input] of inputs.entries()) {
      if (input.parts.length === 0) continue;
      for (const { orgId, ...part } of input.parts) await insertPart(tx, { ...input, id: ids[index] ?? '' }, orgId, part);
      await warnParts(tx, { id: ids[index] ?? '', priority: input.priority }, clockOf(input.leadOrgId));
    }
    await beginChecklists(tx, inputs.map(({ checklist }, index) => ({ id: ids[index] ?? '', lines: checklist })));
    await tx.query(
      `insert into task_updates (task_id, at, by_id, step) select w.id, $2, $3, w.step from unnest($1::uuid[], $4::text[]) with ordinality as w(id, step, n) order by w.n`,
      [ids, tx.now, actor.id, inputs.map(({ asDraft }) => (asDraft ? 'draft' : 'assign'))],
    );
    await number(tx, ids);
    return this.told(tx, actor, ids, parentId);
  }

  private async insert(tx: Tx, actor: Actor, inputs: readonly AssignTask[], { parentId, giverOrgId }: Omit<ChildOf, 'parentId'> & { parentId: string | null }): Promise<string[]> {
    const clockOf = await this.calendars.clocks(tx);
    const assignedAt = tx.now.toISOString();
    const rows = [];
    for (const input of inputs) {
      const place = input.subject === null ? null : await this.subjects.find(tx, actor, input.subject);
      const clock = clockOf(input.leadOrgId);
      rows.push({
        ...input, coordinatingOrgIds: takingPart(input).filter((id) => id !== input.leadOrgId), subjectKind: input.subject?.kind, subjectId: input.subject?.id, subjectName: place?.name,
        lng: place?.location?.[0], lat: place?.location?.[1], unitId: place?.unitId, warnAt: warnOf({ ...input, assignedAt }, clock),
        ...(input.asDraft ? {} : { ...answerBy(input.priority, tx.now, clock), ...firstReview({ ...input, assignedAt }, clock) }),
      });
    }
    // Until it has its number a task goes by its id.
    const made = await tx.query<{ id: string }>(
      `with given as (select gen_random_uuid() as id, w.* from rows from (jsonb_to_recordset($1::jsonb) as (title text, content text, "asDraft" boolean, priority text,
           "sectorCode" text, "leadOrgId" uuid, "coordinatingOrgIds" jsonb, "dueAt" timestamptz, "subjectKind" text, "subjectId" uuid, "subjectName" text, lng float8, lat float8,
           "unitId" uuid, "warnAt" timestamptz, "receiveBy" timestamptz, "receiveSince" timestamptz, "reviewAt" timestamptz, "reviewSince" timestamptz, "returnUntil" timestamptz, "requiredResult" text, "originKind" text, "docNumber" text, "docDate" date, "docIssuer" text,
           "docSubject" text, "reviewEvery" text, "planId" uuid, "requiredEvidence" text)) with ordinality as w(title, content, "asDraft", priority, "sectorCode", "leadOrgId", "coordinatingOrgIds", "dueAt",
           "subjectKind", "subjectId", "subjectName", lng, lat, "unitId", "warnAt", "receiveBy", "receiveSince", "reviewAt", "reviewSince", "returnUntil", "requiredResult", "originKind", "docNumber", "docDate", "docIssuer", "docSubject",
           "reviewEvery", "planId", "requiredEvidence", n)),
         written as (insert into tasks (id, code, title, content, state, is_given, priority, sector, lead_org_id, coordinating_org_ids, assigner_id, assigned_at, due_at,
           original_due_at, subject_kind, subject_id, subject_name, location, unit_id, warn_at, receive_by, receive_since, review_at, review_since, return_until, required_result, origin_kind, doc_number, doc_date, doc_issuer,
           doc_subject, review_every, plan_id, required_evidence, parent_id, giver_org_id)
         select id, id::text, title, content, case when "asDraft" then 'draft' else 'assigned' end, not "asDraft", priority, "sectorCode", "leadOrgId",
           array(select jsonb_array_elements_text("coordinatingOrgIds"))::uuid[], $2, $3, "dueAt", "dueAt", "subjectKind", "subjectId", "subjectName",
           st_setsrid(st_makepoint(lng, lat), 4326), "unitId", "warnAt", "receiveBy", "receiveSince", "reviewAt", "reviewSince", "returnUntil", "requiredResult", "originKind", "docNumber", "docDate", "docIssuer", "docSubject",
           "reviewEvery", "planId", "requiredEvidence", $4, $5::uuid from given order by n)
       select id from given order by n`,
      [JSON.stringify(rows), actor.id, tx.now, parentId, giverOrgId],
    );
    return made.map(({ id }) => id);
  }

  private async told(tx: Tx, actor: Actor, ids: readonly string[], parentId: string | null): Promise<Task[]> {
    const rows = await tx.query<TaskRow>(`${taskSelect} where t.id = any($1::uuid[]) order by array_position($1::uuid[], t.id)`, [ids]);
    return rows.map((row) => {
      const task = toTask(row);
      if (parentId === null && !can(actor.grants, 'task:assign', taskPlace(task))) throw new Problem('access.not-permitted', { permission: 'task:assign' });
      tx.record(task.state === 'draft' ? 'task.drafted' : 'task.assigned', task, taskPlace(task));
      return task;
    });
  }
}

const takingPart = ({ coordinatingOrgIds, parts }: AssignTask): string[] => unique([...coordinatingOrgIds, ...parts.map(({ orgId }) => orgId)]);

/** NV-2026-00001 and on, in the order of the ids, without gaps. */
async function number(tx: Tx, ids: readonly string[]): Promise<void> {
  const year = Number(new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric' }).format(tx.now));
  const [row] = await tx.query<{ last: number }>(
    `insert into task_numbers (year, last) values ($1, $2) on conflict (year) do update set last = task_numbers.last + excluded.last returning last`,
    [year, ids.length],
  );
  await tx.query(
    `update tasks t set code = 'NV-' || $2 || '-' || lpad((w.n + $3)::text, greatest(5, length((w.n + $3)::text)), '0')
     from unnest($1::uuid[]) with ordinality as w(id, n) where t.id = w.id`,
    [ids, String(year), (row?.last ?? 0) - ids.length],
  );
}
