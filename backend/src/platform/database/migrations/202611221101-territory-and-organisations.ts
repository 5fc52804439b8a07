import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Territory202611221101 implements MigrationInterface {
  name = 'Territory1763809260000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`create table admin_units (
      id uuid primary key default gen_random_uuid(),
      code text not null check (code ~ '^[0-9]{2,5}$'),
      name text not null check (name is nfc normalized),
      name_search text generated always as (search_key(name)) stored,
      level text not null check (level in ('province', 'district', 'commune')),
      kind text not null,
      parent_id uuid references admin_units (id),
      valid_from date not null,
      valid_to date check (valid_to > valid_from),
      area_km2 numeric(10, 2),
      population integer,
      legal_act text,
      centre geometry(Point, 4326),
      polygon geometry(MultiPolygon, 4326),
      synthetic boolean not null default false,
      version integer not null default 1,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      unique (code, level, valid_from))`);
    await db.query(`create index admin_units_polygon on admin_units using gist (polygon)`);
    await db.query(`create index admin_units_search on admin_units using gin (name_search gin_trgm_ops)`);
    await db.query(`create table admin_unit_changes (
      id uuid primary key default gen_random_uuid(),
      from_unit_id uuid not null references admin_units (id),
      to_unit_id uuid not null references admin_units (id),
      type text not null check (type in ('full', 'partial', 'rename', 'split')),
      effective_on date not null,
      legal_act text,
      unique (from_unit_id, to_unit_id))`);
    await db.query(`create index admin_unit_changes_to on admin_unit_changes (to_unit_id)`);

    await db.query(`create table organisations (
      id uuid primary key default gen_random_uuid(),
      code text not null unique,
      name text not null check (name is nfc normalized),
      name_search text generated always as (search_key(name)) stored,
      short_name text not null,
      kind text not null,
      parent_id uuid references organisations (id),
      unit_id uuid references admin_units (id),
      sector_codes text[] not null default '{}',
      can_lead_task boolean not null default true,
      synthetic boolean not null default false,
      version integer not null default 1,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now())`);
    await db.query(`create table sectors (
      code text primary key,
      name_vi text not null,
      name_en text not null,
      sort_order integer not null,
      color text not null,
      icon text not null,
      owner_org_id uuid references organisations (id),
      active boolean not null default true)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table sectors, organisations, admin_unit_changes, admin_units`);
  }
}
