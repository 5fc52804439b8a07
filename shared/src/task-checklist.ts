/**
 * Lines of a task to tick ("danh mục việc nhỏ"): what has to be gone through on the way, by whom it was done and when. They
 * are a help for whoever does the work; what counts as done is the result that is accepted.
 */
import { can, type Actor, type Permission } from './access.js';
import { actsFor } from './task-sides.js';
import { taskPlace, type Task, type TaskState } from './tasks.js';

export interface ChecklistLine {
  /** Its number within the task; it stays while other lines come and go. */
  n: number;
  text: string;
  doneAt: string | null;
  doneByName: string | null;
}

export const mostChecklistLines = 50;

export const checklistSteps = ['add', 'remove', 'tick', 'untick'] as const;
export type ChecklistStep = (typeof checklistSteps)[number];

/** The work goes on and its result is not submitted. */
const workingStates: readonly TaskState[] = ['assigned', 'received', 'in_progress'];

type Listed = Pick<Task, 'state' | 'leadOrgId' | 'coordinatingOrgIds' | 'unitId' | 'sectorCode'>;

/** Why this person may not do this now; null = they may. Lines are put by both sides, ticked by whoever does the work. */
export function refuseChecklistStep(step: ChecklistStep, task: Listed, who: Pick<Actor, 'orgId' | 'grants'>): 'task.step-refused' | 'task.not-your-side' | null {
  if (!workingStates.includes(task.state)) return 'task.step-refused';
  const works = actsFor(who, 'task:report', task.leadOrgId);
  const gives = can(who.grants, 'task:assign', taskPlace(task));
  return works || (gives && (step === 'add' || step === 'remove')) ? null : 'task.not-your-side';
}

/** How far the work is by its lines: a proposal for whoever reports, never a value that is set. Null = there are none. */
export const checklistPercent = (lines: readonly Pick<ChecklistLine, 'doneAt'>[]): number | null =>
  (lines.length === 0 ? null : Math.round((100 * lines.filter(({ doneAt }) => doneAt !== null).length) / lines.length));

/** As it stands in the timeline of its task: what one person does in one go is one line. */
export type ChecklistNote = 'checklist';
/** What a line of the timeline says of each line of the list; `to` is its text. */
export const checklistChanges = { add: 'checklistAdded', remove: 'checklistRemoved', tick: 'checklistTicked', untick: 'checklistUnticked' } as const satisfies Record<ChecklistStep, string>;
/** So long after its beginning a line of the timeline takes along what the same person does next. */
export const oneGoMinutes = 15;

export interface TaskChecklistEvents {
  'task.checklist-changed': Task;
}
export const taskChecklistAudience = { 'task.checklist-changed': 'task:read' } as const satisfies Record<keyof TaskChecklistEvents, Permission>;

export const taskChecklistProblems = {
  'task.line-not-found': 404,
  'task.checklist-full': 422,
} as const;
