import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An event that is an edit of a record says of which, and what each field was before: the history of the record. */
export class Edits202611241630 implements MigrationInterface {
  name = 'Edits1764001800000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`alter table events add column record_id uuid, add column changes jsonb, add column former_place jsonb`);
    await db.query(`create index events_of_record on events (record_id, seq) where record_id is not null`);
    // Of earlier edits who and when is known, not what it was before. Setting a state is no edit: it has its own history.
    await db.query(`update events e set record_id = (coalesce(e.data ->> 'userId', e.data ->> 'id'))::uuid
      where (e.name in ('asset.created', 'asset.updated') or e.name like 'user.%') and not exists (
        select 1 from events s where s.name = 'asset.state-changed' and s.at = e.at and s.data ->> 'id' = e.data ->> 'id')`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop index events_of_record`);
    await db.query(`alter table events drop column record_id, drop column changes, drop column former_place`);
  }
}
