import { Controller, Get, Query } from '@nestjs/common';
import type { Actor } from '@ioc/shared/access';
import { originKinds } from '@ioc/shared/tasks';
import { taskBuckets, type TaskGroup, type TaskStatistics, type TaskStatisticsRow } from '@ioc/shared/task-statistics';
import { taskStatisticsQuery, type TaskStatisticsQuery } from '@ioc/shared/tasks.input';
import { timeZone } from '@ioc/shared/time';
import { Params, Transactions } from '#platform/database';
import { Allow, CurrentActor } from '#platform/http';
import { isCounted, isDone, stoppedAt, taskCondition } from './tasks.queries.js';

interface Grouping {
  /** Of a task; as it is kept, because turning it into text for each of them takes longer than counting. */
  key: string;
  /** The key as it travels, where it is more than its text. */
  shown?: string;
  /** Of what the key stands for, which is joined as `n`. */
  name: string;
  join: string;
  order: string;
}

const groupings: Readonly<Record<TaskGroup, Grouping>> = {
  sector: { key: 't.sector', name: 'n.name_vi', join: 'left join sectors n on n.code = c.key', order: 'n.sort_order' },
  lead: { key: 't.lead_org_id', name: 'n.name', join: 'left join organisations n on n.id = c.key', order: 'n.name collate vi_icu' },
  focal: { key: 't.handler_id', name: 'n.full_name', join: 'left join users n on n.id = c.key', order: 'n.full_name collate vi_icu' },
  assigner: { key: 't.assigner_id', name: 'n.full_name', join: 'left join users n on n.id = c.key', order: 'n.full_name collate vi_icu' },
  unit: { key: 't.unit_id', name: 'n.name', join: 'left join admin_units n on n.id = c.key', order: 'n.name collate vi_icu' },
  origin: { key: 't.origin_kind', name: 'null::text', join: '', order: `array_position(array['${originKinds.join(`', '`)}'], c.key)` },
  plan: { key: 't.plan_id', name: 'n.title', join: 'left join plans n on n.id = c.key', order: 'n.doc_date desc' },
  // The place among the first days of all months: a date in a time zone, for each task, takes twice as long.
  month: { key: `width_bucket(t.assigned_at, (select m.edges from months m))`, shown: `to_char(timestamp '1970-01-01' + (c.key - 1) * interval '1 month', 'YYYY-MM')`, name: 'null::text', join: '', order: 'c.key desc' },
};

/**
 * In which bucket a task of the figures is: the twin of `deadlineState` as one question, answered once a task. Asked as
 * seven conditions, each over all tasks, it takes four times as long.
 */
function bucketOf(now: string): string {
  const moment = `coalesce(${stoppedAt}, ${now})`;
  return `case when ${isDone} then case when t.completed_at <= t.due_at then 'doneOnTime' when t.due_at is null then 'doneNoTerm' else 'doneLate' end
    when t.due_at is null then 'openNoTerm' when t.due_at < ${moment} then 'overdue' when t.warn_at <= ${moment} then 'dueSoon' else 'inTerm' end`;
}

@Controller('api/tasks/statistics')
export class TaskStatisticsController {
  constructor(private readonly transactions: Transactions) {}

  /** Counts over the tasks of a filter that the reader may see: one pass over them, whatever they are grouped by. */
  @Get()
  @Allow('task:read')
  async statistics(@CurrentActor() actor: Actor, @Query({ schema: taskStatisticsQuery }) { by, ...filter }: TaskStatisticsQuery): Promise<TaskStatistics> {
    const now = this.transactions.clock.now();
    const params = new Params();
    const bucket = bucketOf(`${params.add(now)}::timestamptz`);
    const { key, shown = 'c.key::text', name, join, order } = groupings[by];
    const rows = await this.transactions.query<TaskStatisticsRow>(
      `with months as materialized (select array(select m at time zone '${timeZone}' from generate_series(timestamp '1970-01-01', timestamp '2100-01-01', interval '1 month') m) as edges)
       select ${shown} as key, ${name} as name, ${taskBuckets.map((one) => `c."${one}"`).join(', ')} from (
         select b.key, ${taskBuckets.map((one) => `coalesce(sum(b.n) filter (where b.bucket = '${one}'), 0) as "${one}"`).join(', ')}
         from (select ${key} as key, ${bucket} as bucket, count(*) as n from tasks t where ${isCounted} and ${taskCondition(actor, filter, now, params)} group by 1, 2) b
         group by b.key) c
       ${join} order by ${order} nulls last, c.key`,
      params.values,
    );
    return { by, at: now.toISOString(), rows };
  }
}
