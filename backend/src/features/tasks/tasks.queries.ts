import type { Actor } from '@ioc/shared/access';
import { without } from '@ioc/shared/list';
import { doneTaskStates, openTaskStates, runningTaskStates, type DeadlineState, type ListedTask, type Task, type TaskState } from '@ioc/shared/tasks';
import type { TaskFilter } from '@ioc/shared/tasks.input';
import { timeZone } from '@ioc/shared/time';
import { searchKey } from '@ioc/shared/words';
import { instant, scopeCondition, type JsonText, type Params } from '#platform/database';
import { extensionCondition, openExtensionColumn, openExtensionJoin } from './task-extensions.queries.js';
import { openPartCondition } from './task-parts.queries.js';
import { mayWait, waitingKindOf } from './task-waiting.queries.js';

/** A task as the contract shows it, written by the database. */
export interface TaskRow {
  record: JsonText<Task>;
}

/** A record comes as one text, field by field as the contract names them: it is handed on as it is, or parsed at once. */
export const taskSelect = `select row_to_json(r)::text as record
  from tasks t left join organisations o on o.id = t.lead_org_id left join users g on g.id = t.assigner_id ${openExtensionJoin} cross join lateral (
    select t.id, t.code, t.title, t.content, t.required_result as "requiredResult", t.required_evidence as "requiredEvidence", t.origin_kind as "originKind", t.doc_number as "docNumber",
      t.doc_date as "docDate", t.doc_issuer as "docIssuer", t.doc_subject as "docSubject",
      t.plan_id as "planId", (select p.title from plans p where p.id = t.plan_id) as "planTitle", t.state, t.priority, t.sector as "sectorCode", t.lead_org_id as "leadOrgId",
      o.short_name as "leadOrgName", t.coordinating_org_ids as "coordinatingOrgIds", t.focal_user_id as "focalUserId",
      (select f.full_name from users f where f.id = t.focal_user_id) as "focalName", t.parent_id as "parentId", t.giver_org_id as "giverOrgId", t.assigner_id as "assignerId", g.full_name as "assignerName",
      ${instant('t.assigned_at')} as "assignedAt", ${instant('t.receive_by')} as "receiveBy", ${instant('t.receive_since')} as "receiveSince", ${instant('t.return_until')} as "returnUntil",
      ${instant('t.due_at')} as "dueAt", ${instant('t.original_due_at')} as "originalDueAt", t.review_every as "reviewEvery", ${instant('t.review_at')} as "reviewAt", ${instant('t.review_since')} as "reviewSince", ${instant('t.warn_at')} as "warnAt",
      t.progress_percent as "progressPercent", ${instant('t.last_report_at')} as "lastReportAt", ${instant('t.submitted_at')} as "submittedAt",
      t.submitted_by_id as "submittedById", ${instant('t.completed_at')} as "completedAt", ${instant('t.evaluate_by')} as "evaluateBy",
      ${instant('t.first_completed_at')} as "firstCompletedAt", t.rework_count as "reworkCount", t.asked_by_id as "askedById",
      ${instant('t.suspended_at')} as "suspendedAt", t.suspended_from as "suspendedFrom", t.evaluated_by_id as "evaluatedById", t.score, t.appeal,
      t.extension_count as "extensionCount", ${openExtensionColumn},
      case when t.subject_id is not null then json_build_object('kind', t.subject_kind, 'id', t.subject_id) end as subject, t.subject_name as "subjectName",
      case when t.location is not null then json_build_array(st_x(t.location), st_y(t.location)) end as location,
      t.unit_id as "unitId", (select u.name from admin_units u where u.id = t.unit_id) as "unitName", t.synthetic, t.version) r`;

/**
 * A page of tasks as lists show them. The page is cut before anything is joined, so that names and requests are looked up
 * for its rows alone; O(page) along an index of the order, otherwise a top-n sort of what matches.
 * @param cut condition, order and limit, over `t` and its lead `o`
 */
