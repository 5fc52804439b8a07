import { workingClocks, type Calendar } from '@ioc/shared/calendars';
import { reviewRules } from '@ioc/shared/reminders';
import { reviewAt } from '@ioc/shared/task-clocks';
import { openTaskStates, type ReviewCycle, type TaskPriority } from '@ioc/shared/tasks';
import type { MigrationInterface, QueryRunner } from 'typeorm';

interface Reviewed {
  id: string;
  priority: TaskPriority;
  leadOrgId: string;
  reviewEvery: ReviewCycle;
  since: string;
}

const before = ['due_soon', 'due_today', 'overdue', 'not_received', 'report_missing', 'part_due_soon', 'part_overdue', 'not_evaluated'];
const oneOf = (kinds: readonly string[]): string => `check (kind in (${kinds.map((kind) => `'${kind}'`).join(', ')}))`;
const slice = 5_000;

/** When work without a term is looked at next is counted in working time, which SQL cannot: the moment is kept beside its cycle. */
export class TasksReviewed202612010072 implements MigrationInterface {
  name = 'TasksReviewed1764565320072';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`alter table tasks add column review_at timestamptz, add column review_since timestamptz`);
    // Before the rows change: with changes pending for its trigger the table takes no index.
    await db.query(`create index tasks_to_review on tasks (review_at) where review_at is not null`);
    await this.take(db, [...before, 'review_due']);
    await db.query(
      `insert into reminder_rules (kind, days, every_days, parties, since)
       select r.kind, r.days, r."everyDays", array(select jsonb_array_elements_text(r."to")), now()
       from jsonb_to_recordset($1::jsonb) as r(kind text, days numeric, "everyDays" numeric, "to" jsonb)`,
      [JSON.stringify(reviewRules)],
    );
    const calendars = (await db.query(
      `select org_id as "orgId", week, days, follows_province as "followsProvince", receive_within as "receiveWithin" from calendars`,
    )) as Pick<Calendar, 'orgId' | 'week' | 'days' | 'followsProvince' | 'receiveWithin'>[];
    const clockOf = workingClocks(calendars);
    for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
      const tasks = (await db.query(
        `select id, priority, lead_org_id as "leadOrgId", review_every as "reviewEvery", coalesce(last_report_at, assigned_at) as since
         from tasks where due_at is null and review_every is not null and state = any($1) and id > $2 order by id limit ${slice}`,
        [openTaskStates, after],
      )) as Reviewed[];
      const last = tasks.at(-1);
      if (!last) break;
      after = last.id;
      const moments = tasks.map(({ id, leadOrgId, since, ...task }) => ({ id, since, at: reviewAt({ ...task, since: new Date(since) }, clockOf(leadOrgId)) }));
      await db.query(
        `update tasks t set review_at = w.at, review_since = w.since from jsonb_to_recordset($1::jsonb) as w(id uuid, since timestamptz, at timestamptz) where t.id = w.id`,
        [JSON.stringify(moments)],
      );
    }
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`delete from notifications where code = 'review_due'`);
    await db.query(`delete from task_reminders where kind = 'review_due'`);
    await db.query(`delete from reminder_rules where kind = 'review_due'`);
    await this.take(db, before);
    await db.query(`alter table tasks drop column review_at, drop column review_since`);
  }

  private async take(db: QueryRunner, kinds: readonly string[]): Promise<void> {
    await db.query(`alter table reminder_rules drop constraint reminder_rules_kind_check, add constraint reminder_rules_kind_check ${oneOf(kinds)}`);
    await db.query(`alter table task_reminders drop constraint task_reminders_kind_check, add constraint task_reminders_kind_check ${oneOf([...kinds, 'manual'])}`);
  }
}
