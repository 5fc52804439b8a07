import type { Me } from '@ioc/shared/access';
import { isPartable, partSteps, partTransitions, refusePart, refusePartStep, type PartStep, type PartTransition, type TaskPart } from '@ioc/shared/task-parts';
import type { ListedTask, Task } from '@ioc/shared/tasks';
import { http } from '#platform/api';

export const partsKey = (taskId: string) => ['tasks', 'parts', taskId] as const;

export const fetchParts = (taskId: string): Promise<TaskPart[]> => http<TaskPart[]>('GET', `/tasks/${taskId}/parts`);

/** The buttons this person sees on a part: the very rule by which the server refuses. */
export const openPartSteps = (part: TaskPart, task: ListedTask, me: Me): PartStep[] => partSteps.filter((step) => refusePartStep(step, part, task, me) === null);

export const mayGivePart = (task: Task, me: Me): boolean => refusePart(task, me) === null;

export const asksForWords = (step: PartStep): boolean => {
  const rule: PartTransition = partTransitions[step];
  return rule.text === true;
};

/** Something is typed, chosen or uploaded first; the others are done at one press. */
export const asksInDialog = (step: PartStep): boolean => asksForWords(step) || step === 'progress';

export const partIsOpen = (task: Task): boolean => isPartable(task.state);

/** What the form of a task holds for one coordinating unit; an empty text = no part of its own. */
export interface PartValues {
  required: string;
  /** Null: as the task. */
  dueAt: string | null;
  isMandatory: boolean;
}

export const noPart: PartValues = { required: '', dueAt: null, isMandatory: true };

/** The parts that were written down, of units that still take part. */
export const partsFrom = (parts: Readonly<Record<string, PartValues>>, orgIds: readonly string[]) =>
  orgIds.flatMap((orgId) => {
    const part = parts[orgId];
    return part?.required.trim() ? [{ orgId, ...part }] : [];
  });
