import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What has to go along before a result is submitted, of a task and of its template; and why one was submitted without. */
export class EvidenceAsked202612010010 implements MigrationInterface {
  name = 'EvidenceAsked1764558000000';

  async up(db: QueryRunner): Promise<void> {
    for (const table of ['tasks', 'task_templates']) {
      await db.query(`alter table ${table} add column required_evidence text not null default 'none' check (required_evidence in ('none', 'file', 'photo'))`);
    }
    await db.query(`alter table task_updates add column evidence_reason text`);
    await db.query(`create index task_updates_without_evidence on task_updates (task_id) where evidence_reason is not null`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`alter table task_updates drop column evidence_reason`);
    for (const table of ['tasks', 'task_templates']) await db.query(`alter table ${table} drop column required_evidence`);
  }
}
