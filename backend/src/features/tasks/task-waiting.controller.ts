import { Controller, Get, Query } from '@nestjs/common';
import type { Actor } from '@ioc/shared/access';
import { firstOfGroup, waitingKinds, type TaskWaiting, type WaitingKind } from '@ioc/shared/task-waiting';
import type { ListedTask } from '@ioc/shared/tasks';
import { taskWaitingQuery, type TaskWaitingQuery } from '@ioc/shared/tasks.input';
import { Params, Transactions } from '#platform/database';
import { Allow, CurrentActor } from '#platform/http';
import { mayWait, waitingKindOf } from './task-waiting.queries.js';
import { selectListed, taskPlaces, taskScope, type ListedRow } from './tasks.queries.js';

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
    const rows = await this.transactions.query<Pick<ListedRow, 'record'> & { kind: WaitingKind; total: number }>(
      `with waiting as (select t.id, t.due_at, t.assigned_at, ${waitingKindOf(actor, now, taskPlaces, params)} as kind from tasks t
           where ${mayWait} and ${taskScope(actor, params)} ${named}),
         ranked as (select w.id, w.kind, count(*) over (partition by w.kind)::int as total,
           row_number() over (partition by w.kind order by case when w.kind = 'receive' then w.assigned_at else w.due_at end nulls last, w.id) as place
           from waiting w where w.kind is not null)
       select k.kind, k.total, x.record from ranked k cross join lateral (${selectListed({ condition: 't.id = k.id', order: '', limit: '' })}) x where k.place <= ${firstOfGroup} order by k.place`,
      params.values,
    );
    const groups = waitingKinds.flatMap((kind) => {
      const own = rows.filter((row) => row.kind === kind);
      return own[0] ? [{ kind, total: own[0].total, tasks: own.map(({ record }) => JSON.parse(record) as ListedTask) }] : [];
    });
    return { at: now.toISOString(), total: groups.reduce((sum, { total }) => sum + total, 0), groups };
  }
}
