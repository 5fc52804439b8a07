import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Assets202611221103 implements MigrationInterface {
  name = 'Assets1763809380000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`create table assets (
      id uuid primary key default gen_random_uuid(),
      kind text not null,
      code text not null unique,
      name text not null check (name is nfc normalized),
      search text generated always as (search_key(code || ' ' || name)) stored,
      address text,
      location geometry(Point, 4326) not null,
      unit_id uuid references admin_units (id),
      origin_unit_id uuid references admin_units (id),
      owner_org_id uuid references organisations (id),
      sector text not null,
      lifecycle text not null check (lifecycle in ('planned', 'approved', 'under_construction', 'active', 'suspended', 'decommissioned', 'cancelled')),
      heartbeat_seconds integer,
      attributes jsonb not null default '{}',
      synthetic boolean not null default false,
      version integer not null default 1,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now())`);
    await db.query(`create index assets_kind_code on assets (kind, code)`);
    await db.query(`create index assets_unit on assets (unit_id)`);
    await db.query(`create index assets_owner on assets (owner_org_id)`);
    await db.query(`create index assets_location on assets using gist (location)`);
    await db.query(`create index assets_search on assets using gin (search gin_trgm_ops)`);

    await db.query(`create table asset_parts (
      id uuid primary key default gen_random_uuid(),
      asset_id uuid not null references assets (id) on delete cascade,
      kind text not null,
      code text not null unique,
      attributes jsonb not null default '{}',
      location geometry(Point, 4326),
      version integer not null default 1,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now())`);
    await db.query(`create index asset_parts_asset on asset_parts (asset_id)`);

    // The hot table: one narrow row an asset, rewritten in place at every heartbeat (room for HOT updates).
    await db.query(`create table asset_states (
      asset_id uuid primary key references assets (id) on delete cascade,
      state text not null default 'unknown' check (state in ('unknown', 'online', 'degraded', 'offline', 'maintenance')),
      source text check (source in ('device', 'silence', 'file', 'person')),
      since timestamptz,
      device_at timestamptz,
      heard_at timestamptz,
      metrics jsonb not null default '{}') with (fillfactor = 60)`);
    await db.query(`create table asset_state_history (
      asset_id uuid not null references assets (id) on delete cascade,
      at timestamptz not null,
      from_state text,
      to_state text not null,
      source text not null,
      note text,
      actor_name text)`);
    await db.query(`create index asset_state_history_asset on asset_state_history (asset_id, at desc)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table asset_state_history, asset_states, asset_parts, assets`);
  }
}
