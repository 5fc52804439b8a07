import type { Quality } from '@ioc/shared/task-score';
import { stepIsOpen, type ListedTask, type TaskEvaluation, type TaskStep } from '@ioc/shared/tasks';
import type { TakeTaskStep } from '@ioc/shared/tasks.input';
import { http } from '#platform/api';
import { useT } from '#platform/i18n';
import { useTaskSend } from './useTaskSend';

/** What goes along with a step besides its words. */
export type StepEvidence = Pick<TakeTaskStep, 'attachmentIds' | 'difficulties' | 'proposals' | 'overrideReason' | 'evidenceReason' | 'children' | 'childrenReason'>;

export interface StepWords extends Partial<StepEvidence> {
  text: string | null;
  percent: number | null;
  quality?: Quality | null;
  leadOrgId?: string | null;
}

export const fetchEvaluations = (taskId: string): Promise<TaskEvaluation[]> => http<TaskEvaluation[]>('GET', `/tasks/${taskId}/evaluations`);

/** Takes one step on a task, and answers whether it was taken. Where one place takes steps on many, each is named with it. */
export function useTaskStep(task: ListedTask | null) {
  const t = useT();
  const { send, ...state } = useTaskSend(task);
  const take = (step: TaskStep, words: StepWords, of?: ListedTask): Promise<boolean> => send({
    path: 'steps', body: { step, ...words }, done: t(`tasks.stepDone.${step}`), isStillOpen: (current) => stepIsOpen(step, current.state),
  }, of);
  return { take, ...state };
}
