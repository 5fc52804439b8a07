import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Statistics stand in the filter of the other views of tasks, so what is kept under a name may open them. */
export class StatisticsView202611300071 implements MigrationInterface {
  name = 'StatisticsView1764463260000';

  async up(db: QueryRunner): Promise<void> {
    await this.allow(db, `'list', 'board', 'calendar', 'timeline', 'map', 'statistics'`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`update task_views set view = 'list' where view = 'statistics'`);
    await this.allow(db, `'list', 'board', 'calendar', 'timeline', 'map'`);
  }

  private async allow(db: QueryRunner, views: string): Promise<void> {
    await db.query(`alter table task_views drop constraint task_views_view_check`);
    await db.query(`alter table task_views add constraint task_views_view_check check (view in (${views}))`);
  }
}
