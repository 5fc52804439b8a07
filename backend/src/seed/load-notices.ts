import { openTaskStates } from '@ioc/shared/tasks';
import type { Tx } from '#platform/database';
import { workingDay } from './tasks.timeline.js';

const dayMs = 24 * 3_600_000;
/** Older than that nobody looks; what came before the last working day was read. */
const toldDays = 14;
const urgedUnits = 12;

/** Reminders and notifications that the demo's tasks would have brought about by now, so that no bell begins empty. */
export async function loadNotices(tx: Tx): Promise<void> {
  const back = (days: number) => new Date(tx.now.getTime() - days * dayMs);
  // From here on the rules speak themselves; what lies before is told here.
  await tx.query(`update reminder_rules set since = $1, updated_at = $1`, [tx.now]);
  await tx.query(
    `insert into task_reminders (task_id, at, kind, parties, rule_id, rule_version, anchor_at, occurrence)
     select t.id, t.due_at + interval '1 minute', 'overdue', r.parties, r.id, r.version, t.due_at, 1
     from tasks t join reminder_rules r on r.kind = 'overdue' and r.days = 0
     where t.state in ('assigned', 'received', 'in_progress') and t.due_at < $1`,
    [tx.now],
  );
  await tx.query(
    `insert into task_reminders (task_id, at, kind, by_id, text, parties)
     select late.id, $1::timestamptz - make_interval(hours => 2 * late.n::int), 'manual', u.id,
       'Nhiệm vụ đã quá hạn. Đề nghị đơn vị khẩn trương hoàn thành và báo cáo nguyên nhân chậm.', '{focal,unit-leader}'
     from (select id, row_number() over (order by is_operator desc, late_tasks desc, code) as n from (
             select distinct on (t.lead_org_id) t.id, t.code, count(*) over (partition by t.lead_org_id) as late_tasks,
               (select o.kind = 'operator' from organisations o where o.id = t.lead_org_id) as is_operator from tasks t
             where t.state in ('assigned', 'received', 'in_progress') and t.due_at < $1 order by t.lead_org_id, t.due_at desc, t.code) latest) late
       join users u on u.username = 'manager' where late.n <= ${urgedUnits}`,
    [tx.now],
  );
  await tx.query(
    `with told as (
       select 'task.assigned' as code, t.id as task_id, t.assigned_at as at, t.assigner_id as by_id, null as text, null::uuid as to_id, null::uuid as org_id, null::uuid as comment_id
         from tasks t where t.state = any($4)
       union all select 'task.submitted', t.id, t.submitted_at, t.submitted_by_id, null, t.assigner_id, null, null from tasks t where t.state = 'submitted'
       union all select r.kind, r.task_id, r.at, r.by_id, r.text, null, null, null from task_reminders r join tasks t on t.id = r.task_id where t.state = any($4)
       union all select case p.step when 'send_back' then 'task.sent-back' when 'accept' then 'task.completed' else 'task.evaluated' end, p.task_id, p.at, p.by_id, null, null, null, null
         from task_updates p where p.step in ('send_back', 'accept', 'evaluate')
       union all select 'task.part-given', p.task_id, p.given_at, t.assigner_id, null, null, p.org_id, null from task_parts p join tasks t on t.id = p.task_id where p.state = 'open'
       union all select 'mentioned', c.task_id, c.at, c.by_id, replace(c.text, '<@' || m.id || '>', '@' || m.full_name), m.id, null, c.id
         from task_comments c join users m on m.id = any(c.mention_ids))
     insert into notifications (user_id, event_id, at, code, task_id, params, read_at, comment_id)
     select u.id, gen_random_uuid(), told.at, told.code, t.id,
       jsonb_build_object('code', t.code, 'title', t.title, 'dueAt', iso(t.due_at), 'byName', b.full_name, 'text', told.text),
       case when told.at < $2 then told.at + interval '3 hours' end, told.comment_id
     from told join tasks t on t.id = told.task_id
       join users u on u.id = told.to_id or (told.to_id is null and u.org_id = coalesce(told.org_id, t.lead_org_id) and u.role in ('unit_officer', 'unit_leader'))
       left join users b on b.id = told.by_id
     where told.at between $1 and $3 and u.id is distinct from told.by_id`,
    [back(toldDays), new Date(workingDay(tx.now.getTime(), -1, -1)), tx.now, openTaskStates],
  );
}
