import { Controller, Get } from '@nestjs/common';
import type { Actor } from '@ioc/shared/access';
import type { SectorFigures } from '@ioc/shared/sectors';
import { Params, Transactions } from '#platform/database';
import { Allow, CurrentActor } from '#platform/http';
import { deadlineConditions, isDone, isOpen, taskScope } from './tasks.queries.js';

/** What counts is the submission that was accepted, and the acceptance itself. */
const endedOverAlarm = `exists (select 1 from task_updates p where p.task_id = t.id and p.override_reason is not null
  and ((p.step = 'accept' and p.at >= t.submitted_at) or (p.step = 'submit' and p.at = t.submitted_at)))`;

/** What counts is the submission that stands: one that was sent back may have been mended by the next. */
const endedWithoutEvidence = `exists (select 1 from task_updates p where p.task_id = t.id and p.evidence_reason is not null and p.step = 'submit' and p.at = t.submitted_at)`;

@Controller('api/sectors')
export class TaskFiguresController {
  constructor(private readonly transactions: Transactions) {}

  /** Counts per sector over the tasks the reader may see, and F-COMP as `completionPercent` of the contract has it. One pass over them. */
  @Get('figures')
  @Allow('sector:read')
  figures(@CurrentActor() actor: Actor): Promise<SectorFigures[]> {
    const params = new Params();
    const is = deadlineConditions(`${params.add(this.transactions.clock.now())}::timestamptz`);
    return this.transactions.query<SectorFigures>(
      `select f.*, round(100.0 * f.done / nullif(f.done + f.overdue, 0), 2) as "completionPercent" from (
         select s.code, count(*) filter (where ${isOpen}) as open,
           count(*) filter (where ${is.in_term} or ${is.due_soon}) as "inTerm", count(*) filter (where ${is.due_soon}) as "dueSoon",
           count(*) filter (where ${is.overdue}) as overdue, count(*) filter (where ${isDone}) as done,
           count(*) filter (where ${isDone} and t.subject_kind in ('asset', 'alarm')) as "doneAtSites",
           count(*) filter (where ${isDone} and t.subject_kind in ('asset', 'alarm') and ${endedOverAlarm}) as "doneOverAlarm",
           count(*) filter (where ${isDone} and t.required_evidence <> 'none') as "doneAskingEvidence",
           count(*) filter (where ${isDone} and t.required_evidence <> 'none' and ${endedWithoutEvidence}) as "doneWithoutEvidence",
           count(*) filter (where ${is.done_on_time}) as "doneOnTime", count(*) filter (where ${is.done_late}) as "doneLate"
         from sectors s left join tasks t on t.sector = s.code and ${taskScope(actor, params)}
         where s.active group by s.code, s.sort_order order by s.sort_order) f`,
      params.values,
    );
  }
}
