import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An event may be for one person alone: it keeps whom. */
export class Addressees202611242060 implements MigrationInterface {
  name = 'Addressees1764018000000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`alter table events add column addressee_id uuid`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`alter table events drop column addressee_id`);
  }
}
