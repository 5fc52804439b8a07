import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Foundation202611221100 implements MigrationInterface {
  name = 'Foundation1763809200000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`create extension if not exists postgis`);
    await db.query(`create extension if not exists unaccent`);
    await db.query(`create extension if not exists pg_trgm`);
    await db.query(`create collation if not exists vi_icu (provider = icu, locale = 'vi')`);
    // TypeORM keeps the expressions of generated columns here; the table must exist before the first of them.
    await db.query(`create table typeorm_metadata (type varchar not null, database varchar, schema varchar, "table" varchar, name varchar, value text)`);
    // The twin of searchKey() in the shared contract: no marks, đ as d, lower case. Schema-qualified and immutable, so it can be indexed.
    await db.query(`create function search_key(text) returns text language sql immutable strict parallel safe as
      $$ select regexp_replace(lower(translate(regexp_replace(normalize($1, NFD), '[\\u0300-\\u036f]', '', 'g'), 'đĐ', 'dd')), '\\s+', ' ', 'g') $$`);
    await db.query(`create function iso(timestamptz) returns text language sql immutable strict parallel safe as
      $$ select to_char($1 at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') $$`);

    await db.query(`create table event_head (id boolean primary key default true check (id), seq bigint not null)`);
    await db.query(`insert into event_head values (true, 0)`);
    await db.query(`create table events (
      seq bigint primary key,
      id uuid not null default gen_random_uuid(),
      name text not null,
      at timestamptz not null,
      actor_id uuid,
      actor_name text,
      unit_id uuid,
      sector text,
      org_ids uuid[] not null default '{}',
      data jsonb not null)`);
    await db.query(`create index events_at on events using brin (at)`);
    await db.query(`create table event_cursors (name text primary key, seq bigint not null, updated_at timestamptz not null default now())`);
    await db.query(`create table idempotency_keys (
      actor_id uuid not null, key text not null, route text not null, body_hash text not null,
      response jsonb, created_at timestamptz not null default now(), primary key (actor_id, route, key))`);
    await db.query(`create index idempotency_keys_created on idempotency_keys (created_at)`);
    await db.query(`create table installation (key text primary key, value jsonb not null)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table installation, idempotency_keys, event_cursors, events, event_head, typeorm_metadata`);
    await db.query(`drop function iso(timestamptz)`);
    await db.query(`drop function search_key(text)`);
  }
}
