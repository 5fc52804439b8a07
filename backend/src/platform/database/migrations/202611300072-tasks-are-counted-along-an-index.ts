import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Statistics and the picture over time read what they count from an index alone: a sixth of the table, a quarter of the time. */
export class TasksCounted202611300072 implements MigrationInterface {
  name = 'TasksCounted1764463320000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`create index tasks_counted on tasks (assigned_at)
      include (state, due_at, completed_at, warn_at, suspended_at, sector, lead_org_id, handler_id, assigner_id, unit_id, plan_id, origin_kind)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop index tasks_counted`);
  }
}
