import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Templates of tasks, and which task each of them gave for which period. */
export class TaskTemplates202611300000 implements MigrationInterface {
  name = 'TaskTemplates1764471600000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`create table task_templates (
      id uuid primary key default gen_random_uuid(),
      n integer generated always as identity unique,
      name text not null check (name is nfc normalized),
      title text not null,
      content text,
      required_result text,
      origin_kind text not null,
      doc_number text,
      doc_date date,
      doc_issuer text,
      doc_subject text,
      plan_id uuid references plans (id),
      priority text not null check (priority in ('hoa_toc', 'khan', 'thuong')),
      sector text not null references sectors (code),
      lead_org_id uuid references organisations (id),
      coordinating jsonb not null default '[]',
      checklist text[] not null default '{}',
      term_days integer check (term_days > 0),
      review_every text,
      org_id uuid references organisations (id),
      recurrence jsonb,
      giver_id uuid references users (id),
      since timestamptz,
      paused_at timestamptz,
      stop jsonb,
      ended_at timestamptz,
      search text generated always as (search_key(name || ' ' || title)) stored,
      synthetic boolean not null default false,
      version integer not null default 1,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      check (term_days is null or review_every is null),
      check ((recurrence is null) = (giver_id is null) and (recurrence is null) = (since is null)))`);
    await db.query(`create index task_templates_recurring on task_templates (id) where recurrence is not null and ended_at is null and paused_at is null and stop is null`);
    // Once for each period and unit, whichever node comes first and however often one starts anew.
    await db.query(`create table task_template_runs (
      template_id uuid not null references task_templates (id) on delete cascade,
      lead_org_id uuid not null references organisations (id),
      period_on date not null,
      at timestamptz not null,
      is_missed boolean not null,
      task_id uuid references tasks (id) on delete cascade,
      primary key (template_id, period_on, lead_org_id))`);
    await db.query(`create index task_template_runs_task on task_template_runs (task_id)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table task_template_runs, task_templates`);
  }
}
