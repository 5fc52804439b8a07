import { Controller, Get, Query } from '@nestjs/common';
import type { Actor } from '@ioc/shared/access';
import { trendSpans, type TaskTrend, type TrendLine } from '@ioc/shared/task-trend';
import { taskTrendQuery, type TaskTrendQuery } from '@ioc/shared/tasks.input';
import { minutes } from '@ioc/shared/time';
import { dateIn, startOfDate } from '@ioc/shared/working-time';
import { Params, Transactions } from '#platform/database';
import { Allow, CurrentActor } from '#platform/http';
import { isCounted, isDone, stoppedAt, taskCondition } from './tasks.queries.js';

/** When a task began to be late; null where it never was. A stopped clock keeps what was in term in term. */
const lateSince = (now: string): string => `case when case when ${isDone} then t.completed_at > t.due_at else t.due_at < coalesce(${stoppedAt}, ${now}) end
  then greatest(t.due_at, t.assigned_at) end`;

const line = (name: TrendLine): string => `coalesce(sum(m.n) filter (where m.line = '${name}'), 0) as "${name}"`;

@Controller('api/tasks/trend')
export class TaskTrendController {
  constructor(private readonly transactions: Transactions) {}

  /**
   * Counts over time of the tasks of a filter that the reader may see. One pass over them, which puts each into the spans
   * of its moments by their edges; what comes of it is as many rows as there are spans, and overdue is a running sum of
   * those that became late and those late that were done.
   */
  @Get()
  @Allow('task:read')
  async trend(@CurrentActor() actor: Actor, @Query({ schema: taskTrendQuery }) { every, from, to, ...filter }: TaskTrendQuery): Promise<TaskTrend> {
    const now = this.transactions.clock.now();
    const { isCut, spans } = trendSpans(every, { from, to }, dateIn(now));
    if (spans.length === 0) return { every, at: now.toISOString(), isCut, points: [] };
    const params = new Params();
    const end = startOfDate(spans.at(-1)?.to ?? '').getTime() + minutes(24 * 60);
    const [moment, edges] = [params.add(now), `${params.add([...spans.map(({ from: first }) => startOfDate(first)), new Date(end)])}::timestamptz[]`];
    const rows = await this.transactions.query<Record<TrendLine, number>>(
      `with counted as materialized (
         select width_bucket(t.assigned_at, ${edges}) as given, width_bucket(t.completed_at, ${edges}) as done, count(*) as n,
           case when ${isDone} then case when t.completed_at <= t.due_at then 'doneOnTime' when t.due_at is null then 'doneNoTerm' else 'doneLate' end end as outcome,
           width_bucket(${lateSince(`${moment}::timestamptz`)}, ${edges}) as late
         from tasks t where ${isCounted} and ${taskCondition(actor, filter, now, params)} group by given, done, outcome, late),
       moves as (
         select m.span, m.line, sum(m.n) as n from counted c cross join lateral (values
           (c.given, 'given', c.n), (c.done, c.outcome, c.n), (c.late, 'overdue', c.n), (case when c.late is not null then c.done end, 'overdue', -c.n)) m(span, line, n)
         where m.span is not null and m.line is not null group by 1, 2)
       select ${(['given', 'doneOnTime', 'doneLate', 'doneNoTerm'] as const).map(line).join(', ')},
         sum(coalesce(sum(m.n) filter (where m.line = 'overdue'), 0)) over (order by s.span) as overdue
       from generate_series(0, ${spans.length}) s(span) left join moves m on m.span = s.span group by s.span order by s.span offset 1`,
      params.values,
    );
    return { every, at: now.toISOString(), isCut, points: spans.flatMap((span, index) => (rows[index] ? [{ ...span, ...rows[index] }] : [])) };
  }
}
