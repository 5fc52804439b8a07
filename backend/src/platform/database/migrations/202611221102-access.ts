import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Access202611221102 implements MigrationInterface {
  name = 'Access1763809320000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`create table users (
      id uuid primary key default gen_random_uuid(),
      username text not null unique check (username = lower(username)),
      full_name text not null check (full_name is nfc normalized),
      full_name_search text generated always as (search_key(full_name)) stored,
      phone text,
      org_id uuid references organisations (id),
      position text,
      role text not null,
      everywhere boolean not null default false,
      unit_ids uuid[] not null default '{}',
      org_ids uuid[] not null default '{}',
      sector_codes text[] not null default '{}',
      status text not null default 'active' check (status in ('active', 'disabled')),
      locale text not null default 'vi' check (locale in ('vi', 'en')),
      password_hash text,
      last_sign_in_at timestamptz,
      synthetic boolean not null default false,
      version integer not null default 1,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now())`);
    await db.query(`create table sessions (
      id uuid primary key default gen_random_uuid(),
      token_hash bytea not null unique,
      user_id uuid not null references users (id) on delete cascade,
      created_at timestamptz not null,
      last_seen_at timestamptz not null,
      expires_at timestamptz not null,
      address text,
      agent text)`);
    await db.query(`create index sessions_user on sessions (user_id)`);
    await db.query(`create table sign_in_attempts (
      username text not null, address text not null, failures integer not null, blocked_until timestamptz, last_at timestamptz not null,
      primary key (username, address))`);
    await db.query(`create table integration_keys (
      id uuid primary key default gen_random_uuid(),
      name text not null,
      key_hash bytea not null unique,
      user_id uuid not null references users (id) on delete cascade,
      created_at timestamptz not null default now(),
      last_used_at timestamptz,
      revoked_at timestamptz)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table integration_keys, sign_in_attempts, sessions, users`);
  }
}
