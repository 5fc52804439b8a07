import type { Tx } from '#platform/database';

const lines = ['Phân công cán bộ đầu mối, lập kế hoạch thực hiện', 'Thu thập số liệu, làm việc với đơn vị phối hợp', 'Dự thảo sản phẩm, xin ý kiến', 'Hoàn thiện, trình lãnh đạo đơn vị'] as const;
const tasksWithLines = 24;

/** Some of the work under way is gone through line by line: the first ones were ticked with the reports there are. */
export async function loadChecklists(tx: Tx): Promise<void> {
  await tx.query(
    `with chosen as (select id from tasks where state = 'in_progress' order by plan_id nulls last, code limit ${tasksWithLines}),
       reports as (select p.task_id, p.at, p.by_id, row_number() over (partition by p.task_id order by p.at) as n from task_updates p join chosen on chosen.id = p.task_id where p.step = 'report')
     insert into task_checklist (task_id, n, text, done_at, done_by_id)
     select chosen.id, l.n, l.text, r.at, r.by_id from chosen cross join unnest($1::text[]) with ordinality as l(text, n)
       left join reports r on r.task_id = chosen.id and r.n = l.n and l.n < $2`,
    [lines, lines.length],
  );
}
