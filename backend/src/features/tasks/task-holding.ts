import type { Actor } from '@ioc/shared/access';
import { openExtensionStates } from '@ioc/shared/task-extensions';
import { Params, type Tx } from '#platform/database';
import { keep, type Belonging, type Held } from './task-held.js';
import { taskScope, taskSelect, toTask, type TaskRow } from './tasks.queries.js';

const belongings = {
  children: `exists (select 1 from tasks c where c.parent_id = t.id)`,
  parts: `exists (select 1 from task_parts p where p.task_id = t.id)`,
  extensions: `exists (select 1 from task_extensions x where x.task_id = t.id and x.state in (${openExtensionStates.map((state) => `'${state}'`).join(', ')}))`,
} as const satisfies Record<Belonging, string>;

/** The tasks and all above them, each with how far below the top it stands. */
const placed = `with recursive above as (
    select t.id, t.parent_id, t.id as of, 1 as step from tasks t where t.id = any($1::uuid[])
    union all select t.id, t.parent_id, a.of, a.step + 1 from tasks t join above a on t.id = a.parent_id),
  placed as (select id, max(level) as level from (select id, max(step) over (partition by of) - step as level from above) each group by id)`;

/**
 * For who changes many tasks in one transaction: they are locked and read in as many statements as for one. A task is let
 * go of once it was changed; whoever wants it then reads it anew. Outside of an attempt, whose end would unlock them.
 * The highest first, as with one: whoever changes several of a tree takes them in one order. O(tasks × levels).
 */
export async function holdTasks(tx: Tx, actor: Actor, ids: readonly string[]): Promise<void> {
  await tx.query(`${placed} select 1 from placed p join tasks t on t.id = p.id where t.id <> all($1::uuid[]) order by p.level, t.id for share of t`, [ids]);
  await tx.query(`${placed} select 1 from placed p join tasks t on t.id = p.id where t.id = any($1::uuid[]) order by p.level, t.id for update of t`, [ids]);
  const params = new Params();
  const rows = await tx.query<TaskRow>(`${taskSelect} where t.id = any(${params.add(ids)}::uuid[]) and ${taskScope(actor, params)}`, params.values);
  const owned = await tx.query<{ id: string } & Held['has']>(
    `select t.id, ${Object.entries(belongings).map(([name, exists]) => `${exists} as ${name}`).join(', ')} from tasks t where t.id = any($1::uuid[])`, [ids],
  );
  const has = new Map(owned.map(({ id, ...each }) => [id, each]));
  keep(tx, rows.map(toTask).flatMap((task): Held[] => {
    const own = has.get(task.id);
    return own ? [{ task, has: own }] : [];
  }));
}
