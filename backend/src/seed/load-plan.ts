import type { Tx } from '#platform/database';
import type { SeedPlan, SeedTask } from './types.js';

/** The plan of the demo, and its tasks under it. It speaks of its own year and the two after. */
export async function loadPlan(tx: Tx, plan: SeedPlan, tasks: readonly SeedTask[]): Promise<void> {
  const last = `${Number(plan.docDate.slice(0, 4)) + 2}-12-31`;
  await tx.query(
    `with made as (insert into plans (title, doc_number, doc_date, issuer, start_on, end_on, synthetic) values ($1, $2, $3, $4, $3, $5, true) returning id)
     update tasks set plan_id = made.id from made where code = any($6)`,
    [plan.title, plan.docNumber, plan.docDate, plan.issuer, last, tasks.filter(({ planCode }) => planCode === plan.code).map(({ code }) => code)],
  );
}
