import type { MigrationInterface, QueryRunner } from 'typeorm';

const columns = '(assigned_at) include (state, due_at, completed_at, warn_at, suspended_at, sector, lead_org_id, handler_id, assigner_id, unit_id, plan_id, origin_kind)';
const counted = ['completed', 'evaluated', 'appealed', 'assigned', 'received', 'in_progress', 'submitted', 'suspended'];

/** What is in the index is counted, so nobody compares the state of each task with eight words: half the time of every figure. */
export class CountedOnly202612010060 implements MigrationInterface {
  name = 'CountedOnly1764547260000';

  async up(db: QueryRunner): Promise<void> {
    await db.query('drop index tasks_counted');
    await db.query(`create index tasks_counted on tasks ${columns} where state in (${counted.map((state) => `'${state}'`).join(', ')})`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop index tasks_counted');
    await db.query(`create index tasks_counted on tasks ${columns}`);
  }
}
