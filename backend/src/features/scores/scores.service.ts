import { Injectable } from '@nestjs/common';
import type { Actor } from '@ioc/shared/access';
import type { Page } from '@ioc/shared/list';
import { halvesOf, type ScoredTask, type Scores } from '@ioc/shared/scores';
import type { ScoredTasksQuery, ScoresQuery } from '@ioc/shared/scores.input';
import { taskScope } from '#features/tasks';
import { instant, Params, Transactions } from '#platform/database';
import { pageClause } from '#platform/http';
import { shares, standing, storedScores, withinPeriod } from './scores.queries.js';

type Row = Omit<ScoredTask, 'weight'> & { total: number };

/** Scores over the tasks the reader may see. */
@Injectable()
export class ScoresService {
  constructor(private readonly transactions: Transactions) {}

  async scores(actor: Actor, { by, period }: ScoresQuery): Promise<Scores> {
    const now = this.transactions.clock.now();
    const rows = await storedScores(this.transactions, { by, period, now }, new Params(), (params) => taskScope(actor, params));
    return { by, period, at: now.toISOString(), rows };
  }

  /** Whose score rests on made-up tasks, were it only one. Asked for files alone: on screens a banner says it. O(tasks of the period). */
  async syntheticKeys(actor: Actor, { by, period }: ScoresQuery): Promise<ReadonlySet<string | null>> {
    const params = new Params();
    const moment = `${params.add(this.transactions.clock.now())}::timestamptz`;
    const rows = await this.transactions.query<{ key: string | null }>(
      `select distinct s.key from ${shares[by]} join tasks t on t.id = s.task_id
       where t.synthetic and ${withinPeriod(period, params)} and ${taskScope(actor, params)} and ${standing(moment)} is not null`,
      params.values,
    );
    return new Set(rows.map(({ key }) => key));
  }

  /** The tasks of one row, as they count for it: the newest outcome first. */
  async tasks(actor: Actor, { by, period, key, standing: wanted, ...page }: ScoredTasksQuery): Promise<Page<ScoredTask>> {
    const params = new Params();
    const moment = `${params.add(this.transactions.clock.now())}::timestamptz`;
    const where = [
      withinPeriod(period, params), taskScope(actor, params), key === undefined ? 's.key is null' : `s.key = ${params.add(key)}`,
      wanted === undefined ? `${standing(moment)} is not null` : `${standing(moment)} = ${params.add(wanted)}`,
    ].join(' and ');
    const rows = await this.transactions.query<Row>(
      `select t.id, t.code, t.title, o.short_name as "leadOrgName", s.priority, s.part, ${standing(moment)} as standing, ${instant('s.due_at')} as "dueAt",
         ${instant('s.completed_at')} as "completedAt", ${instant('s.decided_at')} as "decidedAt", e.working_days_late as "workingDaysLate", e.timeliness, e.quality,
         coalesce(s.points, 0) as points, count(*) over () as total
       from ${shares[by]} join tasks t on t.id = s.task_id join organisations o on o.id = s.lead_org_id left join lateral (
         select v.working_days_late, v.timeliness, v.quality from task_evaluations v where v.task_id = t.id order by v.kind limit 1) e on true
       where ${where} order by s.decided_at desc, t.code ${pageClause(page)}`,
      params.values,
    );
    return { data: rows.map(({ total: _, ...row }) => ({ ...row, weight: halvesOf(row.priority, row.part) })), total: rows[0]?.total ?? 0 };
  }
}
