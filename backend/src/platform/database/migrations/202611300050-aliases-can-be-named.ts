import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What files call an organisation is a record of its own, so that it can be named and taken back. */
export class AliasesNamed202611300050 implements MigrationInterface {
  name = 'AliasesNamed1764460800050';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`alter table organisation_aliases add column id uuid not null default gen_random_uuid(), add constraint organisation_aliases_id unique (id)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`alter table organisation_aliases drop column id`);
  }
}
