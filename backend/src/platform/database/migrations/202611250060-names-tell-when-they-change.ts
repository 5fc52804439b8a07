import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A list of tasks holds names of organisations, people and places: what is remembered of it lasts as long as these do. */
const named = { organisations: 'short_name, name', users: 'full_name', admin_units: 'name' } as const;

export class NamesTell202611250060 implements MigrationInterface {
  name = 'NamesTell1764032400000';

  async up(db: QueryRunner): Promise<void> {
    for (const [table, columns] of Object.entries(named)) {
      await db.query(`insert into table_versions (name) values ('${table}')`);
      await db.query(`create constraint trigger ${table}_changed after insert or delete or update of ${columns} on ${table}
        deferrable initially deferred for each row execute function table_changed()`);
    }
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of Object.keys(named)) {
      await db.query(`drop trigger ${table}_changed on ${table}`);
      await db.query(`delete from table_versions where name = '${table}'`);
    }
  }
}