export const selectListed = (cut: { condition: string; order: string; limit: string }, ...more: readonly string[]): string => `
  select ${['row_to_json(r)::text as record', ...more].join(', ')}
  from (select t.* from tasks t left join organisations o on o.id = t.lead_org_id where ${cut.condition} ${cut.order} ${cut.limit}) t
    left join organisations o on o.id = t.lead_org_id left join admin_units u on u.id = t.unit_id left join users f on f.id = t.focal_user_id ${openExtensionJoin} cross join lateral (
    select t.id, t.code, t.title, t.state, t.priority, t.sector as "sectorCode", t.lead_org_id as "leadOrgId", o.short_name as "leadOrgName", t.required_evidence as "requiredEvidence",
      t.coordinating_org_ids as "coordinatingOrgIds", f.full_name as "focalName", t.parent_id as "parentId", t.giver_org_id as "giverOrgId", ${instant('t.assigned_at')} as "assignedAt", ${instant('t.receive_by')} as "receiveBy", ${instant('t.return_until')} as "returnUntil",
      ${instant('t.due_at')} as "dueAt", ${instant('t.original_due_at')} as "originalDueAt", ${instant('t.review_at')} as "reviewAt", ${instant('t.warn_at')} as "warnAt",
      t.progress_percent as "progressPercent", ${instant('t.submitted_at')} as "submittedAt", t.submitted_by_id as "submittedById", ${instant('t.completed_at')} as "completedAt",
      t.extension_count as "extensionCount", ${openExtensionColumn}, t.asked_by_id as "askedById", ${instant('t.suspended_at')} as "suspendedAt",
      t.evaluated_by_id as "evaluatedById", t.appeal, t.unit_id as "unitId", u.name as "unitName",
      t.version) r ${cut.order}`;

export interface ListedRow {
  record: JsonText<ListedTask>;
  versions: string;
}

/** Whose versions an answer of the list belongs to; every step of an extension or a part edits its task. */
export const listedTables = ['tasks', 'organisations', 'users', 'admin_units'] as const;

export const toTask = ({ record }: TaskRow): Task => JSON.parse(record) as Task;

/** Priority by urgency, not by the alphabet. */
export const taskSorts = {
  code: 't.code', title: 't.title collate vi_icu', dueAt: 't.due_at', state: 't.state', assignedAt: 't.assigned_at', progressPercent: 't.progress_percent',
  priority: `array_position(array['hoa_toc', 'khan', 'thuong'], t.priority)`, leadOrgName: 'o.short_name collate vi_icu',
};

export const taskPlaces = { unit: 't.unit_id', orgs: 't.org_ids', sector: 't.sector' };

/** What was never given exists only for those who give work there. */
export function taskScope(actor: Actor, params: Params): string {
  const readable = scopeCondition(actor, 'task:read', taskPlaces, params);
  const givable = scopeCondition(actor, 'task:assign', taskPlaces, params);
  return givable === 'true' ? readable : `(${readable} and ${givable === 'false' ? 't.is_given' : `(t.is_given or ${givable})`})`;
}

const oneOf = (states: readonly TaskState[]): string => `t.state in (${states.map((state) => `'${state}'`).join(', ')})`;
export const isOpen = oneOf(openTaskStates);
export const isDone = oneOf(doneTaskStates);
/** Given and not called off: what figures are about. What is done is the most of it, so it is asked for first. */
export const isCounted = oneOf([...doneTaskStates, ...openTaskStates]);
const runs = oneOf(runningTaskStates.filter((state) => state !== 'submitted'));
/** The twin of `stoppedAt` in the contract, for open work. */
export const stoppedAt = `case t.state when 'submitted' then t.submitted_at when 'suspended' then t.suspended_at end`;

/** The twin of `deadlineState` in the contract, for filters and figures; `now` is a parameter such as `$1`. */
export function deadlineConditions(now: string): Record<DeadlineState, string> {
  // Cases and no `coalesce`: the first is found along an index of the due dates.
  const owed = (condition: (at: string) => string): string =>
    `(${runs} and ${condition(now)} or t.state = 'submitted' and ${condition('t.submitted_at')} or t.state = 'suspended' and ${condition('t.suspended_at')})`;
  return {
    in_term: owed((at) => `t.due_at >= ${at} and (t.warn_at is null or t.warn_at > ${at})`),
    due_soon: owed((at) => `t.due_at >= ${at} and t.warn_at <= ${at}`),
    overdue: owed((at) => `t.due_at < ${at}`),
    done_on_time: `(${isDone} and t.completed_at <= t.due_at)`,
    done_late: `(${isDone} and t.completed_at > t.due_at)`,
    no_term: `(t.due_at is null and (${isOpen} or ${isDone}))`,
  };
}

const startOfDay = (date: string, daysLater = 0): string => `((${date}::date + ${daysLater})::timestamp at time zone '${timeZone}')`;

