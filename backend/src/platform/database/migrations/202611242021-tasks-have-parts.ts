import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What each coordinating unit has to contribute. Tasks that were there before have none and are as they were. */
export class TaskParts202611242021 implements MigrationInterface {
  name = 'TaskParts1764015660000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`create table task_parts (
      id uuid primary key default gen_random_uuid(),
      task_id uuid not null references tasks (id) on delete cascade,
      org_id uuid not null references organisations (id),
      required text not null,
      due_at timestamptz,
      is_mandatory boolean not null,
      state text not null default 'open' check (state in ('open', 'reported', 'done', 'waived')),
      report text,
      reported_by uuid references users (id),
      reported_at timestamptz,
      decision text,
      decided_by uuid references users (id),
      decided_at timestamptz,
      given_at timestamptz not null,
      unique (task_id, org_id))`);
    await db.query(`create index task_parts_open on task_parts (org_id) where state = 'open'`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table task_parts`);
  }
}
