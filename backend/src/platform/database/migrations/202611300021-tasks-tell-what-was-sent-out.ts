import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What went out by e-mail and webhook stays in the timeline of the task after the outbox has forgotten it. */
export class ChannelSendings202611300021 implements MigrationInterface {
  name = 'ChannelSendings1764460800021';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`create table task_sendings (
      id uuid primary key default gen_random_uuid(),
      line bigint not null unique default nextval('task_lines'),
      task_id uuid not null references tasks (id) on delete cascade,
      event_id uuid not null,
      at timestamptz not null,
      code text not null,
      unique (task_id, event_id, code))`);
    await db.query(`create index task_sendings_in_order on task_sendings (task_id, at)`);
    // Neither a person nor an address, and no key to the outbox: its rows are removed after a month, these stay.
    await db.query(`create table task_sending_messages (
      sending_id uuid not null references task_sendings (id) on delete cascade,
      outbox_id uuid not null,
      channel text not null check (channel in ('email', 'webhook')),
      party text,
      state text not null default 'waiting' check (state in ('waiting', 'sent', 'failed', 'dropped')),
      reason text,
      attempts integer not null default 0,
      ended_at timestamptz,
      primary key (sending_id, outbox_id),
      check ((state = 'waiting') = (ended_at is null)))`);
    await db.query(`create index task_sending_messages_of on task_sending_messages (outbox_id)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table task_sending_messages, task_sendings`);
  }
}
