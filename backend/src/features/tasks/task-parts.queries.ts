import { isMissing, partableStates, type TaskPart } from '@ioc/shared/task-parts';
import type { GivePart } from '@ioc/shared/task-parts.input';
import { clockFor, movedPast, warnAt, type Task } from '@ioc/shared/tasks';
import type { WorkingClock } from '@ioc/shared/working-time';
import type { Transactions, Tx } from '#platform/database';
import { Problem } from '#platform/http';
import { hasNone } from './task-held.js';

const workGoesOn = `t.state in (${partableStates.map((state) => `'${state}'`).join(', ')})`;

export const owedPart = `p.state in ('open', 'reported') and p.due_at is not null`;

/** What decides when a part becomes due soon. */
export interface PartTerm {
  id: string;
  givenAt: string;
  dueAt: string;
  warnAt: string | null;
}

/** Every step of a part edits its task, so a total that is remembered for the table of tasks holds for this filter too. */
export const openPartCondition = (orgIds: string): string =>
  `${workGoesOn} and exists (select 1 from task_parts p where p.task_id = t.id and p.state = 'open' and p.org_id = any(${orgIds}::uuid[]))`;

/** In the order in which they are due. */
export const readParts = (db: Transactions | Tx, taskId: string): Promise<TaskPart[]> =>
  db.query<TaskPart>(
    `select p.id, p.org_id as "orgId", o.short_name as "orgName", p.required, p.due_at as "dueAt", p.warn_at as "warnAt", p.is_mandatory as "isMandatory", p.state,
       p.progress_percent as "progressPercent", p.report, p.difficulties, p.proposals, p.report_update_id as "reportUpdateId",
       p.reported_by as "reportedById", r.full_name as "reportedByName", p.reported_at as "reportedAt", p.decision, d.full_name as "decidedByName", p.decided_at as "decidedAt"
     from task_parts p join organisations o on o.id = p.org_id left join users r on r.id = p.reported_by left join users d on d.id = p.decided_by
     where p.task_id = $1 order by p.due_at nulls last, o.short_name collate vi_icu, p.id`,
    [taskId],
  );

/** Whoever calls has made sure that the organisation exists and takes part in the task. */
export async function insertPart(tx: Tx, task: Pick<Task, 'id' | 'dueAt' | 'leadOrgId'>, orgId: string, part: GivePart): Promise<void> {
  if (orgId === task.leadOrgId) throw new Problem('task.part-of-lead');
  const dueAt = part.dueAt ?? task.dueAt;
  if (dueAt !== null && Date.parse(dueAt) <= tx.now.getTime()) throw new Problem('task.due-in-the-past');
  if (dueAt !== null && task.dueAt !== null && Date.parse(dueAt) > Date.parse(task.dueAt)) throw new Problem('task.part-after-task');
  const [inserted] = await tx.query(
    `insert into task_parts (task_id, org_id, required, due_at, is_mandatory, given_at) values ($1, $2, $3, $4, $5, $6) on conflict (task_id, org_id) do nothing returning 1`,
    [task.id, orgId, part.required, dueAt, part.isMandatory, tx.now],
  );
  if (!inserted) throw new Problem('task.part-exists');
}

/** What its unit says of a part; the last report holds, the earlier ones stay in the timeline. */
export async function writeReport(tx: Tx, part: Pick<TaskPart, 'id' | 'state' | 'progressPercent' | 'report' | 'difficulties' | 'proposals'>, updateId: string): Promise<void> {
  await tx.query(
    `update task_parts set state = $2, progress_percent = $3, report = $4, difficulties = nullif($5, ''), proposals = nullif($6, ''), reported_by = $7, reported_at = $8, report_update_id = $9
     where id = $1`,
    [part.id, part.state, part.progressPercent, part.report, part.difficulties, part.proposals, tx.actor.id, tx.now, updateId],
  );
}

/** A part is of a unit that takes part, and does not end after the whole: what is due later than a term that was shortened is due with it. */
export async function keepPartsWithin(tx: Tx, { id, dueAt }: Pick<Task, 'id' | 'dueAt'>): Promise<void> {
  if (hasNone(tx, 'parts', id)) return;
  await tx.query(
    `with gone as (delete from task_parts p using tasks t where t.id = $1 and p.task_id = t.id and p.org_id <> all(t.coordinating_org_ids))
     update task_parts p set due_at = $2 from tasks t
     where t.id = $1 and p.task_id = t.id and p.org_id = any(t.coordinating_org_ids) and p.due_at > $2 and p.state in ('open', 'reported')`,
    [id, dueAt],
  );
}

/** When the parts that are still owed become due soon, counted anew: called after whatever may have moved a term, the urgency or the lead. */
export async function warnParts(tx: Tx, { id, priority }: Pick<Task, 'id' | 'priority'>, ofLead: WorkingClock): Promise<void> {
  if (hasNone(tx, 'parts', id)) return;
  const owed = await tx.query<PartTerm>(`select p.id, p.given_at as "givenAt", p.due_at as "dueAt", p.warn_at as "warnAt" from task_parts p where p.task_id = $1 and ${owedPart}`, [id]);
  await writeWarnings(tx, owed.map((part) => ({ ...part, priority })), () => ofLead);
}

/** @returns how many moved. O(parts). */
export async function writeWarnings<Term extends PartTerm & { priority: Task['priority'] }>(tx: Tx, parts: readonly Term[], ofLead: (part: Term) => WorkingClock): Promise<number> {
  const rows = parts.flatMap((part) => {
    const at = warnAt({ priority: part.priority, assignedAt: new Date(part.givenAt), dueAt: new Date(part.dueAt) }, ofLead(part));
    return part.warnAt !== null && Date.parse(part.warnAt) === at.getTime() ? [] : [{ id: part.id, dueAt: part.dueAt, at }];
  });
  if (rows.length === 0) return 0;
  const moved = await tx.query(
    `update task_parts p set warn_at = r.at from jsonb_to_recordset($1::jsonb) as r(id uuid, "dueAt" timestamptz, at timestamptz) where p.id = r.id and p.due_at = r."dueAt" returning p.id`,
    [JSON.stringify(rows)],
  );
  return moved.length;
}

/** A part still owed lies as far ahead of the resumed work as it lay ahead of the stop, by the very clock the task runs on. */
export async function restartParts(tx: Tx, { id, priority, suspendedAt }: Pick<Task, 'id' | 'priority' | 'suspendedAt'>, ofLead: WorkingClock): Promise<void> {
  if (suspendedAt === null) return;
  const clock = clockFor(priority, ofLead);
  const owed = (await readParts(tx, id)).flatMap((part) => (part.dueAt !== null && (part.state === 'open' || part.state === 'reported') ? [{ id: part.id, dueAt: part.dueAt }] : []));
  const rows = owed.map((part) => ({ id: part.id, dueAt: movedPast(new Date(part.dueAt), { stoppedAt: new Date(suspendedAt), now: tx.now }, clock) }));
  await tx.query(`update task_parts p set due_at = r."dueAt" from jsonb_to_recordset($1::jsonb) as r(id uuid, "dueAt" timestamptz) where p.id = r.id`, [JSON.stringify(rows)]);
}

/** The gate before a submission: whose mandatory part is neither done nor waived, by name. */
export async function requireParts(tx: Tx, taskId: string): Promise<void> {
  const missing = (await readParts(tx, taskId)).filter(isMissing);
  if (missing.length > 0) throw new Problem('task.parts-missing', { missing: missing.map(({ orgName }) => orgName).join(', ') });
}