/** One of these ids, and with `none` among them also those that have none. */
function amongOrNone(column: string, wanted: readonly string[], params: Params): string {
  const ids = wanted.filter((id) => id !== without);
  const conditions = [...(ids.length > 0 ? [`${column} = any(${params.add(ids)}::uuid[])`] : []), ...(ids.length < wanted.length ? [`${column} is null`] : [])];
  // An empty list of ids matches nothing, as it does of the others.
  return conditions.length === 0 ? 'false' : `(${conditions.join(' or ')})`;
}

/** Does what matches stay the same while no table changes? Else the condition holds the present time. */
export const isLasting = ({ deadline, unreceived, waiting, waitingFor }: TaskFilter): boolean => !deadline && !unreceived && !waiting && !waitingFor;

export function taskCondition(actor: Actor, query: TaskFilter, now: Date, params: Params): string {
  const where = [taskScope(actor, params)];
  if (query.q) where.push(`t.search like ${params.add(`%${searchKey(query.q)}%`)}`);
  // One state alone is found, and in the order of its due dates, along an index; among several that order is lost.
  if (query.state) where.push(query.state.length === 1 ? `t.state = ${params.add(query.state[0])}` : `t.state = any(${params.add(query.state)})`);
  if (query.priority) where.push(`t.priority = any(${params.add(query.priority)})`);
  if (query.sectorCode) where.push(`t.sector = any(${params.add(query.sectorCode)})`);
  if (query.leadOrgId) where.push(`t.lead_org_id = any(${params.add(query.leadOrgId)}::uuid[])`);
  if (query.focalUserId) where.push(amongOrNone('t.focal_user_id', query.focalUserId, params));
  if (query.handlerId) where.push(amongOrNone('t.handler_id', query.handlerId, params));
  if (query.parentId) where.push(`t.parent_id = ${params.add(query.parentId)}`);
  if (query.assignerId) where.push(`t.assigner_id = any(${params.add(query.assignerId)}::uuid[])`);
  if (query.assignedFrom) where.push(`t.assigned_at >= ${startOfDay(params.add(query.assignedFrom))}`);
  if (query.assignedTo) where.push(`t.assigned_at < ${startOfDay(params.add(query.assignedTo), 1)}`);
  if (query.dueFrom) where.push(`t.due_at >= ${startOfDay(params.add(query.dueFrom))}`);
  if (query.dueTo) where.push(`t.due_at < ${startOfDay(params.add(query.dueTo), 1)}`);
  if (query.reviewFrom) where.push(`t.review_at >= ${startOfDay(params.add(query.reviewFrom))}`);
  if (query.reviewTo) where.push(`t.review_at < ${startOfDay(params.add(query.reviewTo), 1)}`);
  if (query.completedFrom) where.push(`t.completed_at >= ${startOfDay(params.add(query.completedFrom))}`);
  if (query.completedTo) where.push(`t.completed_at < ${startOfDay(params.add(query.completedTo), 1)}`);
  if (query.unitId) where.push(amongOrNone('t.unit_id', query.unitId, params));
  if (query.originKind) where.push(`t.origin_kind = any(${params.add(query.originKind)})`);
  if (query.planId) where.push(amongOrNone('t.plan_id', query.planId, params));
  if (query.subjectId) where.push(`t.subject_id = ${params.add(query.subjectId)}`);
  if (query.extension) where.push(extensionCondition(params.add(query.extension)));
  if (query.unreceived) where.push(`t.state = 'assigned' and t.receive_by < ${params.add(now)}`);
  if (query.openPartOf) where.push(openPartCondition(params.add(query.openPartOf)));
  if (query.ids) where.push(`t.id = any(${params.add(query.ids)}::uuid[])`);
  if (query.waiting) where.push(`${mayWait(actor)} and (${waitingKindOf(actor, now, taskPlaces, params)}) = any(${params.add(query.waiting)}::text[])`);
  else if (query.waitingFor) where.push(`${mayWait(actor)} and (${waitingKindOf(actor, now, taskPlaces, params)}) is not null`);
  if (query.deadline) {
    const moment = `${params.add(now)}::timestamptz`;
    const conditions = deadlineConditions(moment);
    // Some buckets do not ask for the time, and a parameter that is never used is an error.
    where.push(`${moment} is not null and (${query.deadline.map((state) => conditions[state]).join(' or ')})`);
  }
  return where.join(' and ');
}
