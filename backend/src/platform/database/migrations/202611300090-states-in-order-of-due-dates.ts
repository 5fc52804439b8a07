import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A column of the board is one state, those due first in front; and what is late in each is counted from the index alone. */
export class StatesByDue202611300090 implements MigrationInterface {
  name = 'StatesByDue1764464400000';

  async up(db: QueryRunner): Promise<void> {
    await db.query('create index tasks_state_due on tasks (state, due_at, id) include (suspended_at)');
    // What was done last is given last, nearly: the first cards of that column are found at once.
    await db.query('create index tasks_assigned_last on tasks (assigned_at desc nulls last, id)');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop index tasks_assigned_last');
    await db.query('drop index tasks_state_due');
  }
}
