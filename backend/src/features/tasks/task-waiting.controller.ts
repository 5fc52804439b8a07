import { Controller, Get, Query } from '@nestjs/common';
import type { Actor } from '@ioc/shared/access';
import { firstOfGroup, waitingKinds, type TaskWaiting, type WaitingKind, type WaitingTask } from '@ioc/shared/task-waiting';
import type { ListedTask } from '@ioc/shared/tasks';
import { taskWaitingQuery, type TaskWaitingQuery } from '@ioc/shared/tasks.input';
import { instant, Params, Transactions } from '#platform/database';
import { Allow, CurrentActor } from '#platform/http';
import { mayWait, ownPartOf, waitingKindOf } from './task-waiting.queries.js';
import { selectListed, taskPlaces, taskScope, type ListedRow } from './tasks.queries.js';

const waitingTask = ({ record, moment, warnAt }: Pick<ListedRow, 'record'> & { moment: string | null; warnAt: string | null }): WaitingTask =>
  ({ ...(JSON.parse(record) as ListedTask), moment: moment === null ? null : { dueAt: moment, warnAt } });

@Controller('api/tasks/waiting')
export class TaskWaitingController {
  constructor(private readonly transactions: Transactions) {}

  /** What waits for the reader, by kind: how many, and the first of each. One pass over the open tasks they may see. */
  @Get()
  @Allow('task:read')
  async waiting(@CurrentActor() actor: Actor, @Query({ schema: taskWaitingQuery }) { focalUserId }: TaskWaitingQuery): Promise<TaskWaiting> {
    const now = this.transactions.clock.now();
    const params = new Params();
    const named = focalUserId === undefined ? '' : `and t.focal_user_id = any(${params.add(focalUserId)}::uuid[])`;
    const rows = await this.transactions.query<Pick<ListedRow, 'record'> & { kind: WaitingKind; total: number; moment: string | null; warnAt: string | null }>(
      `with waiting as (select t.id, t.due_at, t.assigned_at, t.evaluate_by, t.review_at, ${waitingKindOf(actor, now, taskPlaces, params)} as kind from tasks t
           where ${mayWait(actor)} and ${taskScope(actor, params)} ${named}),
         timed as (select w.*, p.due_at as part_due, p.warn_at as part_warn from waiting w left join lateral (${ownPartOf(actor, 'w.id', params)}) p on w.kind = 'part' where w.kind is not null),
         ranked as (select w.id, w.kind, count(*) over (partition by w.kind)::int as total, w.part_warn, coalesce(w.part_due, case when w.kind = 'evaluation' then w.evaluate_by end) as moment,
           row_number() over (partition by w.kind order by
             case w.kind when 'receive' then w.assigned_at when 'evaluation' then w.evaluate_by when 'part' then w.part_due when 'review' then w.review_at else w.due_at end nulls last, w.id) as place
           from timed w)
       select k.kind, k.total, ${instant('k.moment')} as moment, ${instant('k.part_warn')} as "warnAt", x.record from ranked k cross join lateral (${selectListed({ condition: 't.id = k.id', order: '', limit: '' })}) x where k.place <= ${firstOfGroup} order by k.place`,
      params.values,
    );
    const groups = waitingKinds.flatMap((kind) => {
      const own = rows.filter((row) => row.kind === kind);
      return own[0] ? [{ kind, total: own[0].total, tasks: own.map(waitingTask) }] : [];
    });
    return { at: now.toISOString(), total: groups.reduce((sum, { total }) => sum + total, 0), groups };
  }
}
