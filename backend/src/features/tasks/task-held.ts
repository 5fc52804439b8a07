import type { Task } from '@ioc/shared/tasks';
import type { Tx } from '#platform/database';

/** What most tasks have none of; nobody adds any while the task is locked. Of extensions only one that is open counts. */
export type Belonging = 'children' | 'parts' | 'extensions';

/** A task that its transaction has locked and read together with others. */
export interface Held {
  task: Task;
  has: Readonly<Record<Belonging, boolean>>;
}

const heldBy = new WeakMap<Tx, Map<string, Held>>();

export const keep = (tx: Tx, held: readonly Held[]): void => {
  heldBy.set(tx, new Map(held.map((each) => [each.task.id, each])));
};

/** As it was when it was locked, where this transaction holds it and has not changed it. */
export const heldTask = (tx: Tx, id: string): Task | undefined => heldBy.get(tx)?.get(id)?.task;

/** Is it known without asking that the task has none? */
export const hasNone = (tx: Tx, what: Belonging, id: string): boolean => heldBy.get(tx)?.get(id)?.has[what] === false;

export const letGo = (tx: Tx, id: string): void => {
  heldBy.get(tx)?.delete(id);
};
