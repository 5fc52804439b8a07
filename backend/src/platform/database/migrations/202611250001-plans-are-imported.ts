import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tables of tasks come in by the imports there are; what a unit is called in them may be remembered. */
export class PlanImports202611250001 implements MigrationInterface {
  name = 'PlanImports1764028560000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`alter table imports add column options jsonb, add column questions jsonb not null default '[]'`);
    await db.query(`create table organisation_aliases (
      -- what all ways of writing it share
      key text primary key,
      text text not null,
      org_id uuid not null references organisations (id),
      by_id uuid references users (id),
      at timestamptz not null)`);
    await db.query(`create index organisation_aliases_org on organisation_aliases (org_id)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table organisation_aliases`);
    await db.query(`delete from imports where target = 'tasks'`);
    await db.query(`alter table imports drop column options, drop column questions`);
  }
}
