import type { Me } from '@ioc/shared/access';
import { mayEditTask, refuseStep, taskSteps, taskTransitions, type RuledTask, type TaskStep, type TaskTransition } from '@ioc/shared/tasks';

/** The buttons this person sees on this task: the very rule by which the server refuses. */
export const openSteps = (task: RuledTask, me: Me, now: Date): TaskStep[] => taskSteps.filter((step) => refuseStep(step, task, me, now) === null);

export const mayEdit = (task: RuledTask, me: Me): boolean => mayEditTask(task, me);

/** What a person most likely does next; it gets the filled button. */
export function nextStep(steps: readonly TaskStep[]): TaskStep | null {
  const order: readonly TaskStep[] = ['approve', 'assign', 'receive', 'start', 'report', 'accept', 'evaluate', 'decide_appeal', 'resume', 'reassign', 'submit'];
  return order.find((step) => steps.includes(step)) ?? null;
}

/** Off the road the work takes: behind a menu, so that the buttons are those of every day. */
export const isRare = (step: TaskStep): boolean => step === 'suspend' || step === 'reopen' || step === 'cancel';

/** What the step asks before it is taken: words, a percentage, a quality, another lead unit, or nothing at all. */
export interface Asked {
  text: 'required' | 'offered' | 'none';
  /** What the words are called. */
  say: 'report' | 'submit' | 'accept' | 'evaluate' | 'decide_appeal' | 'reason' | 'remark';
  percent: boolean;
  quality: boolean;
  lead: boolean;
}

const offersWords: readonly TaskStep[] = ['report', 'submit', 'accept', 'evaluate', 'reassign', 'submit_for_approval', 'approve'];

export const asksFor = (step: TaskStep): Asked => {
  const transition: TaskTransition = taskTransitions[step];
  return {
    text: transition.reason ? 'required' : offersWords.includes(step) ? 'offered' : 'none',
    say: step === 'report' || step === 'submit' || step === 'accept' || step === 'evaluate' || step === 'decide_appeal' ? step : transition.reason ? 'reason' : 'remark',
    percent: step === 'report', quality: step === 'evaluate' || step === 'decide_appeal', lead: step === 'reassign',
  };
};

export const asksNothing = ({ text, percent, quality, lead }: Asked): boolean => text === 'none' && !percent && !quality && !lead;
