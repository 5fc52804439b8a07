import type { MigrationInterface, QueryRunner } from 'typeorm';

const running = `('assigned', 'received', 'returned', 'in_progress', 'submitted')`;
const before = `('assigned', 'received', 'in_progress', 'submitted')`;

/** All steps of a task, what it is given on, its evaluations. What was given before goes on as it was. */
export class TaskMachine202611242000 implements MigrationInterface {
  name = 'TaskMachine1764014400000';

  async up(db: QueryRunner): Promise<void> {
    // Structure first: with changes pending for its trigger the table can neither be altered nor take an index.
    await db.query(`alter table tasks drop constraint tasks_state_check`);
    await db.query(`alter table tasks
      add constraint tasks_state_check check (state in ('draft', 'pending_approval', 'assigned', 'received', 'returned', 'in_progress', 'submitted',
        'completed', 'evaluated', 'suspended', 'cancelled')),
      add column is_given boolean not null default true,
      add column required_result text,
      add column origin_kind text not null default 'direct' check (origin_kind in ('document', 'meeting_conclusion', 'plan', 'citizen_report', 'incident',
        'alarm', 'press', 'indicator', 'direct')),
      add column doc_number text, add column doc_date date, add column doc_issuer text, add column doc_subject text,
      add column review_every text check (review_every in ('week', 'month', 'quarter')),
      add column original_due_at timestamptz,
      add column return_until timestamptz,
      add column first_completed_at timestamptz,
      add column asked_by_id uuid references users (id),
      add column suspended_at timestamptz, add column suspended_from text,
      add column evaluated_by_id uuid references users (id),
      add column score double precision,
      add column appeal text check (appeal in ('open', 'decided')),
      add constraint tasks_suspended_check check ((state = 'suspended') = (suspended_at is not null) and (suspended_at is null) = (suspended_from is null)),
      add constraint tasks_prepared_check check (state not in ('draft', 'pending_approval') or not is_given)`);
    await db.query(`alter table task_updates add column lead_org_id uuid references organisations (id)`);
    await db.query(`drop index tasks_due_open`);
    await db.query(`drop index tasks_warn_open`);
    await db.query(`create index tasks_due_open on tasks (due_at) where state in ${running}`);
    await db.query(`create index tasks_warn_open on tasks (warn_at) where state in ${running}`);
    await db.query(`create index tasks_suspended on tasks (due_at) where state = 'suspended'`);
    await db.query(`create table task_evaluations (
      task_id uuid not null references tasks (id) on delete cascade,
      kind text not null check (kind in ('first', 'appeal')),
      at timestamptz not null,
      by_id uuid not null references users (id),
      quality text not null check (quality in ('A', 'B', 'C', 'D')),
      working_days_late integer not null,
      timeliness integer not null,
      score double precision not null,
      comment text,
      primary key (task_id, kind))`);
    await db.query(`update tasks set original_due_at = due_at, first_completed_at = completed_at`);
  }

  /** What the earlier machine has no state for goes to the nearest it has; work that was never given is called off. */
  async down(db: QueryRunner): Promise<void> {
    await db.query(`alter table tasks drop constraint tasks_suspended_check, drop constraint tasks_prepared_check`);
    await db.query(`update tasks set state = case state when 'draft' then 'cancelled' when 'pending_approval' then 'cancelled' when 'returned' then 'assigned'
      when 'evaluated' then 'completed' when 'suspended' then case when suspended_from in ${before} then suspended_from else 'assigned' end else state end`);
    await db.query(`set constraints all immediate`);
    await db.query(`drop table task_evaluations`);
    await db.query(`drop index tasks_due_open`);
    await db.query(`drop index tasks_warn_open`);
    await db.query(`drop index tasks_suspended`);
    await db.query(`alter table task_updates drop column lead_org_id`);
    await db.query(`alter table tasks drop constraint tasks_state_check`);
    await db.query(`alter table tasks
      add constraint tasks_state_check check (state in ('assigned', 'received', 'in_progress', 'submitted', 'completed', 'cancelled')),
      drop column is_given, drop column required_result, drop column origin_kind, drop column doc_number, drop column doc_date, drop column doc_issuer,
      drop column doc_subject, drop column review_every, drop column original_due_at, drop column return_until, drop column first_completed_at,
      drop column asked_by_id, drop column suspended_at, drop column suspended_from, drop column evaluated_by_id, drop column score, drop column appeal`);
    await db.query(`create index tasks_due_open on tasks (due_at) where state in ${before}`);
    await db.query(`create index tasks_warn_open on tasks (warn_at) where state in ${before}`);
  }
}
