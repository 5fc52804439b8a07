import { responseRules } from '@ioc/shared/reminders';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * How long a unit may take to receive its work is a number of its calendar, and with a task is kept from when on it is
 * counted. Reminders of work that was not received count from the response target: a day of them lies in it already.
 */
export class ResponseTargets202612010071 implements MigrationInterface {
  name = 'ResponseTargets1764565260071';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`alter table calendars add column receive_within jsonb not null default '{"count": 1, "unit": "day"}'
      check ((receive_within ->> 'count')::int between 1 and 60 and receive_within ->> 'unit' in ('hour', 'day'))`);
    await db.query(`alter table tasks add column receive_since timestamptz`);
    await db.query(`update reminder_rules set days = greatest(days - 1, 0), version = version + 1, since = now(), updated_at = now() where kind = 'not_received'`);
    await db.query(
      `insert into reminder_rules (kind, days, every_days, parties, since)
       select r.kind, r.days, r."everyDays", array(select jsonb_array_elements_text(r."to")), now()
       from jsonb_to_recordset($1::jsonb) as r(kind text, days numeric, "everyDays" numeric, "to" jsonb)
       where not exists (select 1 from reminder_rules where kind = 'not_received')`,
      [JSON.stringify(responseRules)],
    );
    // The last step that gave it to whoever leads it now.
    await db.query(
      `update tasks t set receive_since = coalesce(
         (select max(u.at) from task_updates u where u.task_id = t.id and u.step in ('assign', 'approve', 'reassign', 'insist')), t.assigned_at)
       where t.state = 'assigned' or t.state = 'suspended' and t.suspended_from = 'assigned'`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`alter table tasks drop column receive_since`);
    await db.query(`update reminder_rules set days = days + 1, version = version + 1, since = now(), updated_at = now() where kind = 'not_received' and days < 60`);
    await db.query(`alter table calendars drop column receive_within`);
  }
}
