import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A row per table that takes a new value with every transaction that changed the table, whoever wrote it. Whoever reads
 * it in the statement that reads the table knows whether anything derived from the table still holds.
 */
export class TableVersions202611241540 implements MigrationInterface {
  name = 'TableVersions1763998800000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`create table table_versions (name text primary key, version bigint not null default 0)`);
    await db.query(`insert into table_versions (name) values ('tasks')`);
    await db.query(`create function table_changed() returns trigger language plpgsql as $$
      begin
        update table_versions set version = txid_current() where name = tg_table_name and version <> txid_current();
        return null;
      end $$`);
    // At the commit, after every other lock: taken earlier, this row would make writers wait for each other in a ring.
    await db.query(`create constraint trigger tasks_changed after insert or update or delete on tasks
      deferrable initially deferred for each row execute function table_changed()`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop trigger tasks_changed on tasks`);
    await db.query(`drop function table_changed()`);
    await db.query(`drop table table_versions`);
  }
}
