import { evaluateWithinDays } from '@ioc/shared/tasks';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** By when an accepted result should be judged. SQL knows no working time: of what was accepted before, two weeks stand for ten working days. */
export class Evaluations202611300062 implements MigrationInterface {
  name = 'Evaluations1764460800062';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`alter table tasks add column evaluate_by timestamptz`);
    await db.query(`create index tasks_to_evaluate on tasks (evaluate_by) where state = 'completed'`);
    await db.query(`update tasks set evaluate_by = completed_at + make_interval(days => $1) where state in ('completed', 'evaluated')`, [evaluateWithinDays * 1.4]);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`alter table tasks drop column evaluate_by`);
  }
}
