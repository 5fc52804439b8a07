import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Attachments202611242041 implements MigrationInterface {
  name = 'Attachments1764016860000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`create table attachments (
      id uuid primary key default gen_random_uuid(),
      -- the file lies in the store under this name
      sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
      kind text not null check (kind in ('pdf', 'jpeg', 'png', 'webp', 'docx', 'xlsx', 'odt', 'text')),
      name text not null check (name is nfc normalized),
      size integer not null check (size > 0),
      taken_at timestamptz,
      location geometry(Point, 4326),
      uploaded_by_id uuid not null references users (id),
      uploaded_at timestamptz not null,
      -- null while no step has taken it along
      update_id uuid references task_updates (id),
      synthetic boolean not null default false,
      created_at timestamptz not null default now())`);
    await db.query(`create index attachments_update on attachments (update_id) where update_id is not null`);
    await db.query(`create index attachments_waiting on attachments (uploaded_by_id, uploaded_at) where update_id is null`);
    await db.query(`create index attachments_content on attachments (sha256)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table attachments`);
  }
}
