import type { Tx } from '#platform/database';

/** The lines tasks begin with, in their order. One statement for any number of tasks. */
export async function beginChecklists(tx: Tx, tasks: readonly { id: string; lines: readonly string[] }[]): Promise<void> {
  const rows = tasks.flatMap(({ id, lines }) => lines.map((text, index) => ({ id, n: index + 1, text })));
  if (rows.length === 0) return;
  await tx.query(`insert into task_checklist (task_id, n, text) select id, n, text from jsonb_to_recordset($1::jsonb) as l(id uuid, n int, text text)`, [JSON.stringify(rows)]);
}
