import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Views of tasks that people keep under a name, and the one each opens the tasks with. */
export class TaskViews202611250031 implements MigrationInterface {
  name = 'TaskViews1764030660000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`create table task_views (
      id uuid primary key default gen_random_uuid(),
      name text not null,
      view text not null check (view in ('list', 'board', 'calendar', 'timeline')),
      filter jsonb not null,
      sort_field text not null,
      sort_order text not null check (sort_order in ('ASC', 'DESC')),
      audience text not null check (audience in ('private', 'organisation', 'everybody')),
      owner_id uuid not null references users (id) on delete cascade,
      -- Of the owner when it was shared: who changes office does not take the view of the old one along.
      org_id uuid references organisations (id) on delete cascade,
      version integer not null default 1,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      check ((audience = 'organisation') = (org_id is not null)))`);
    await db.query(`create unique index task_views_name on task_views (owner_id, lower(name))`);
    await db.query(`create index task_views_shared on task_views (audience, org_id) where audience <> 'private'`);
    await db.query(`create table task_view_defaults (
      user_id uuid primary key references users (id) on delete cascade,
      view_id uuid not null references task_views (id) on delete cascade)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table task_view_defaults, task_views`);
  }
}
