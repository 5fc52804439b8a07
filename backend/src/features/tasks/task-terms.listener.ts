import { Injectable } from '@nestjs/common';
import { nowhere } from '@ioc/shared/access';
import type { OfficeClock } from '@ioc/shared/calendars';
import { receiveBy, reviewAt } from '@ioc/shared/task-clocks';
import { openTaskStates, warnAt, type ReviewCycle, type TaskPriority } from '@ioc/shared/tasks';
import type { WorkingClock } from '@ioc/shared/working-time';
import { CalendarsService } from '#features/calendars';
import type { Tx } from '#platform/database';
import { Listeners } from '#platform/events';
import { owedPart, writeWarnings, type PartTerm } from './task-parts.queries.js';

interface Term {
  id: string;
  leadOrgId: string;
  priority: TaskPriority;
  assignedAt: string;
  dueAt: string | null;
  warnAt: string | null;
  receiveSince: string | null;
  receiveBy: string | null;
  reviewEvery: ReviewCycle | null;
  reviewSince: string;
  reviewAt: string | null;
}

/** What calendars say about a task: of each clock the moment, or what stands there where it does not run. */
type Counted = Pick<Term, 'warnAt' | 'receiveBy' | 'reviewAt'>;

const iso = (at: Date): string => at.toISOString();

function counted({ priority, assignedAt, dueAt, receiveSince, reviewEvery, reviewSince, ...kept }: Term, ofLead: OfficeClock): Counted {
  return {
    warnAt: dueAt === null ? kept.warnAt : iso(warnAt({ priority, assignedAt: new Date(assignedAt), dueAt: new Date(dueAt) }, ofLead)),
    receiveBy: receiveSince === null ? kept.receiveBy : iso(receiveBy({ priority, since: new Date(receiveSince) }, ofLead)),
    reviewAt: dueAt !== null || reviewEvery === null ? kept.reviewAt : iso(reviewAt({ priority, reviewEvery, since: new Date(reviewSince) }, ofLead)),
  };
}

const isAt = (one: string | null, other: string | null): boolean => (one === null || other === null ? one === other : Date.parse(one) === Date.parse(other));

/** As `reviewOf` counts: work from before there were cycles has no moment of its own. */
const reviewSince = 'coalesce(t.review_since, t.last_report_at, t.assigned_at)';

const slice = 5_000;
const firstId = '00000000-0000-0000-0000-000000000000';

/** When a calendar changes, the terms, response targets and reviews of open tasks are counted anew, by slices; tasks are not edited by it, so their version stays. */
@Injectable()
export class TaskTerms {
  constructor(
    private readonly calendars: CalendarsService,
    listeners: Listeners,
  ) {
    listeners.register({ name: 'task-terms', hears: ['calendar.created', 'calendar.updated'], handle: (tx) => this.count(tx) });
  }

  private async count(tx: Tx): Promise<void> {
    const clocks = await this.calendars.clocks(tx);
    let moved = 0;
    for (let after = firstId; ; ) {
      const terms = await tx.query<Term>(
        `select id, lead_org_id as "leadOrgId", priority, assigned_at as "assignedAt", due_at as "dueAt", warn_at as "warnAt", receive_by as "receiveBy",
           case when state = 'assigned' or suspended_from = 'assigned' then receive_since end as "receiveSince",
           review_every as "reviewEvery", review_at as "reviewAt", ${reviewSince} as "reviewSince"
         from tasks t where state = any($1) and id > $2 order by id limit ${slice}`,
        [openTaskStates, after],
      );
      const last = terms.at(-1);
      if (!last) break;
      after = last.id;
      const changed = terms.flatMap((term) => {
        const now = counted(term, clocks(term.leadOrgId));
        return isAt(term.warnAt, now.warnAt) && isAt(term.receiveBy, now.receiveBy) && isAt(term.reviewAt, now.reviewAt) ? [] : [{ ...term, ...now }];
      });
      // A term that somebody changed since it was read has its own moment already.
      const rows = changed.length === 0 ? [] : await tx.query(
        `update tasks t set warn_at = w."warnAt", receive_by = case when w."receiveSince" is null then t.receive_by else w."receiveBy" end, review_at = w."reviewAt"
         from jsonb_to_recordset($1::jsonb) as w(id uuid, "leadOrgId" uuid, "dueAt" timestamptz, priority text, "receiveSince" timestamptz, "warnAt" timestamptz, "receiveBy" timestamptz,
           "reviewEvery" text, "reviewSince" timestamptz, "reviewAt" timestamptz)
         where t.id = w.id and t.lead_org_id = w."leadOrgId" and t.due_at is not distinct from w."dueAt" and t.priority = w.priority
           and (w."receiveSince" is null or t.receive_since = w."receiveSince")
           and t.review_every is not distinct from w."reviewEvery" and ${reviewSince} = w."reviewSince" and (w."reviewAt" is null or t.state = any($2)) returning t.id`,
        [JSON.stringify(changed), openTaskStates],
      );
      moved += rows.length;
    }
    moved += await this.countParts(tx, clocks);
    const organisations = await tx.query<{ id: string }>(`select id from organisations`);
    tx.record('calendar.applied', { tasks: moved }, { ...nowhere, orgIds: organisations.map(({ id }) => id) });
  }

  /** The same for what coordinating units owe. */
  private async countParts(tx: Tx, clocks: (orgId: string | null) => WorkingClock): Promise<number> {
    let moved = 0;
    for (let after = firstId; ; ) {
      const parts = await tx.query<PartTerm & Pick<Term, 'leadOrgId' | 'priority'>>(
        `select p.id, p.given_at as "givenAt", p.due_at as "dueAt", p.warn_at as "warnAt", t.lead_org_id as "leadOrgId", t.priority from task_parts p join tasks t on t.id = p.task_id
         where t.state = any($1) and ${owedPart} and p.id > $2 order by p.id limit ${slice}`,
        [openTaskStates, after],
      );
      const last = parts.at(-1);
      if (!last) return moved;
      after = last.id;
      moved += await writeWarnings(tx, parts, ({ leadOrgId }) => clocks(leadOrgId));
    }
  }
}
