import type { Tx } from '#platform/database';

/** Of each lead unit the newest tasks at work, so that nobody's first page is silent. */
const talkedPerUnit = 2;

/** What is asked about a task and what its unit answers, where it has by now; the mention stands as an id, as people's own do. */
const talk = [
  { hours: 3, question: 'Đề nghị <@%> cho biết tiến độ và khó khăn, để báo cáo giao ban sáng mai.', answer: null },
  { hours: 30, question: 'Nhờ <@%> kiểm tra lại số liệu trước khi trình, lần trước còn thiếu biểu tổng hợp.', answer: 'Đã rà soát, còn hai điểm chờ xác nhận của xã. Sẽ bổ sung trước hạn.' },
] as const;

/** Comments between the side that follows the demo's tasks and the units that do them. */
export async function loadComments(tx: Tx): Promise<void> {
  await tx.query(
    `with at_work as (
       select t.id, t.lead_org_id, row_number() over (partition by t.lead_org_id order by t.assigned_at desc, t.code) as n from tasks t
       where t.state in ('received', 'in_progress') and t.assigned_at < $1::timestamptz - interval '40 hours'),
     talks as (
       select w.id as task_id, m.id as manager_id, o.id as officer_id, s.question, s.answer, $1::timestamptz - make_interval(hours => s.hours) as at
       from at_work w join users m on m.username = 'manager'
         join lateral (select u.id from users u where u.org_id = w.lead_org_id and u.role in ('unit_officer', 'unit_leader') and u.status = 'active' order by u.role desc, u.username limit 1) o on true
         join rows from (jsonb_to_recordset($2::jsonb) as (hours int, question text, answer text)) with ordinality as s(hours, question, answer, n) on s.n = w.n)
     insert into task_comments (task_id, at, by_id, text, mention_ids)
     select said.task_id, said.at, said.by_id, said.text, said.mention_ids from (
       select task_id, at, manager_id as by_id, replace(question, '%', officer_id::text) as text, array[officer_id] as mention_ids from talks
       union all select task_id, at + interval '2 hours', officer_id, answer, '{}' from talks where answer is not null) said
     order by said.at, said.task_id`,
    [tx.now, JSON.stringify(talk.slice(0, talkedPerUnit))],
  );
}
