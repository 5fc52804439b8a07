import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tasks that are part of a larger one. A parent is set when a child is given and never after, so no circle can close. */
export class TaskChildren202611250051 implements MigrationInterface {
  name = 'TaskChildren1764031860000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`alter table tasks add column parent_id uuid references tasks (id), add constraint tasks_parent_check check (parent_id <> id)`);
    await db.query(`create index tasks_parent on tasks (parent_id) where parent_id is not null`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`alter table tasks drop constraint tasks_parent_check, drop column parent_id`);
  }
}
