import { gateHints, missingForAssign, type GateItem } from '@ioc/shared/task-gate';
import type { Tx } from '#platform/database';
import { Problem } from '#platform/http';

export function requireFuture(tx: Tx, dueAt: string | null): void {
  if (dueAt !== null && Date.parse(dueAt) <= tx.now.getTime()) throw new Problem('task.due-in-the-past');
}

/** @param excused points that were unclear before and are not held against this change */
export function requireClear(task: Parameters<typeof missingForAssign>[0], excused: ReadonlySet<GateItem> = new Set()): void {
  const missing = missingForAssign(task).filter(({ item }) => !excused.has(item));
  if (missing.length === 0) return;
  throw new Problem('task.not-clear', {}, { fields: missing.flatMap(({ item, fields }) => fields.map((path) => ({ path, code: item, message: gateHints[item] }))) });
}
