import type { MigrationInterface, QueryRunner } from 'typeorm';

/** On whose behalf a task was given. Of what was there: the organisation of whoever gave it. */
export class ChildrenJudged202611300061 implements MigrationInterface {
  name = 'ChildrenJudged1764460800061';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`alter table tasks add column giver_org_id uuid references organisations (id)`);
    await db.query(`create index tasks_children_given on tasks (giver_org_id) where parent_id is not null`);
    await db.query(`update tasks t set giver_org_id = u.org_id from users u where u.id = t.assigner_id and u.org_id is not null`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`alter table tasks drop column giver_org_id`);
  }
}
