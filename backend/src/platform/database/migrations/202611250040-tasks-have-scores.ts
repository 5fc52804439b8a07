import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How each task counts in the scores of units, persons and sectors. The portal fills in those that are there when it starts. */
export class TaskScores202611250040 implements MigrationInterface {
  name = 'TaskScores1764031200000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`create table task_scores (
      task_id uuid primary key references tasks (id) on delete cascade,
      version integer not null,
      standing text not null check (standing in ('none', 'open', 'done')),
      sector text not null references sectors (code),
      priority text not null check (priority in ('hoa_toc', 'khan', 'thuong')),
      lead_org_id uuid not null references organisations (id),
      coordinating_org_ids uuid[] not null,
      focal_id uuid references users (id),
      due_at timestamptz,
      stopped_at timestamptz,
      completed_at timestamptz,
      points integer check (points between 0 and 10000),
      decided_at timestamptz generated always as (case when standing <> 'none' then least(due_at, completed_at) end) stored)`);
    await db.query(`create index task_scores_decided on task_scores (decided_at)`);
    // What happened before is filled in from the tasks themselves, so the log is heard from here on.
    await db.query(`insert into event_cursors (name, seq) select 'task-scores', seq from event_head on conflict do nothing`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`delete from event_cursors where name = 'task-scores'`);
    await db.query(`drop table task_scores`);
  }
}
