import { Controller, Get, Query } from '@nestjs/common';
import type { Actor } from '@ioc/shared/access';
import { originKinds } from '@ioc/shared/tasks';
import type { TaskGroup, TaskStatistics, TaskStatisticsRow } from '@ioc/shared/task-statistics';
import { taskStatisticsQuery, type TaskStatisticsQuery } from '@ioc/shared/tasks.input';
import { timeZone } from '@ioc/shared/time';
import { Params, Transactions } from '#platform/database';
import { Allow, CurrentActor } from '#platform/http';
import { deadlineConditions, isDone, isOpen, taskCondition } from './tasks.queries.js';

interface Grouping {
  /** Of a task, as text. */
  key: string;
  /** Of what the key stands for, which is joined as `n`. */
  name: string;
  join: string;
  order: string;
}

const groupings: Readonly<Record<TaskGroup, Grouping>> = {
  sector: { key: 't.sector', name: 'n.name_vi', join: 'left join sectors n on n.code = c.key', order: 'n.sort_order' },
  lead: { key: 't.lead_org_id::text', name: 'n.name', join: 'left join organisations n on n.id = c.key::uuid', order: 'n.name collate vi_icu' },
  focal: { key: 't.focal_user_id::text', name: 'n.full_name', join: 'left join users n on n.id = c.key::uuid', order: 'n.full_name collate vi_icu' },
  assigner: { key: 't.assigner_id::text', name: 'n.full_name', join: 'left join users n on n.id = c.key::uuid', order: 'n.full_name collate vi_icu' },
  unit: { key: 't.unit_id::text', name: 'n.name', join: 'left join admin_units n on n.id = c.key::uuid', order: 'n.name collate vi_icu' },
  origin: { key: 't.origin_kind', name: 'null::text', join: '', order: `array_position(array['${originKinds.join(`', '`)}'], c.key)` },
  plan: { key: 't.plan_id::text', name: 'n.title', join: 'left join plans n on n.id = c.key::uuid', order: 'n.doc_date desc' },
  month: { key: `to_char(t.assigned_at at time zone '${timeZone}', 'YYYY-MM')`, name: 'null::text', join: '', order: 'c.key desc' },
};

@Controller('api/tasks/statistics')
export class TaskStatisticsController {
  constructor(private readonly transactions: Transactions) {}

  /** Counts over the tasks of a filter that the reader may see: one pass over them, whatever they are grouped by. */
  @Get()
  @Allow('task:read')
  async statistics(@CurrentActor() actor: Actor, @Query({ schema: taskStatisticsQuery }) { by, ...filter }: TaskStatisticsQuery): Promise<TaskStatistics> {
    const now = this.transactions.clock.now();
    const params = new Params();
    const is = deadlineConditions(`${params.add(now)}::timestamptz`);
    const { key, name, join, order } = groupings[by];
    const rows = await this.transactions.query<TaskStatisticsRow>(
      `select c.key, ${name} as name, c."doneOnTime", c."doneLate", c."doneNoTerm", c."inTerm", c."dueSoon", c.overdue, c."openNoTerm" from (
         select ${key} as key, count(*) filter (where ${is.done_on_time}) as "doneOnTime", count(*) filter (where ${is.done_late}) as "doneLate",
           count(*) filter (where ${isDone} and t.due_at is null) as "doneNoTerm", count(*) filter (where ${is.in_term}) as "inTerm",
           count(*) filter (where ${is.due_soon}) as "dueSoon", count(*) filter (where ${is.overdue}) as overdue,
           count(*) filter (where ${isOpen} and t.due_at is null) as "openNoTerm"
         from tasks t where (${isOpen} or ${isDone}) and ${taskCondition(actor, filter, now, params)} group by 1) c
       ${join} order by ${order} nulls last, c.key`,
      params.values,
    );
    return { by, at: now.toISOString(), rows };
  }
}
