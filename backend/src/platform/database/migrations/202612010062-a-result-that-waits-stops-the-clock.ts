import type { MigrationInterface, QueryRunner } from 'typeorm';

const columns = (stops: string): string => `(assigned_at) include (state, due_at, completed_at, warn_at, ${stops}, sector, lead_org_id, handler_id, assigner_id, unit_id, plan_id, origin_kind)`;
const among = (states: readonly string[]): string => `state in (${states.map((state) => `'${state}'`).join(', ')})`;
const counted = ['completed', 'evaluated', 'assigned', 'received', 'returned', 'in_progress', 'submitted', 'suspended'];
const before = ['completed', 'evaluated', 'appealed', 'assigned', 'received', 'in_progress', 'submitted', 'suspended'];

/**
 * What was handed in in time is not late while nobody has looked at it. Figures ask for that moment too, and for what was
 * returned, which the index of what is counted had left out, so that it answered nothing.
 */
export class WaitingStops202612010062 implements MigrationInterface {
  name = 'WaitingStops1764547262000';

  async up(db: QueryRunner): Promise<void> {
    await db.query('drop index tasks_counted');
    await db.query(`create index tasks_counted on tasks ${columns('submitted_at, suspended_at')} where ${among(counted)}`);
    await db.query(`update task_scores s set stopped_at = date_trunc('milliseconds', t.submitted_at) from tasks t where t.id = s.task_id and t.state = 'submitted'`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`update task_scores s set stopped_at = null from tasks t where t.id = s.task_id and t.state = 'submitted'`);
    await db.query('drop index tasks_counted');
    await db.query(`create index tasks_counted on tasks ${columns('suspended_at')} where ${among(before)}`);
  }
}
