import type { Reminder, ReminderRule } from '@ioc/shared/reminders';
import type { ToldTask } from '@ioc/shared/task-parties';
import { taskPlace, type TaskState } from '@ioc/shared/tasks';
import { instant, type Transactions, type Tx } from '#platform/database';

export const ruleSelect = `select r.id, r.kind, r.days, r.every_days as "everyDays", r.parties as "to", r.is_on as "isOn", r.since, r.updated_at as "updatedAt", r.version
  from reminder_rules r`;

/** In the order in which the life of a task meets them, the mildest first. */
export const ruleOrder = `array_position(array['not_received', 'report_missing', 'due_soon', 'due_today', 'overdue', 'part_due_soon', 'part_overdue', 'not_evaluated', 'review_due'], r.kind), r.days nulls first, r.id`;

export const reminderSelect = `select r.id, r.task_id as "taskId", r.at, r.kind, r.by_id as "byId", u.full_name as "byName", r.text, r.parties as "to",
  case when r.org_id is not null then json_build_object('orgId', r.org_id, 'dueAt', ${instant('r.anchor_at')}) end as part
  from task_reminders r left join users u on u.id = r.by_id`;

export const readReminders = (db: Transactions | Tx, ids: readonly string[]): Promise<Reminder[]> =>
  db.query<Reminder>(`${reminderSelect} where r.id = any($1::uuid[])`, [ids]);

export const toldTaskSelect = `select t.id, t.code, t.title, t.due_at as "dueAt", t.lead_org_id as "leadOrgId", t.coordinating_org_ids as "coordinatingOrgIds", t.focal_user_id as "focalUserId", t.parent_id as "parentId", t.giver_org_id as "giverOrgId",
  t.assigner_id as "assignerId", t.unit_id as "unitId", t.sector as "sectorCode", t.state from tasks t`;

export type ToldTaskRecord = ToldTask & { state: TaskState };

export const readRules = (tx: Tx): Promise<ReminderRule[]> => tx.query<ReminderRule>(`${ruleSelect} where r.is_on order by r.id for update skip locked`);

/** Tells of reminders that were just written; whoever it concerns is found from the event. */
export async function tellReminders(tx: Tx, ids: readonly string[]): Promise<Reminder[]> {
  const reminders = await tx.query<Reminder>(`${reminderSelect} where r.id = any($1::uuid[]) order by r.id`, [ids]);
  const tasks = await tx.query<ToldTaskRecord>(`${toldTaskSelect} where t.id = any($1::uuid[])`, [reminders.map(({ taskId }) => taskId)]);
  const byId = new Map(tasks.map(({ state: _state, ...task }) => [task.id, task]));
  for (const reminder of reminders) {
    const task = byId.get(reminder.taskId);
    if (task) tx.record('reminder.sent', { reminder, task }, taskPlace(task));
  }
  return reminders;
}
