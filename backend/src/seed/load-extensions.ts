import type { Tx } from '#platform/database';
import type { LoadedIds } from './load-province.js';
import type { SeedExtension } from './tasks.extensions.js';

/** Requests with their lines in the timelines; of a granted one the task keeps the date it had before. */
export async function loadExtensions(tx: Tx, extensions: readonly SeedExtension[], ids: LoadedIds): Promise<void> {
  const rows = extensions.map((extension) => ({
    ...extension, asker: ids.users.get(extension.requestedBy), decider: extension.decidedBy === null ? null : ids.users.get(extension.decidedBy),
  }));
  await tx.query(
    `insert into task_extensions (task_id, state, previous_due_at, requested_due_at, counter_due_at, reason, requested_by, requested_at, decision, decided_by, decided_at)
     select t.id, e.state, e."previousDueAt", e."requestedDueAt", e."counterDueAt", e.reason, e.asker, e."requestedAt", e.decision, e.decider, e."decidedAt"
     from jsonb_to_recordset($1::jsonb) as e("taskCode" text, state text, "previousDueAt" timestamptz, "requestedDueAt" timestamptz, "counterDueAt" timestamptz,
       reason text, asker uuid, "requestedAt" timestamptz, decision text, decider uuid, "decidedAt" timestamptz) join tasks t on t.code = e."taskCode"`,
    [JSON.stringify(rows)],
  );
  await tx.query(
    `update tasks t set original_due_at = e.previous_due_at, extension_count = 1 from task_extensions e where e.task_id = t.id and e.state = 'approved'`,
  );
  const steps = { approved: 'extension_approve', refused: 'extension_refuse', countered: 'extension_counter' } as const;
  const updates = rows.flatMap((row) => [
    { code: row.taskCode, at: row.requestedAt, by: row.asker, step: 'extension_request', dueAt: row.requestedDueAt, text: row.reason as string | null },
    ...Object.entries(steps).filter(([state]) => state === row.state).map(([state, step]) => ({
      code: row.taskCode, at: row.decidedAt, by: row.decider, step, dueAt: { approved: row.requestedDueAt, countered: row.counterDueAt }[state] ?? null, text: row.decision,
    })),
  ]);
  await tx.query(
    `insert into task_updates (task_id, at, by_id, step, due_at, text)
     select t.id, u.at, u.by, u.step, u."dueAt", u.text
     from jsonb_to_recordset($1::jsonb) as u(code text, at timestamptz, by uuid, step text, "dueAt" timestamptz, text text) join tasks t on t.code = u.code`,
    [JSON.stringify(updates)],
  );
}
