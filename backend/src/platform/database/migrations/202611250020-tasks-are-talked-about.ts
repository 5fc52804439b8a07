import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Comments on tasks and who follows them; every line about a task gets its number, whatever it is a line of. */
export class TasksTalked202611250020 implements MigrationInterface {
  name = 'TasksTalked1764028800000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`create sequence task_lines`);
    for (const [table, byTime] of [['task_updates', 'at, id'], ['task_reminders', 'at, id']]) {
      await db.query(`alter table ${table} add column line bigint`);
      await db.query(`update ${table} t set line = n.line from (select id, nextval('task_lines') as line from (select id from ${table} order by ${byTime}) o) n where n.id = t.id`);
      await db.query(`alter table ${table} alter column line set not null, alter column line set default nextval('task_lines')`);
      await db.query(`create unique index ${table}_line on ${table} (line)`);
    }
    await db.query(`create table task_comments (
      id uuid primary key default gen_random_uuid(),
      task_id uuid not null references tasks (id) on delete cascade,
      line bigint not null unique default nextval('task_lines'),
      at timestamptz not null,
      by_id uuid not null references users (id),
      -- kept when it is removed, shown to nobody
      text text not null check (text is nfc normalized),
      mention_ids uuid[] not null default '{}',
      edited_at timestamptz,
      removed_at timestamptz,
      version integer not null default 1,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now())`);
    await db.query(`create index task_comments_task on task_comments (task_id, at)`);
    // Only what a person chose; whoever follows by what they did is found from that.
    await db.query(`create table task_watchers (
      task_id uuid not null references tasks (id) on delete cascade,
      user_id uuid not null references users (id) on delete cascade,
      is_on boolean not null,
      at timestamptz not null,
      primary key (task_id, user_id))`);
    await db.query(`create index task_watchers_user on task_watchers (user_id)`);
    await db.query(`insert into event_cursors (name, seq) select 'task-watchers', seq from event_head on conflict do nothing`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`delete from event_cursors where name = 'task-watchers'`);
    await db.query(`drop table task_watchers, task_comments`);
    await db.query(`alter table task_updates drop column line`);
    await db.query(`alter table task_reminders drop column line`);
    await db.query(`drop sequence task_lines`);
  }
}
