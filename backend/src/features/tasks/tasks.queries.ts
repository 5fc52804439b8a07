import type { Actor } from '@ioc/shared/access';
import { openTaskStates, type DeadlineState, type Task } from '@ioc/shared/tasks';
import type { TaskQuery } from '@ioc/shared/tasks.input';
import { searchKey } from '@ioc/shared/words';
import { scopeCondition, type Params } from '#platform/database';

/** A row as the contract shows it, but for the point and the subject, which come as two columns each. */
export type TaskRecord = Omit<Task, 'location' | 'subject'> & {
  lng: number | null;
  lat: number | null;
  subjectKind: NonNullable<Task['subject']>['kind'] | null;
  subjectId: string | null;
  /** Asked for by the list only. */
  tableVersion?: number;
};

/** @param more further columns */
export const selectTasks = (...more: readonly string[]): string => `select t.id, t.code, t.title, t.content, t.state, t.priority, t.sector as "sectorCode", t.lead_org_id as "leadOrgId",
  o.short_name as "leadOrgName", t.coordinating_org_ids as "coordinatingOrgIds", t.assigner_id as "assignerId",
  (select g.full_name from users g where g.id = t.assigner_id) as "assignerName",
  t.assigned_at as "assignedAt", t.due_at as "dueAt", t.warn_at as "warnAt", t.progress_percent as "progressPercent", t.last_report_at as "lastReportAt",
  t.submitted_at as "submittedAt", t.submitted_by_id as "submittedById", t.completed_at as "completedAt", t.rework_count as "reworkCount",
  t.subject_kind as "subjectKind", t.subject_id as "subjectId", t.subject_name as "subjectName", st_x(t.location) as lng, st_y(t.location) as lat,
  ${['t.unit_id as "unitId"', '(select u.name from admin_units u where u.id = t.unit_id) as "unitName"', 't.synthetic', 't.version', ...more].join(', ')}
  from tasks t left join organisations o on o.id = t.lead_org_id`;
export const taskSelect = selectTasks();

/** Priority by urgency, not by the alphabet. */
export const taskSorts = {
  code: 't.code', title: 't.title collate vi_icu', dueAt: 't.due_at', state: 't.state', assignedAt: 't.assigned_at', progressPercent: 't.progress_percent',
  priority: `array_position(array['hoa_toc', 'khan', 'thuong'], t.priority)`, leadOrgName: 'o.short_name collate vi_icu',
};

export const taskScope = (actor: Actor, params: Params): string =>
  scopeCondition(actor, 'task:read', { unit: 't.unit_id', orgs: 't.org_ids', sector: 't.sector' }, params);

/** Field by field: a page is made of this, and the shorter ways (spread, rest, assign) take twenty times as long. */
export const toTask = (row: TaskRecord): Task => ({
  id: row.id, code: row.code, title: row.title, content: row.content, state: row.state, priority: row.priority, sectorCode: row.sectorCode,
  leadOrgId: row.leadOrgId, leadOrgName: row.leadOrgName, coordinatingOrgIds: row.coordinatingOrgIds, assignerId: row.assignerId,
  assignerName: row.assignerName, assignedAt: row.assignedAt, dueAt: row.dueAt, warnAt: row.warnAt, progressPercent: row.progressPercent,
  lastReportAt: row.lastReportAt, submittedAt: row.submittedAt, submittedById: row.submittedById, completedAt: row.completedAt,
  reworkCount: row.reworkCount,
  subject: row.subjectKind === null || row.subjectId === null ? null : { kind: row.subjectKind, id: row.subjectId },
  location: row.lng === null || row.lat === null ? null : [row.lng, row.lat],
  subjectName: row.subjectName, unitId: row.unitId, unitName: row.unitName, synthetic: row.synthetic, version: row.version,
});

const open = `t.state in (${openTaskStates.map((state) => `'${state}'`).join(', ')})`;

/** The twin of `deadlineState` in the contract, for filters and figures; `now` is a parameter such as `$1`. */
export const deadlineConditions = (now: string): Record<DeadlineState, string> => ({
  in_term: `(${open} and t.due_at >= ${now} and (t.warn_at is null or t.warn_at > ${now}))`,
  due_soon: `(${open} and t.due_at >= ${now} and t.warn_at <= ${now})`,
  overdue: `(${open} and t.due_at < ${now})`,
  done_on_time: `(t.state = 'completed' and t.completed_at <= t.due_at)`,
  done_late: `(t.state = 'completed' and t.completed_at > t.due_at)`,
  no_term: `t.due_at is null`,
});

export function taskCondition(actor: Actor, query: TaskQuery, now: Date, params: Params): string {
  const where = [taskScope(actor, params)];
  if (query.q) where.push(`t.search like ${params.add(`%${searchKey(query.q)}%`)}`);
  if (query.state) where.push(`t.state = any(${params.add(query.state)})`);
  if (query.priority) where.push(`t.priority = any(${params.add(query.priority)})`);
  if (query.sectorCode) where.push(`t.sector = any(${params.add(query.sectorCode)})`);
  if (query.leadOrgId) where.push(`t.lead_org_id = any(${params.add(query.leadOrgId)}::uuid[])`);
  if (query.unitId) where.push(`t.unit_id = any(${params.add(query.unitId)}::uuid[])`);
  if (query.subjectId) where.push(`t.subject_id = ${params.add(query.subjectId)}`);
  if (query.ids) where.push(`t.id = any(${params.add(query.ids)}::uuid[])`);
  if (query.deadline) {
    const moment = `${params.add(now)}::timestamptz`;
    const conditions = deadlineConditions(moment);
    // Some buckets do not ask for the time, and a parameter that is never used is an error.
    where.push(`${moment} is not null and (${query.deadline.map((state) => conditions[state]).join(' or ')})`);
  }
  return where.join(' and ');
}
