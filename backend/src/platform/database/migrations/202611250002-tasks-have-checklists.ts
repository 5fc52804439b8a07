import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lines of a task to tick. */
export class TaskChecklists202611250002 implements MigrationInterface {
  name = 'TaskChecklists1764028620000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`create table task_checklist (
      task_id uuid not null references tasks (id) on delete cascade,
      n integer not null,
      text text not null,
      done_at timestamptz,
      done_by_id uuid references users (id),
      primary key (task_id, n))`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table task_checklist`);
  }
}
