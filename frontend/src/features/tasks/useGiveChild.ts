import { useState } from 'react';
import type { Task } from '@ioc/shared/tasks';
import { http, onceHeaders } from '#platform/api';
import { inputFrom, type TaskValues } from './task.form';

/** What a child takes over from its parent; who leads it is the question that is left. */
export const childStart = ({ sectorCode, priority, dueAt, originKind, docNumber, docIssuer, docSubject, planId }: Task): Partial<TaskValues> =>
  ({ sectorCode, priority, dueAt: dueAt ?? '', originKind: originKind === 'document' ? 'direct' : originKind, docNumber: docNumber ?? '', docIssuer: docIssuer ?? '', docSubject: docSubject ?? '', planId: planId ?? '' });

/** Gives a part of a task as a task of its own; sent again after a lost answer it is given once. */
export function useGiveChild(key: string) {
  const [isGiving, setGiving] = useState(false);
  async function giveChild(parent: Task, values: TaskValues): Promise<Task> {
    setGiving(true);
    try {
      const { asDraft: _, ...body } = inputFrom(values, null);
      return await http<Task>('POST', `/tasks/${parent.id}/children`, { body, version: parent.version, headers: onceHeaders(key) });
    } finally {
      setGiving(false);
    }
  }
  return { giveChild, isGiving };
}
