import { Injectable } from '@nestjs/common';
import { nowhere } from '@ioc/shared/access';
import { openTaskStates, warnAt, type TaskPriority } from '@ioc/shared/tasks';
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
  dueAt: string;
  warnAt: string | null;
}

const slice = 5_000;
const firstId = '00000000-0000-0000-0000-000000000000';

/** When a calendar changes, the terms of open tasks are counted anew, by slices; tasks are not edited by it, so their version stays. */
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
        `select id, lead_org_id as "leadOrgId", priority, assigned_at as "assignedAt", due_at as "dueAt", warn_at as "warnAt" from tasks
         where state = any($1) and due_at is not null and id > $2 order by id limit ${slice}`,
        [openTaskStates, after],
      );
      const last = terms.at(-1);
      if (!last) break;
      after = last.id;
      const changed = terms.flatMap((term) => {
        const at = warnAt({ priority: term.priority, assignedAt: new Date(term.assignedAt), dueAt: new Date(term.dueAt) }, clocks(term.leadOrgId));
        return term.warnAt !== null && Date.parse(term.warnAt) === at.getTime() ? [] : [{ id: term.id, dueAt: term.dueAt, priority: term.priority, at }];
      });
      // A term that somebody changed since it was read has its own moment already.
      const rows = changed.length === 0 ? [] : await tx.query(
        `update tasks t set warn_at = w.at from jsonb_to_recordset($1::jsonb) as w(id uuid, "dueAt" timestamptz, priority text, at timestamptz)
         where t.id = w.id and t.due_at = w."dueAt" and t.priority = w.priority returning t.id`,
        [JSON.stringify(changed)],
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
