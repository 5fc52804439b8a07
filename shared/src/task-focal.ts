/**
 * The person of the lead unit who handles a task ("chuyên viên thụ lý, đầu mối", domain §3.3.4). The unit names one of its
 * own people, at any time while it owes the work; who it was before stands in the timeline.
 */
import { can, type Actor, type Permission } from './access.js';
import { actsFor } from './task-sides.js';
import { isOpen, taskPlace, type Task, type TaskStep } from './tasks.js';

/** Somebody the lead unit may name. */
export interface FocalPerson {
  id: string;
  fullName: string;
  position: string | null;
}

/** As it stands in the timeline of the task; the text is the name, or nothing where nobody is named any more. */
export type FocalNote = 'name_focal';

export interface TaskFocalEvents {
  'task.focal-named': Task;
}
export const taskFocalAudience = { 'task.focal-named': 'task:read' } as const satisfies Record<keyof TaskFocalEvents, Permission>;

export const taskFocalProblems = { 'task.focal-unfit': 422 } as const;

type Handled = Pick<Task, 'state' | 'leadOrgId' | 'coordinatingOrgIds' | 'unitId' | 'sectorCode'>;
type Person = Pick<Actor, 'id' | 'orgId' | 'grants'>;

/** Why this person may not name who handles the task now; null = they may. The button and the service both ask here. */
export function refuseFocal(task: Pick<Handled, 'state' | 'leadOrgId'>, who: Person): 'task.step-refused' | 'task.not-your-side' | null {
  if (!isOpen(task.state) || task.state === 'returned') return 'task.step-refused';
  return actsFor(who, 'task:report', task.leadOrgId) ? null : 'task.not-your-side';
}

/** Belongs to the lead unit, may report for it, and sees this very task: a scope may leave out its sector. */
export const mayHandle = ({ orgId, grants }: Person, task: Handled): boolean =>
  orgId === task.leadOrgId && can(grants, 'task:report') && can(grants, 'task:read', taskPlace(task));

/** Steps of the lead unit by which somebody works on a task; who took the last one handles it while nobody is named. */
export const workSteps = ['receive', 'start', 'report', 'submit'] as const satisfies readonly TaskStep[];
export const worksOn = (step: TaskStep): boolean => (workSteps as readonly TaskStep[]).includes(step);
