import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Due dates move on request; the first one is kept beside them already. */
export class TasksExtended202611242020 implements MigrationInterface {
  name = 'TasksExtended1764015600000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`create table task_extensions (
      id uuid primary key default gen_random_uuid(),
      task_id uuid not null references tasks (id) on delete cascade,
      state text not null check (state in ('requested', 'approved', 'refused', 'countered', 'accepted_by_unit', 'declined_by_unit', 'withdrawn')),
      previous_due_at timestamptz not null,
      requested_due_at timestamptz not null,
      reason text not null,
      requested_by uuid not null references users (id),
      requested_at timestamptz not null,
      counter_due_at timestamptz,
      decided_by uuid references users (id),
      decided_at timestamptz,
      decision text,
      answered_by uuid references users (id),
      answered_at timestamptz,
      answer text,
      check ((counter_due_at is not null) or state not in ('countered', 'accepted_by_unit', 'declined_by_unit')))`);
    await db.query(`create index task_extensions_task on task_extensions (task_id, requested_at)`);
    // The promise "one open at a time" is kept by the database itself.
    await db.query(`create unique index task_extensions_open on task_extensions (task_id) where state in ('requested', 'countered')`);
    await db.query(`alter table task_updates add column due_at timestamptz`);
    await db.query(`alter table tasks add column extension_count integer not null default 0`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table task_extensions`);
    await db.query(`alter table task_updates drop column due_at`);
    await db.query(`alter table tasks drop column extension_count`);
  }
}
