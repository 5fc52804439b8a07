import type { Me } from '@ioc/shared/access';
import { refuseStep, taskSteps, taskTransitions, type Task, type TaskStep, type TaskTransition } from '@ioc/shared/tasks';

type Judged = Pick<Task, 'state' | 'sectorCode' | 'leadOrgId' | 'coordinatingOrgIds' | 'unitId' | 'submittedById'>;

/** The buttons this person sees on this task: the very rule by which the server refuses. */
export const openSteps = (task: Judged, me: Me): TaskStep[] => taskSteps.filter((step) => refuseStep(step, task, me) === null);

/** Who may call a task off may also reword it, as long as it is open. */
export const mayEdit = (task: Judged, me: Me): boolean => refuseStep('cancel', task, me) === null;

/** What a person most likely does next; it gets the filled button. */
export function nextStep(steps: readonly TaskStep[]): TaskStep | null {
  const order: readonly TaskStep[] = ['receive', 'start', 'report', 'accept', 'submit'];
  return order.find((step) => steps.includes(step)) ?? null;
}

/** Does the step ask for words, a percentage, or nothing at all before it is taken? */
export const asksFor = (step: TaskStep): { text: 'required' | 'offered' | 'none'; percent: boolean } => {
  const transition: TaskTransition = taskTransitions[step];
  if (transition.reason) return { text: 'required', percent: false };
  if (step === 'report') return { text: 'offered', percent: true };
  return { text: step === 'submit' || step === 'accept' ? 'offered' : 'none', percent: false };
};
