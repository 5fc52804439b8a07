import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Changes of many tasks at once: who wished what, and how it ended for each. Their events carry the id. */
export class TaskChangeSets202611250030 implements MigrationInterface {
  name = 'TaskChangeSets1764030600000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`create table task_change_sets (
      id uuid primary key default gen_random_uuid(),
      at timestamptz not null,
      by_id uuid not null references users (id),
      action text not null check (action in ('remind', 'due', 'priority', 'reassign', 'drop')),
      params jsonb not null,
      text text,
      changed uuid[] not null default '{}',
      refused jsonb not null default '[]')`);
    await db.query(`create index task_change_sets_at on task_change_sets (at desc, id)`);
    await db.query(`alter table events add column change_set_id uuid`);
    await db.query(`create index events_change_set on events (change_set_id) where change_set_id is not null`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop index events_change_set`);
    await db.query(`alter table events drop column change_set_id`);
    await db.query(`drop table task_change_sets`);
  }
}
