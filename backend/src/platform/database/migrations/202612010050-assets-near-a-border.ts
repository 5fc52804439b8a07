import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An asset within 50 m of another commune in force waits for a person to say on which side it stands. Measured here once; afterwards by whoever writes a place. */
export class Borders202612010050 implements MigrationInterface {
  name = 'Borders1764547200000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`alter table assets add border_metres smallint check (border_metres between 0 and 50), add border_checked boolean not null default false,
      add check (border_metres is not null or not border_checked)`);
    await db.query(`create index assets_border on assets (kind) where border_metres is not null`);
    await db.query(
      `update assets a set border_metres = n.metres from (
         select x.id, min(round(case when st_covers(u.polygon, x.location) then 0 else st_distance(st_closestpoint(u.polygon, x.location)::geography, x.location::geography) end)) as metres
         from assets x join admin_units u on u.id <> x.unit_id and u.level = 'commune' and u.polygon && st_expand(x.location, 0.0005)
           and u.valid_from <= current_date and (u.valid_to is null or u.valid_to > current_date) group by x.id) n
       where a.id = n.id and n.metres <= 50`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`alter table assets drop border_metres, drop border_checked`);
  }
}
