import type { MigrationInterface, QueryRunner } from 'typeorm';

const states = (more: readonly string[]): string =>
  ['requested', 'approved', 'refused', 'countered', 'accepted_by_unit', 'declined_by_unit', 'withdrawn', ...more].map((state) => `'${state}'`).join(', ');

/** The side that gave work moves its term by a decision of its own, also where there was none; the timeline tells from when. */
export class TermsMoved202611300060 implements MigrationInterface {
  name = 'TermsMoved1764460800060';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`alter table task_extensions drop constraint task_extensions_state_check, add constraint task_extensions_state_check check (state in (${states(['moved'])}))`);
    await db.query(`alter table task_extensions alter column previous_due_at drop not null`);
    await db.query(`alter table task_extensions add constraint task_extensions_previous_check check (previous_due_at is not null or state = 'moved')`);
    await db.query(`alter table task_updates add column previous_due_at timestamptz`);
    await db.query(`update task_updates u set previous_due_at = e.previous_due_at from task_extensions e
      where e.task_id = u.task_id and (u.step = 'extension_approve' and e.state = 'approved' and u.at = e.decided_at or u.step = 'extension_accept' and e.state = 'accepted_by_unit' and u.at = e.answered_at)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`alter table task_updates drop column previous_due_at`);
    await db.query(`delete from task_extensions where state = 'moved'`);
    await db.query(`alter table task_extensions drop constraint task_extensions_previous_check, alter column previous_due_at set not null`);
    await db.query(`alter table task_extensions drop constraint task_extensions_state_check, add constraint task_extensions_state_check check (state in (${states([])}))`);
  }
}
