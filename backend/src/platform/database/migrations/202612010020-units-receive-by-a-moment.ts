import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * By when a unit should receive what it was given: kept, so that whoever gave it finds what nobody took up. What lies there
 * already counts from the day until which it may be returned, since SQL knows no working time.
 */
export class ReceivedBy202612010020 implements MigrationInterface {
  name = 'ReceivedBy1764561600000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`alter table tasks add column receive_by timestamptz`);
    await db.query(`create index tasks_unreceived on tasks (receive_by) where state = 'assigned'`);
    await db.query(`update tasks set receive_by = return_until where state = 'assigned'`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`alter table tasks drop column receive_by`);
  }
}
