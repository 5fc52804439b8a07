import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A line of the timeline says which fields an edit changed, and which lines of the checklist. */
export class LinesTellChanges202611300081 implements MigrationInterface {
  name = 'LinesTellChanges1764460800081';

  async up(db: QueryRunner): Promise<void> {
    await db.query('alter table task_updates add column changes jsonb');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`delete from task_updates where step = 'checklist'`);
    await db.query('alter table task_updates drop column changes');
  }
}
