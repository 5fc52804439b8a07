import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Beside its text a line of a task's timeline has difficulties, proposals, and why an open alarm was overridden. */
export class TaskEvidence202611242040 implements MigrationInterface {
  name = 'TaskEvidence1764016800000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`alter table task_updates add column difficulties text, add column proposals text, add column override_reason text`);
    await db.query(`create index task_updates_overridden on task_updates (task_id) where override_reason is not null`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`alter table task_updates drop column difficulties, drop column proposals, drop column override_reason`);
  }
}
