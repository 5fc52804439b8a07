import { firstRules } from '@ioc/shared/reminders';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Rules by which tasks are reminded of, what was said by them or by hand, and what each person was told. */
export class Reminders202611242061 implements MigrationInterface {
  name = 'Reminders1764018060000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`create table reminder_rules (
      id uuid primary key default gen_random_uuid(),
      kind text not null check (kind in ('due_soon', 'due_today', 'overdue', 'not_received', 'report_missing')),
      days numeric(4, 1) check (days between 0 and 60),
      every_days numeric(4, 1) check (every_days between 0.5 and 60),
      parties text[] not null check (cardinality(parties) > 0),
      is_on boolean not null default true,
      since timestamptz not null,
      version integer not null default 1,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now())`);
    await db.query(`create table task_reminders (
      id uuid primary key default gen_random_uuid(),
      task_id uuid not null references tasks (id) on delete cascade,
      at timestamptz not null,
      kind text not null check (kind in ('due_soon', 'due_today', 'overdue', 'not_received', 'report_missing', 'manual')),
      by_id uuid references users (id),
      text text,
      parties text[] not null,
      rule_id uuid references reminder_rules (id),
      rule_version integer,
      anchor_at timestamptz,
      occurrence integer,
      check ((kind = 'manual') = (rule_id is null)),
      check ((kind = 'manual') = (by_id is not null)))`);
    // Once for each time that a rule has something to say, whichever node comes first and however often one starts anew.
    await db.query(`create unique index task_reminders_once on task_reminders (task_id, rule_id, rule_version, anchor_at, occurrence) where rule_id is not null`);
    await db.query(`create index task_reminders_task on task_reminders (task_id, at)`);
    await db.query(`create table notifications (
      id uuid primary key default gen_random_uuid(),
      user_id uuid not null references users (id) on delete cascade,
      event_id uuid not null,
      at timestamptz not null,
      code text not null,
      task_id uuid not null references tasks (id) on delete cascade,
      params jsonb not null,
      read_at timestamptz)`);
    // What a crash makes one draw a second time is drawn once.
    await db.query(`create unique index notifications_once on notifications (event_id, user_id)`);
    await db.query(`create index notifications_of on notifications (user_id, (read_at is not null), at desc, id)`);
    await db.query(`create index notifications_unread on notifications (user_id) where read_at is null`);
    await db.query(`create index notifications_at on notifications using brin (at)`);
    // Nobody is told of what happened before there was anybody to tell.
    await db.query(`insert into event_cursors (name, seq) select 'notifications', seq from event_head on conflict do nothing`);
    await db.query(
      `insert into reminder_rules (kind, days, every_days, parties, since)
       select r.kind, r.days, r."everyDays", array(select jsonb_array_elements_text(r."to")), now()
       from jsonb_to_recordset($1::jsonb) as r(kind text, days numeric, "everyDays" numeric, "to" jsonb)`,
      [JSON.stringify(firstRules)],
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`delete from event_cursors where name = 'notifications'`);
    await db.query(`drop table notifications, task_reminders, reminder_rules`);
  }
}
