import { changesBetween, type ChangeValue, type FieldChange } from '@ioc/shared/changes';
import type { Task } from '@ioc/shared/tasks';
import type { Tx } from '#platform/database';

/** A line of the timeline is read at a glance; the whole text is in the task, and in the events before it. */
const longestTold = 300;

/** What an edit changed, with the names of today instead of ids. Codes of the contract stay: the reader's language is not known here. */
export async function taskChanges(tx: Tx, before: Task, after: Task): Promise<FieldChange[]> {
  const ids = [...new Set([...before.coordinatingOrgIds, ...after.coordinatingOrgIds])];
  const rows = ids.length === 0 ? [] : await tx.query<{ id: string; name: string }>(`select id, short_name as name from organisations where id = any($1::uuid[])`, [ids]);
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  const told = (task: Task) => ({
    title: task.title, content: task.content, requiredResult: task.requiredResult, requiredEvidence: task.requiredEvidence, originKind: task.originKind, docNumber: task.docNumber, docDate: task.docDate,
    docIssuer: task.docIssuer, docSubject: task.docSubject, plan: task.planTitle, priority: task.priority, sector: task.sectorCode, lead: task.leadOrgName,
    coordinating: task.coordinatingOrgIds.map((id) => names.get(id) ?? id).sort(), dueAt: task.dueAt, reviewEvery: task.reviewEvery,
  });
  return changesBetween(told(before), told(after)).map(({ field, from, to }) => ({ field, from: short(from), to: short(to) }));
}

function short(value: ChangeValue): ChangeValue {
  return typeof value === 'string' && value.length > longestTold ? `${value.slice(0, longestTold)}…` : value;
}
