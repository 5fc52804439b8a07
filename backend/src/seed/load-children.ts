import { openTaskStates } from '@ioc/shared/tasks';
import type { Tx } from '#platform/database';

const parents = 3;
const childrenOfEach = 3;

/** A few tasks of departments, which gave communes their share of them: the first ones that fit, so that every demo has the same. Terms and states stay those of the plan. */
export async function loadChildren(tx: Tx): Promise<void> {
  await tx.query(
    `with parent as (select t.id, t.sector, t.due_at, t.lead_org_id, row_number() over (partition by t.sector order by t.due_at desc, t.code) as place
         from tasks t join organisations o on o.id = t.lead_org_id where o.kind = 'department' and t.state = 'in_progress' and t.due_at is not null),
       wide as (select p.*, row_number() over (order by p.due_at desc, p.id) as number from parent p where p.place = 1),
       child as (select t.id, w.id as parent_id, w.lead_org_id, row_number() over (partition by w.id order by t.code) as place
         from wide w join tasks t on t.sector = w.sector and t.due_at <= w.due_at and t.state = any($1) and t.id <> w.id
           join organisations o on o.id = t.lead_org_id and o.kind = 'commune_committee' where w.number <= ${parents})
     update tasks t set parent_id = c.parent_id, giver_org_id = c.lead_org_id, assigner_id = coalesce(
         (select u.id from users u where u.org_id = c.lead_org_id and u.role in ('unit_leader', 'unit_officer') order by u.role, u.username limit 1), t.assigner_id), coordinating_org_ids = array_append(array_remove(t.coordinating_org_ids, c.lead_org_id), c.lead_org_id)
     from child c where c.id = t.id and c.place <= ${childrenOfEach}`,
    [openTaskStates],
  );
  // An office gives its share at once: nobody prepares it, nobody approves it.
  await tx.query(`delete from task_updates p using tasks t where t.id = p.task_id and t.parent_id is not null and p.step in ('draft', 'submit_for_approval')`);
  await tx.query(`update task_updates p set by_id = t.assigner_id, step = 'assign' from tasks t where t.id = p.task_id and t.parent_id is not null and p.step in ('assign', 'approve')`);
}
