import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The map is one more way of looking at tasks that may be kept. */
export class TaskViewsOnAMap202611300010 implements MigrationInterface {
  name = 'TaskViewsOnAMap1764460800010';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`alter table task_views drop constraint task_views_view_check`);
    await db.query(`alter table task_views add constraint task_views_view_check check (view in ('list', 'board', 'calendar', 'timeline', 'map'))`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`delete from task_views where view = 'map'`);
    await db.query(`alter table task_views drop constraint task_views_view_check`);
    await db.query(`alter table task_views add constraint task_views_view_check check (view in ('list', 'board', 'calendar', 'timeline'))`);
  }
}
