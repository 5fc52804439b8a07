import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A PDF that holds something a viewer would do by itself is only handed over. */
export class PdfsThatAct202611300080 implements MigrationInterface {
  name = 'PdfsThatAct1764460800080';

  async up(db: QueryRunner): Promise<void> {
    await db.query('alter table attachments add column acts boolean not null default false');
    // Nobody has looked into those that are there.
    await db.query(`update attachments set acts = true where kind = 'pdf'`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('alter table attachments drop column acts');
  }
}
