import { Injectable } from '@nestjs/common';
import { dueOfMissed, occurrencesToGive, type Occurrence, type Recurrence } from '@ioc/shared/recurrence';
import { taskOfPeriod, templatePlace, templateState, type TaskTemplate } from '@ioc/shared/task-templates';
import { clockFor } from '@ioc/shared/tasks';
import type { WorkingClock } from '@ioc/shared/working-time';
import { actorOf } from '#features/access';
import { readClocks } from '#features/calendars';
import { TaskGiving } from '#features/tasks';
import { system, Transactions } from '#platform/database';
import { Problem, requireRow } from '#platform/http';
import { isRecurring, readTemplate, templateSelect } from './task-templates.queries.js';

type Recurring = TaskTemplate & { recurrence: Recurrence; since: string };

/** One task that is not there yet. */
interface Wanted {
  template: Recurring;
  leadOrgId: string;
  occurrence: Occurrence & { isMissed: boolean };
  clock: WorkingClock;
}

/**
 * Gives the tasks whose time has come round. It remembers nothing: what was given is in the table, once for each period and
 * unit by its key, so it may stop anywhere and start anew, on several nodes. A task is given by the service and the rules of
 * a person's giving, in the name of whoever set the recurrence and with the rights of that person at this moment.
 */
@Injectable()
export class RecurrenceSweep {
  constructor(
    private readonly transactions: Transactions,
    private readonly giving: TaskGiving,
  ) {}

  /** @returns how many tasks were given */
  async run(): Promise<number> {
    let given = 0;
    const stopped = new Set<string>();
    const failures: unknown[] = [];
    for (const wanted of await this.wanted()) {
      if (stopped.has(wanted.template.id)) continue;
      try {
        if (await this.give(wanted)) given += 1;
      } catch (error) {
        stopped.add(wanted.template.id);
        if (error instanceof Problem) await this.stop(wanted, error);
        // What is no refusal is a bug: it must not keep the other templates from giving.
        else failures.push(error);
      }
    }
    if (failures.length > 0) throw failures[0];
    return given;
  }

  /** Two statements, however many templates and units there are. */
  private async wanted(): Promise<Wanted[]> {
    const now = this.transactions.clock.now();
    const templates = await this.transactions.query<Recurring>(templateSelect.replace('select ', 'select m.since, ') + ` where ${isRecurring} order by m.id`);
    if (templates.length === 0) return [];
    const clockOf = await readClocks(this.transactions);
    const wanted = templates.flatMap((template) => template.recurrence.leadOrgIds.flatMap((leadOrgId): Wanted[] => {
      const clock = clockFor(template.priority, clockOf(leadOrgId));
      return occurrencesToGive(template.recurrence, { since: new Date(template.since), now }, clock).map((occurrence) => ({ template, leadOrgId, occurrence, clock }));
    }));
    const keys = wanted.map(({ template, leadOrgId, occurrence }, n) => ({ n, template: template.id, org: leadOrgId, period: occurrence.periodOn }));
    const open = await this.transactions.query<{ n: number }>(
      `select k.n from jsonb_to_recordset($1::jsonb) as k(n int, template uuid, org uuid, period date)
       where not exists (select 1 from task_template_runs r where r.template_id = k.template and r.lead_org_id = k.org and r.period_on = k.period) order by k.n`,
      [JSON.stringify(keys)],
    );
    return open.flatMap(({ n }) => wanted[n] ?? []);
  }

  /** @returns whether it was this node that gave it */
  private async give({ template, leadOrgId, occurrence, clock }: Wanted): Promise<boolean> {
    const giver = await actorOf(this.transactions, template.giverId ?? '');
    if (!giver) throw new Problem('task-template.giver-gone');
    return this.transactions.run(giver, async (tx) => {
      // Whoever pauses or changes it waits for this, or this for them.
      const [row] = await tx.query(`select 1 from task_templates m where m.id = $1 and m.version = $2 and ${isRecurring} for update`, [template.id, template.version]);
      if (!row) return false;
      const [claimed] = await tx.query(
        `insert into task_template_runs (template_id, lead_org_id, period_on, at, is_missed) values ($1, $2, $3, $4, $5) on conflict do nothing returning 1`,
        [template.id, leadOrgId, occurrence.periodOn, tx.now, occurrence.isMissed],
      );
      if (!claimed) return false;
      const dueAt = occurrence.isMissed ? dueOfMissed(template.recurrence, tx.now, clock) : occurrence.dueAt;
      const [task] = await this.giving.give(tx, giver, [taskOfPeriod(template, occurrence, { leadOrgId, dueAt })]);
      await tx.query(`update task_template_runs set task_id = $4 where template_id = $1 and lead_org_id = $2 and period_on = $3`, [template.id, leadOrgId, occurrence.periodOn, requireRow(task, 'task.not-found').id]);
      const after = await readTemplate(tx, template.id);
      tx.record('task-template.gave', after, templatePlace(after));
      return true;
    });
  }

  /** Nothing more is given until a person has looked: otherwise it would be refused again every minute, and nobody told. */
  private async stop({ template, leadOrgId }: Wanted, { code, params }: Problem): Promise<void> {
    await this.transactions.run(system, async (tx) => {
      const [row] = await tx.query<{ version: number }>(`select version from task_templates where id = $1 for update`, [template.id]);
      // Another node was faster, or somebody has changed it meanwhile: then it is tried anew.
      if (requireRow(row, 'task-template.not-found').version !== template.version) return;
      if (templateState(await readTemplate(tx, template.id)) !== 'recurring') return;
      await tx.query(
        `update task_templates set stop = jsonb_build_object('at', $2::text, 'code', $3::text, 'params', $4::jsonb, 'leadOrgName', (select name from organisations where id = $5)),
           updated_at = $6, version = version + 1 where id = $1`,
        [template.id, tx.now.toISOString(), code, JSON.stringify(params), leadOrgId, tx.now],
      );
      const after = await readTemplate(tx, template.id);
      tx.record('task-template.stopped', after, templatePlace(after));
    });
  }
}
