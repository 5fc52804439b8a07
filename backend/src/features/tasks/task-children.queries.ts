import { endsAfter, type TaskKin } from '@ioc/shared/task-children';
import { openTaskStates, type Task } from '@ioc/shared/tasks';
import type { TakeTaskStep } from '@ioc/shared/tasks.input';
import type { Transactions, Tx } from '#platform/database';
import { Problem } from '#platform/http';
import { hasNone } from './task-held.js';

const codes = (rows: readonly { code: string }[]): string => rows.map(({ code }) => code).join(', ');

export const kinColumns = `t.id, t.code, t.title, t.state, o.short_name as "leadOrgName", f.full_name as "focalName", t.due_at as "dueAt", t.review_at as "reviewAt", t.warn_at as "warnAt",
  t.submitted_at as "submittedAt", t.suspended_at as "suspendedAt", t.completed_at as "completedAt", t.progress_percent as "progressPercent", t.parent_id as "parentId"`;

/** The tasks above one, itself included: as many as there are levels down to it. */
export const above = `with recursive above as (
  select t.id, t.parent_id, 1 as step from tasks t where t.id = $1
  union all select t.id, t.parent_id, a.step + 1 from tasks t join above a on t.id = a.parent_id)`;

/**
 * A task and what stands above it, the highest first: whoever changes several of a tree takes them in one order and waits,
 * instead of each holding what the other wants. What stands above is only kept from changing.
 */
export async function lockFromAbove(tx: Tx, id: string): Promise<void> {
  await tx.query(`${above} select 1 from above a join tasks t on t.id = a.id where t.id <> $1 order by a.step desc for share of t`, [id]);
  await tx.query(`select 1 from tasks where id = $1 for update`, [id]);
}

/** All tasks below one, itself left out. */
export const below = `with recursive below as (
  select t.id, 1 as level from tasks t where t.parent_id = $1
  union all select t.id, b.level + 1 from tasks t join below b on t.parent_id = b.id)`;

/** 1 = a task without a parent. */
export async function levelOf(db: Transactions | Tx, id: string): Promise<number> {
  const [row] = await db.query<{ level: number }>(`${above} select count(*)::int as level from above`, [id]);
  return row?.level ?? 1;
}

export const readChildren = (db: Transactions | Tx, id: string): Promise<Pick<TaskKin, 'state' | 'progressPercent'>[]> =>
  db.query(`select state, progress_percent as "progressPercent" from tasks where parent_id = $1`, [id]);

/** A child ends with its parent at the latest, as long as the parent's own term runs. The parent's term is held until the end of the transaction. */
export async function keepWithinParent(tx: Tx, { parentId, dueAt }: Pick<Task, 'parentId' | 'dueAt'>): Promise<void> {
  if (parentId === null) return;
  const [parent] = await tx.query<{ code: string; dueAt: string | null }>(`select code, due_at as "dueAt" from tasks where id = $1 and state = any($2) for share`, [parentId, openTaskStates]);
  if (parent && endsAfter(dueAt, parent.dueAt)) throw new Problem('task.child-after-parent', { parent: parent.code });
}

/** A term is not brought forward over children that end later: they are named, and theirs come first. */
export async function requireChildrenWithin(tx: Tx, { id, dueAt }: Pick<Task, 'id' | 'dueAt'>): Promise<void> {
  if (dueAt === null || hasNone(tx, 'children', id)) return;
  const late = await tx.query<{ code: string }>(
    `select code from tasks where parent_id = $1 and state = any($2) and (due_at is null or due_at > $3) order by code`, [id, openTaskStates, dueAt],
  );
  if (late.length > 0) throw new Problem('task.children-due-later', { children: codes(late) });
}

/** What open children have to say to a step of their parent; they are held until its end. Answers which tasks are to be called off with it. */
export async function askChildren(tx: Tx, { id }: Task, { step, children, childrenReason }: TakeTaskStep): Promise<string[]> {
  if ((step !== 'submit' || childrenReason) && (step !== 'cancel' || children === 'keep')) return [];
  const open = await tx.query<{ id: string; code: string }>(
    `${below} select t.id, t.code from below b join tasks t on t.id = b.id where t.state = any($2) order by b.level, t.code for update of t`, [id, openTaskStates],
  );
  if (open.length === 0) return [];
  if (step === 'submit') throw new Problem('task.children-open', { children: codes(open) });
  if (children === null) throw new Problem('task.children-undecided', { children: codes(open) });
  return open.map((task) => task.id);
}

/** Is there anything a reason had to be given for? */
export async function hasOpenChildren(tx: Tx, id: string): Promise<boolean> {
  const [row] = await tx.query(`${below} select 1 from below b join tasks t on t.id = b.id where t.state = any($2) limit 1`, [id, openTaskStates]);
  return row !== undefined;
}
