import type { Me } from '@ioc/shared/access';
import {
  extensionSteps, extensionTransitions, isExtensible, refuseExtension, type ExtensionStep, type ExtensionTransition, type TaskExtension,
} from '@ioc/shared/task-extensions';
import type { Task } from '@ioc/shared/tasks';
import { http } from '#platform/api';

export const extensionsKey = (taskId: string) => ['tasks', 'extensions', taskId] as const;

export const fetchExtensions = (taskId: string): Promise<TaskExtension[]> => http<TaskExtension[]>('GET', `/tasks/${taskId}/extensions`);

/** The request somebody has to answer. The task says whether there is one; the list may be a moment older. */
export const openOf = (task: Task, extensions: readonly TaskExtension[]): TaskExtension | null =>
  extensions.find(({ state }) => state === task.openExtension) ?? null;

/** The buttons this person sees: the very rule by which the server refuses. */
export const openExtensionSteps = (task: Task, open: TaskExtension | null, me: Me): ExtensionStep[] =>
  extensionSteps.filter((step) => refuseExtension(step, task, open, me) === null);

export const isStillOpen = (step: ExtensionStep) => (task: Task): boolean =>
  isExtensible(task.state) && task.openExtension === extensionTransitions[step].from;

/** Does the step ask for a date and for words before it is taken, or for nothing at all? */
export const extensionAsks = (step: ExtensionStep): { date: boolean; text: 'required' | 'offered' | 'none' } => {
  const rule: ExtensionTransition = extensionTransitions[step];
  const isOffered = rule.date === 'sent' || step === 'decline';
  return { date: rule.date === 'sent', text: rule.reason ? 'required' : isOffered ? 'offered' : 'none' };
};

/** May the step be about this date? More time lies beyond the present term; a term is moved to any other moment that is not over. */
export const fits = (step: ExtensionStep, date: string, dueAt: string | null, now: Date): boolean => {
  const [to, from] = [Date.parse(date), dueAt === null ? null : Date.parse(dueAt)];
  return to > now.getTime() && (step === 'move' ? to !== from : from !== null && to > from);
};
