import type { MigrationInterface, QueryRunner } from 'typeorm';

/** People are told of templates too, not of tasks alone. */
export class TemplateNotices202611300001 implements MigrationInterface {
  name = 'TemplateNotices1764471660000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`alter table notifications add column template_id uuid references task_templates (id) on delete cascade, alter column task_id drop not null,
      add constraint notifications_about_one check (num_nonnulls(task_id, template_id) = 1)`);
    // Nobody is told of what happened before there was anybody to tell.
    await db.query(`insert into event_cursors (name, seq) select 'template-notices', seq from event_head on conflict do nothing`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`delete from event_cursors where name = 'template-notices'`);
    await db.query(`delete from notifications where task_id is null`);
    await db.query(`alter table notifications drop column template_id, alter column task_id set not null`);
  }
}
