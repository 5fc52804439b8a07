import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Plans, and which one a task was given under. Tasks that were there before belong to none. */
export class Plans202611250000 implements MigrationInterface {
  name = 'Plans1764028500000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`create table plans (
      id uuid primary key default gen_random_uuid(),
      title text not null check (title is nfc normalized),
      doc_number text not null,
      doc_date date not null,
      issuer text not null,
      search text generated always as (search_key(doc_number || ' ' || title)) stored,
      start_on date not null,
      end_on date,
      synthetic boolean not null default false,
      version integer not null default 1,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      unique (doc_number, doc_date),
      check (end_on >= start_on))`);
    await db.query(`alter table tasks add column plan_id uuid references plans (id)`);
    await db.query(`create index tasks_plan on tasks (plan_id) where plan_id is not null`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`alter table tasks drop column plan_id`);
    await db.query(`drop table plans`);
  }
}
