/**
 * Tasks that are part of a larger one (domain §3.2 `parent_id`): a province breaks its work down to communes. A child is due
 * with its parent at the latest, and a parent is submitted when its children are done, or with a reason.
 */
import { can, type Actor } from './access.js';
import { isPartable } from './task-parts.js';
import { actsFor } from './task-sides.js';
import { isDone, isOpen, taskPlace, type Task } from './tasks.js';
import type { TakeTaskStep } from './tasks.input.js';

/** The province's task, a department's, a commune's. */
export const mostLevels = 3;

/** As it stands in the timeline of the parent: the result was submitted while children were open, and why. */
export type ChildNote = 'leave_children';

/** What becomes of open children when their parent is called off. */
export const childFates = ['cancel', 'keep'] as const;
export type ChildFate = (typeof childFates)[number];

/** A task as it stands in a tree. */
export type TaskKin = Pick<
  Task, 'id' | 'code' | 'title' | 'state' | 'leadOrgName' | 'focalName' | 'dueAt' | 'reviewAt' | 'warnAt' | 'submittedAt' | 'suspendedAt' | 'completedAt' | 'progressPercent' | 'parentId'
>;

/** The relatives of a task that the reader may see. */
export interface TaskFamily {
  /** The topmost first. */
  ancestors: TaskKin[];
  /** Parents before their children, those due first in front. */
  descendants: TaskKin[];
  /** See `childrenPercent`: of all children, also those the reader does not see. */
  percent: number | null;
  /** A deeper level is not given. */
  isDeepest: boolean;
}

export const taskChildProblems = {
  'task.child-after-parent': 422,
  'task.children-due-later': 422,
  'task.children-open': 422,
  'task.children-undecided': 422,
  'task.too-deep': 422,
} as const;

/**
 * How far the children are, beside what the lead unit of the parent reports itself: the mean of what each reports, where
 * only accepted work counts in full. 100 means that all of them are accepted. Null = there are none.
 * See docs/decisions/2026-11-24-child-tasks.md.
 */
export function childrenPercent(children: readonly Pick<Task, 'state' | 'progressPercent'>[]): number | null {
  const counted = children.filter(({ state }) => isOpen(state) || isDone(state));
  if (counted.length === 0) return null;
  const sum = counted.reduce((total, { state, progressPercent }) => total + (isDone(state) ? 100 : Math.min(progressPercent, 99)), 0);
  return Math.floor(sum / counted.length);
}

/** Is a child due later than its parent lets it? Without a term of its own it would be due never. */
export const endsAfter = (dueAt: string | null, parentDueAt: string | null): boolean =>
  parentDueAt !== null && (dueAt === null || Date.parse(dueAt) > Date.parse(parentDueAt));

/** Why this person may not break this task down now; null = they may: the lead unit while it works, and the side that gave it. */
export function refuseChild(
  task: Pick<Task, 'state' | 'leadOrgId' | 'coordinatingOrgIds' | 'unitId' | 'sectorCode'>, who: Pick<Actor, 'orgId' | 'grants'>,
): 'task.step-refused' | 'task.not-your-side' | null {
  if (!isPartable(task.state)) return 'task.step-refused';
  return actsFor(who, 'task:report', task.leadOrgId) || can(who.grants, 'task:assign', taskPlace(task)) ? null : 'task.not-your-side';
}

/** The first field about children that this step has no place for; null when there is none. */
export function misplacedChildren({ step, children, childrenReason }: Pick<TakeTaskStep, 'step' | 'children' | 'childrenReason'>): string | null {
  if (children !== null && step !== 'cancel') return 'children';
  return childrenReason && step !== 'submit' ? 'childrenReason' : null;
}
