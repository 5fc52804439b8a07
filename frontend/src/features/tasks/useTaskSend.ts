import { useState } from 'react';
import { useNotify } from 'ra-core';
import { useQueryClient } from '@tanstack/react-query';
import type { ProblemCode } from '@ioc/shared/problems';
import type { ListedTask, Task, TaskUpdate } from '@ioc/shared/tasks';
import { http, isProblem } from '#platform/api';
import { patchLists } from '#platform/live';

/** Somebody was faster: who, what, when, and whether what was to be done still makes sense. */
export interface StepConflict {
  latest: TaskUpdate | null;
  current: Task;
  isStillOpen: boolean;
}

export interface TaskRequest {
  /** Beneath the address of the task. */
  path: string;
  body: object;
  /** What is said once it is done. */
  done: string;
  isStillOpen: (current: Task) => boolean;
}

/** Refusals that say the task is no longer as it was on the screen; every other one is a sentence for the person. */
const overtaken: readonly ProblemCode[] = ['request.version-stale', 'task.step-refused', 'task.extension-open', 'task.extension-settled', 'task.part-settled'];

export const updatesKey = (taskId: string) => ['tasks', 'updates', taskId] as const;

export const fetchUpdates = (taskId: string): Promise<TaskUpdate[]> => http<TaskUpdate[]>('GET', `/tasks/${taskId}/updates`);

/** Does one thing to a task. The version says which task the person was looking at; the server refuses a blind one. */
export function useTaskSend(task: ListedTask | null) {
  const notify = useNotify();
  const queryClient = useQueryClient();
  const [isPending, setPending] = useState(false);
  const [conflict, setConflict] = useState<StepConflict | null>(null);
  const [refusal, setRefusal] = useState<Error | null>(null);

  const show = (next: Task): void => {
    patchLists(queryClient, 'tasks', [next]);
    void queryClient.invalidateQueries({ queryKey: updatesKey(next.id) });
  };

  async function explain({ id }: ListedTask, isStillOpen: TaskRequest['isStillOpen'], told: unknown): Promise<void> {
    const current = (told as Task | undefined) ?? await http<Task>('GET', `/tasks/${id}`);
    const updates = await fetchUpdates(id);
    show(current);
    const latest = updates.reduce<TaskUpdate | null>((last, update) => (last && last.at >= update.at ? last : update), null);
    setConflict({ latest, current, isStillOpen: isStillOpen(current) });
  }

  /** Answers whether it was done; what was typed stays with the caller until then. */
  async function send({ path, body, done, isStillOpen }: TaskRequest, of: ListedTask | null = task): Promise<boolean> {
    if (of === null) return false;
    setPending(true);
    setRefusal(null);
    try {
      const next = await http<Task>('POST', `/tasks/${of.id}/${path}`, { body, version: of.version });
      setConflict(null);
      show(next);
      notify(done, { type: 'success' });
      return true;
    } catch (error) {
      if (isProblem(error) && overtaken.includes(error.code)) {
        await explain(of, isStillOpen, error.code === 'request.version-stale' ? error.body.current : undefined).catch(setRefusal);
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

  return { send, isPending, conflict, refusal, forget };
}
