import { publicHolidays } from '@ioc/shared/public-holidays';
import { warnAt, type TaskPriority } from '@ioc/shared/tasks';
import { officeWeek, workingClock } from '@ioc/shared/working-time';
import type { MigrationInterface, QueryRunner } from 'typeorm';

interface Term {
  id: string;
  priority: TaskPriority;
  assigned_at: string;
  due_at: string;
}

const slice = 5_000;

/** Since when a task is "due soon" is counted in working time, which SQL cannot: the moment is kept beside the due date. */
export class TasksWarn202611241920 implements MigrationInterface {
  name = 'TasksWarn1764012000000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`alter table tasks add column warn_at timestamptz`);
    // Before the rows change: with changes pending for its trigger the table takes no index.
    await db.query(`create index tasks_warn_open on tasks (warn_at) where state in ('assigned', 'received', 'in_progress', 'submitted')`);
    // The calendar of the migration before this one: nobody can have changed it yet.
    const clock = workingClock({ week: officeWeek, days: publicHolidays });
    for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
      const terms = (await db.query(`select id, priority, assigned_at, due_at from tasks where due_at is not null and id > $1 order by id limit ${slice}`, [after])) as Term[];
      const last = terms.at(-1);
      if (!last) break;
      after = last.id;
      const moments = terms.map((term) => ({ id: term.id, at: warnAt({ priority: term.priority, assignedAt: new Date(term.assigned_at), dueAt: new Date(term.due_at) }, clock) }));
      await db.query(`update tasks t set warn_at = w.at from jsonb_to_recordset($1::jsonb) as w(id uuid, at timestamptz) where t.id = w.id`, [JSON.stringify(moments)]);
    }
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`alter table tasks drop column warn_at`);
  }
}
