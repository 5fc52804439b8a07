import { can, type Actor } from '@ioc/shared/access';
import { isExtensible } from '@ioc/shared/task-extensions';
import { partableStates } from '@ioc/shared/task-parts';
import { waitingKinds, type WaitingKind } from '@ioc/shared/task-waiting';
import { openTaskStates, type TaskState } from '@ioc/shared/tasks';
import { timeZone } from '@ioc/shared/time';
import { scopeCondition, type Params, type ScopeColumns } from '#platform/database';
import { extensionCondition } from './task-extensions.queries.js';
import { openPartCondition } from './task-parts.queries.js';

const among = (states: readonly TaskState[]): string => `t.state in (${states.map((state) => `'${state}'`).join(', ')})`;
const working = among(['received', 'in_progress']);
const extensible = among(openTaskStates.filter(isExtensible));

/** Nothing waits in any other state, which leaves the bulk of all tasks, those that are done, aside. Results wait only for whoever may judge them. */
export const mayWait = ({ grants }: Actor): string =>
  `(${among([...openTaskStates, 'pending_approval', ...(can(grants, 'task:decide') ? ['completed' as const] : [])])} or t.state = 'evaluated' and t.appeal = 'open')`;

/**
 * Whose work waits for somebody: their own unit's. Supervised units, whom a scope names besides, do theirs themselves, though
 * `actsFor` in the contract lets the supervisor step in. Whoever belongs to no unit works for those the scope names.
 */
function officesOf({ orgId, grants }: Actor): string[] {
  const reporting = grants.filter(({ permissions }) => permissions.includes('task:report'));
  if (reporting.length === 0) return [];
  return orgId === null ? [...new Set(reporting.flatMap(({ scope }) => scope.orgIds))] : [orgId];
}

/**
 * Under which kind a task waits for this person, as SQL; null = it does not. The order of the kinds is the order in
 * which they are asked, so a task stands once.
 */
export function waitingKindOf(actor: Actor, now: Date, places: ScopeColumns, params: Params): string {
  const offices = officesOf(actor);
  const orgs = offices.length === 0 ? null : params.add(offices);
  const me = `${params.add(actor.id)}::uuid`;
  const moment = `${params.add(now)}::timestamptz`;
  const local = `${moment} at time zone '${timeZone}'`;
  const endOf = (unit: 'day' | 'week', days: number): string => `((date_trunc('${unit}', ${local}) + interval '${days} days') at time zone '${timeZone}')`;
  const lead = orgs === null ? 'false' : `t.lead_org_id = any(${orgs}::uuid[])`;
  const decides = scopeCondition(actor, 'task:decide', places, params);
  // The twin of `gaveChild` in the contract.
  const gave = orgs === null ? 'false' : `(t.parent_id is not null and t.giver_org_id = any(${orgs}::uuid[]))`;
  const answers = `(${decides} or ${gave})`;
  const reviews = scopeCondition(actor, 'task:review', places, params);
  const notMe = (...columns: readonly string[]): string => columns.map((column) => `${column} is distinct from ${me}`).join(' and ');
  const due = (before: string): string => `${lead} and ${working} and t.due_at < ${before}`;
  const asked = (state: TaskState, by: string): string => `t.state = '${state}' and ${notMe(by)} and ${decides}`;
  const conditions: Readonly<Record<WaitingKind, string>> = {
    receive: `${lead} and t.state = 'assigned'`,
    overdue: due(moment),
    due_today: due(endOf('day', 1)),
    due_week: due(endOf('week', 7)),
    review: `${lead} and ${working} and t.review_at < ${endOf('week', 7)}`,
    rework: `${lead} and t.state = 'in_progress' and t.rework_count > 0`,
    counter: `${lead} and ${extensible} and ${extensionCondition(`array['countered']`)}`,
    approval: asked('pending_approval', 't.asked_by_id'),
    returned: asked('returned', 't.asked_by_id'),
    acceptance: `t.state = 'submitted' and ${notMe('t.submitted_by_id')} and ${answers}`,
    extension: `${answers} and ${extensible} and ${extensionCondition(`array['requested']`, notMe('e.requested_by'))}`,
    appeal: `t.state = 'evaluated' and t.appeal = 'open' and ${notMe('t.submitted_by_id', 't.asked_by_id', 't.evaluated_by_id')} and ${reviews}`,
    evaluation: asked('completed', 't.submitted_by_id'),
    part_report: `(${lead} or ${decides}) and ${among(partableStates)} and exists (select 1 from task_parts p where p.task_id = t.id and p.state = 'reported' and ${notMe('p.reported_by')})`,
    part: orgs === null ? 'false' : openPartCondition(orgs),
  };
  return `case ${waitingKinds.map((kind) => `when ${conditions[kind]} then '${kind}'`).join(' ')} end`;
}

/** The part of this task that the person's own offices still owe, the one due first where there are several. */
export function ownPartOf(actor: Actor, taskId: string, params: Params): string {
  const offices = officesOf(actor);
  const own = offices.length === 0 ? 'false' : `p.org_id = any(${params.add(offices)}::uuid[])`;
  return `select p.due_at, p.warn_at from task_parts p where p.task_id = ${taskId} and p.state = 'open' and ${own} order by p.due_at nulls last limit 1`;
}
