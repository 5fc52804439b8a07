import { publicHolidays } from '@ioc/shared/public-holidays';
import { officeWeek } from '@ioc/shared/working-time';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Working calendars, and the province's own with the usual hours and the public holidays known at this version. */
export class Calendars202611241910 implements MigrationInterface {
  name = 'Calendars1764011400000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`create table calendars (
      id uuid primary key default gen_random_uuid(),
      org_id uuid unique references organisations (id),
      week jsonb not null check (jsonb_array_length(week) = 7),
      days jsonb not null default '[]',
      follows_province boolean not null,
      version integer not null default 1,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      check (org_id is not null or not follows_province))`);
    // Nulls are different from each other to a unique column; of the province's calendar there is one.
    await db.query(`create unique index calendars_one_of_the_province on calendars ((true)) where org_id is null`);
    await db.query(`insert into calendars (org_id, week, days, follows_province) values (null, $1, $2, false)`, [
      JSON.stringify(officeWeek), JSON.stringify(publicHolidays),
    ]);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table calendars`);
  }
}
