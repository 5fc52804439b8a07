import type { TimelineFilter, TimelineLine } from '@ioc/shared/timelines';
import type { Transactions } from '#platform/database';

/** Where a line stands, and what it is a line of. */
export interface LineKey {
  line: number;
  at: string;
  kind: TimelineLine['kind'];
  id: string;
}

const chosen: Readonly<Record<TimelineFilter, string>> = {
  all: 'true', comments: `l.kind = 'comment'`, progress: `l.kind = 'update'`,
  sendings: `l.kind = 'sending'`,
  files: `l.kind = 'update' and exists (select 1 from attachments a where a.update_id = l.id)`,
};

/** Newest first. Lines of one instant stand in the order in which they were written. O(lines of the task). */
export const readKeys = (db: Transactions, taskId: string, { filter, before, limit }: { filter: TimelineFilter; before: number | null; limit: number }): Promise<LineKey[]> =>
  db.query<LineKey>(
    `with l as (
       select 'update' as kind, id, line, at from task_updates where task_id = $1
       union all select 'reminder', id, line, at from task_reminders where task_id = $1
       union all select 'comment', id, line, at from task_comments where task_id = $1
       union all select 'sending', id, line, at from task_sendings where task_id = $1)
     select l.kind, l.id, l.line, l.at from l
     where ${chosen[filter]} and ($2::bigint is null or (l.at, l.line) < (select b.at, b.line from l b where b.line = $2))
     order by l.at desc, l.line desc limit $3`,
    [taskId, before, limit],
  );
