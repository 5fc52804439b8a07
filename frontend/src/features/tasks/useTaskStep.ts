import { useState } from 'react';
import { useNotify } from 'ra-core';
import { useQueryClient } from '@tanstack/react-query';
import type { Quality } from '@ioc/shared/task-score';
import { stepIsOpen, type Task, type TaskEvaluation, type TaskStep, type TaskUpdate } from '@ioc/shared/tasks';
import type { TakeTaskStep } from '@ioc/shared/tasks.input';
import { http, isProblem } from '#platform/api';
import { useT } from '#platform/i18n';
import { patchLists } from '#platform/live';

/** Somebody was faster: who, what, when, and whether the step still makes sense. */
export interface StepConflict {
  latest: TaskUpdate | null;
  current: Task;
  isStillOpen: boolean;
}

/** What goes along with a step besides its words. */
export type StepEvidence = Pick<TakeTaskStep, 'attachmentIds' | 'difficulties' | 'proposals' | 'overrideReason'>;

export interface StepWords extends Partial<StepEvidence> {
  text: string | null;
  percent: number | null;
  quality?: Quality | null;
  leadOrgId?: string | null;
}

export const updatesKey = (taskId: string) => ['tasks', 'updates', taskId] as const;

export const fetchUpdates = (taskId: string): Promise<TaskUpdate[]> => http<TaskUpdate[]>('GET', `/tasks/${taskId}/updates`);

export const fetchEvaluations = (taskId: string): Promise<TaskEvaluation[]> => http<TaskEvaluation[]>('GET', `/tasks/${taskId}/evaluations`);

/** Takes one step on a task. The version says which task the person was looking at; the server refuses a blind one. */
export function useTaskStep(task: Task) {
  const t = useT();
  const notify = useNotify();
  const queryClient = useQueryClient();
  const [isPending, setPending] = useState(false);
  const [conflict, setConflict] = useState<StepConflict | null>(null);
  const [refusal, setRefusal] = useState<Error | null>(null);

  const show = (next: Task): void => {
    patchLists(queryClient, 'tasks', [next]);
    void queryClient.invalidateQueries({ queryKey: updatesKey(next.id) });
  };

  async function explain(step: TaskStep, told: unknown): Promise<void> {
    const current = (told as Task | undefined) ?? await http<Task>('GET', `/tasks/${task.id}`);
    const updates = await fetchUpdates(task.id);
    show(current);
    const latest = updates.reduce<TaskUpdate | null>((last, update) => (last && last.at >= update.at ? last : update), null);
    setConflict({ latest, current, isStillOpen: stepIsOpen(step, current.state) });
  }

  /** Answers whether the step was taken; what was typed stays with the caller until then. */
  async function take(step: TaskStep, words: StepWords): Promise<boolean> {
    setPending(true);
    setRefusal(null);
    try {
      const next = await http<Task>('POST', `/tasks/${task.id}/steps`, { body: { step, ...words }, version: task.version });
      setConflict(null);
      show(next);
      notify(t(`tasks.stepDone.${step}`), { type: 'success' });
      return true;
    } catch (error) {
      if (isProblem(error, 'request.version-stale') || isProblem(error, 'task.step-refused')) {
        await explain(step, isProblem(error, 'request.version-stale') ? error.body.current : undefined).catch(setRefusal);
      } else {
        setRefusal(error instanceof Error ? error : new Error(String(error)));
      }
      return false;
    } finally {
      setPending(false);
    }
  }

  const forget = (): void => {
    setConflict(null);
    setRefusal(null);
  };

  return { take, isPending, conflict, refusal, forget };
}
