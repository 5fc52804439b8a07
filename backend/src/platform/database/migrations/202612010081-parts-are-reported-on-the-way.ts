import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How far a part is, its difficulties and proposals, and the line with the files of its last report. */
export class PartsOnTheWay202612010081 implements MigrationInterface {
  name = 'PartsOnTheWay1764565261000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`alter table task_parts add column progress_percent integer not null default 0 check (progress_percent between 0 and 100),
      add column difficulties text, add column proposals text, add column report_update_id uuid references task_updates (id) on delete set null`);
    // What was reported until now was reported as finished; what was sent back has its way before it again.
    await db.query(`update task_parts set progress_percent = 100 where reported_at is not null and state <> 'open'`);
    await db.query(`update task_parts p set report_update_id = (select u.id from task_updates u
      where u.task_id = p.task_id and u.step = 'part_report' and u.at = p.reported_at and u.by_id = p.reported_by order by u.line desc limit 1) where p.reported_at is not null`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`alter table task_parts drop column progress_percent, drop column difficulties, drop column proposals, drop column report_update_id`);
  }
}
