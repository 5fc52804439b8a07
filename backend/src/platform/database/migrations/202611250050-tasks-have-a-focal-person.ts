import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The person of the lead unit who handles a task. Nobody is named in tasks that were there before. */
export class TaskFocal202611250050 implements MigrationInterface {
  name = 'TaskFocal1764031800000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`alter table tasks add column focal_user_id uuid references users (id)`);
    await db.query(`create index tasks_focal on tasks (focal_user_id) where focal_user_id is not null`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`alter table tasks drop column focal_user_id`);
  }
}
