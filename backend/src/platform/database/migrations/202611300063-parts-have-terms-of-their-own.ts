import { laterRules } from '@ioc/shared/reminders';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const before = ['due_soon', 'due_today', 'overdue', 'not_received', 'report_missing'];
const later = ['part_due_soon', 'part_overdue', 'not_evaluated'];
const oneOf = (kinds: readonly string[]): string => `check (kind in (${kinds.map((kind) => `'${kind}'`).join(', ')}))`;
const once = 'task_id, rule_id, rule_version, anchor_at, occurrence';

/** Parts of coordinating units become due soon and are reminded of; results that wait for their evaluation too. */
export class PartsWarn202611300063 implements MigrationInterface {
  name = 'PartsWarn1764460800063';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`alter table task_parts add column warn_at timestamptz`);
    await db.query(`create index task_parts_due on task_parts (due_at) where state = 'open'`);
    await db.query(`alter table task_reminders add column org_id uuid references organisations (id)`);
    await this.take(db, [...before, ...later]);
    // Two units may owe their parts at the same moment: each is reminded once.
    await db.query(`drop index task_reminders_once`);
    await db.query(`create unique index task_reminders_once on task_reminders (${once}, coalesce(org_id, task_id)) where rule_id is not null`);
    // Counted in working time at the next change of the task or of a calendar; until then a day before.
    await db.query(`update task_parts set warn_at = greatest(given_at, due_at - interval '1 day') where due_at is not null and state in ('open', 'reported')`);
    await db.query(
      `insert into reminder_rules (kind, days, every_days, parties, since)
       select r.kind, r.days, r."everyDays", array(select jsonb_array_elements_text(r."to")), now()
       from jsonb_to_recordset($1::jsonb) as r(kind text, days numeric, "everyDays" numeric, "to" jsonb)`,
      [JSON.stringify(laterRules)],
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`delete from notifications where code = any($1)`, [later]);
    await db.query(`delete from task_reminders where kind = any($1)`, [later]);
    await db.query(`delete from reminder_rules where kind = any($1)`, [later]);
    await this.take(db, before);
    await db.query(`drop index task_reminders_once`);
    await db.query(`create unique index task_reminders_once on task_reminders (${once}) where rule_id is not null`);
    await db.query(`alter table task_reminders drop column org_id`);
    await db.query(`drop index task_parts_due`);
    await db.query(`alter table task_parts drop column warn_at`);
  }

  private async take(db: QueryRunner, kinds: readonly string[]): Promise<void> {
    await db.query(`alter table reminder_rules drop constraint reminder_rules_kind_check, add constraint reminder_rules_kind_check ${oneOf(kinds)}`);
    await db.query(`alter table task_reminders drop constraint task_reminders_kind_check, add constraint task_reminders_kind_check ${oneOf([...kinds, 'manual'])}`);
  }
}
