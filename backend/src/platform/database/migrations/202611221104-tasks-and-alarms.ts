import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Tasks202611221104 implements MigrationInterface {
  name = 'Tasks1763809440000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`create table task_numbers (year integer primary key, last integer not null)`);
    await db.query(`create table tasks (
      id uuid primary key default gen_random_uuid(),
      code text not null unique,
      title text not null check (title is nfc normalized),
      search text generated always as (search_key(code || ' ' || title)) stored,
      content text,
      state text not null check (state in ('assigned', 'received', 'in_progress', 'submitted', 'completed', 'cancelled')),
      priority text not null check (priority in ('hoa_toc', 'khan', 'thuong')),
      sector text not null references sectors (code),
      lead_org_id uuid not null references organisations (id),
      coordinating_org_ids uuid[] not null default '{}',
      org_ids uuid[] generated always as (array_append(coordinating_org_ids, lead_org_id)) stored,
      assigner_id uuid not null references users (id),
      assigned_at timestamptz not null,
      due_at timestamptz,
      progress_percent integer not null default 0 check (progress_percent between 0 and 100),
      last_report_at timestamptz,
      submitted_at timestamptz,
      submitted_by_id uuid references users (id),
      completed_at timestamptz,
      rework_count integer not null default 0,
      subject_kind text check (subject_kind in ('asset', 'alarm', 'unit')),
      subject_id uuid,
      subject_name text,
      location geometry(Point, 4326),
      unit_id uuid references admin_units (id),
      synthetic boolean not null default false,
      version integer not null default 1,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      check ((subject_kind is null) = (subject_id is null)))`);
    await db.query(`create index tasks_orgs on tasks using gin (org_ids)`);
    await db.query(`create index tasks_unit on tasks (unit_id)`);
    await db.query(`create index tasks_sector_state on tasks (sector, state)`);
    await db.query(`create index tasks_due on tasks (due_at, id)`);
    await db.query(`create index tasks_due_last on tasks (due_at desc nulls last, id)`);
    await db.query(`create index tasks_due_open on tasks (due_at) where state in ('assigned', 'received', 'in_progress', 'submitted')`);
    await db.query(`create index tasks_subject on tasks (subject_id) where subject_id is not null`);
    await db.query(`create index tasks_search on tasks using gin (search gin_trgm_ops)`);
    await db.query(`create table task_updates (
      id uuid primary key default gen_random_uuid(),
      task_id uuid not null references tasks (id) on delete cascade,
      at timestamptz not null,
      by_id uuid references users (id),
      step text not null,
      percent integer,
      text text)`);
    await db.query(`create index task_updates_task on task_updates (task_id, at)`);

    await db.query(`create table alarms (
      id uuid primary key default gen_random_uuid(),
      type text not null,
      severity text not null check (severity in ('critical', 'major', 'minor', 'warning')),
      state text not null check (state in ('raised', 'acknowledged', 'cleared', 'closed')),
      asset_id uuid not null references assets (id) on delete cascade,
      raised_at timestamptz not null,
      last_seen_at timestamptz not null,
      count integer not null default 1,
      note text,
      acknowledged_by uuid references users (id),
      acknowledged_at timestamptz,
      cleared_by uuid references users (id),
      cleared_at timestamptz,
      closed_by uuid references users (id),
      closed_at timestamptz,
      synthetic boolean not null default false,
      version integer not null default 1,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now())`);
    // The promise "exactly one active alarm of a type for an asset" is kept by the database itself.
    await db.query(`create unique index alarms_one_active on alarms (asset_id, type) where state in ('raised', 'acknowledged')`);
    await db.query(`create index alarms_asset on alarms (asset_id, raised_at desc)`);
    await db.query(`create index alarms_recent on alarms (raised_at desc)`);
    await db.query(`create table alarm_steps (
      alarm_id uuid not null references alarms (id) on delete cascade,
      at timestamptz not null,
      kind text not null,
      by_id uuid references users (id),
      note text)`);
    await db.query(`create index alarm_steps_alarm on alarm_steps (alarm_id, at)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table alarm_steps, alarms, task_updates, tasks, task_numbers`);
  }
}
