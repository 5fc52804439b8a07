import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Addresses and wishes of people, systems that are called, and the outbox between a notification and its channels. */
export class Channels202611250010 implements MigrationInterface {
  name = 'Channels1764028800010';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`alter table users add column email text check (length(email) <= 200)`);
    await db.query(`create table notification_preferences (
      user_id uuid primary key references users (id) on delete cascade,
      ways jsonb not null,
      quiet jsonb,
      digest_minute integer not null check (digest_minute between 0 and 1439),
      version integer not null default 1,
      updated_at timestamptz not null)`);
    // The secret signs every call, so it has to be readable here; no route and no log ever shows it again.
    await db.query(`create table webhooks (
      id uuid primary key default gen_random_uuid(),
      name text not null,
      url text not null,
      secret text not null,
      groups text[] not null check (cardinality(groups) > 0),
      is_on boolean not null default true,
      version integer not null default 1,
      created_at timestamptz not null,
      updated_at timestamptz not null)`);
    await db.query(`create table outbox (
      id uuid primary key default gen_random_uuid(),
      channel text not null check (channel in ('email', 'webhook')),
      user_id uuid not null references users (id) on delete cascade,
      webhook_id uuid references webhooks (id) on delete cascade,
      digest_for timestamptz,
      is_test boolean not null default false,
      state text not null default 'waiting' check (state in ('waiting', 'sent', 'failed', 'dropped')),
      created_at timestamptz not null,
      due_at timestamptz not null,
      done_at timestamptz,
      attempts integer not null default 0,
      lease uuid,
      leased_until timestamptz,
      reason text check (length(reason) <= 500),
      check ((channel = 'webhook') = (webhook_id is not null)),
      check ((state = 'waiting') = (done_at is null)))`);
    await db.query(`create unique index outbox_digest on outbox (user_id, digest_for) where digest_for is not null`);
    await db.query(`create index outbox_due on outbox (channel, due_at) where state = 'waiting'`);
    await db.query(`create index outbox_done on outbox (done_at) where done_at is not null`);
    await db.query(`create index outbox_webhook on outbox (webhook_id) where webhook_id is not null`);
    await db.query(`create table outbox_notices (
      outbox_id uuid not null references outbox (id) on delete cascade,
      notification_id uuid not null references notifications (id) on delete cascade,
      primary key (outbox_id, notification_id))`);
    await db.query(`create index outbox_notices_of on outbox_notices (notification_id)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table outbox_notices, outbox, webhooks, notification_preferences`);
    await db.query(`alter table users drop column email`);
  }
}
