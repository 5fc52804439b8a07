import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Imports202611221105 implements MigrationInterface {
  name = 'Imports1763809500000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`create table imports (
      id uuid primary key default gen_random_uuid(),
      target text not null,
      file_name text not null,
      file bytea,
      state text not null check (state in ('checking', 'checked', 'applying', 'applied', 'failed')),
      rows_total integer not null default 0,
      rows_done integer not null default 0,
      to_create integer not null default 0,
      to_update integer not null default 0,
      unchanged integer not null default 0,
      errors integer not null default 0,
      warnings integer not null default 0,
      columns text[] not null default '{}',
      mapping jsonb not null default '{}',
      -- what the plan would do, as one value: applying is refused when it would do something else by then
      plan_digest text,
      -- until when a node works on it; after that any node may take it over
      lease_until timestamptz,
      sector text,
      org_id uuid references organisations (id),
      by_id uuid not null references users (id),
      applied_at timestamptz,
      version integer not null default 1,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now())`);
    await db.query(`create index imports_created on imports (created_at desc)`);
    await db.query(`create table import_findings (
      import_id uuid not null references imports (id) on delete cascade,
      n integer not null,
      severity text not null,
      "row" integer,
      "column" text,
      code text not null,
      params jsonb not null,
      primary key (import_id, n))`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table import_findings, imports`);
  }
}
