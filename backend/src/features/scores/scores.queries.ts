import { doneTaskStates, openTaskStates, taskPriorities, type TaskState } from '@ioc/shared/tasks';
import { daysOfPeriod, type ScorePeriod } from '@ioc/shared/score-periods';
import { halvesOf, type ScoreFact, type ScoreGroup, type ScoreRow, type ScoreSums } from '@ioc/shared/scores';
import { timeZone } from '@ioc/shared/time';
import { stoppedAt } from '#features/tasks';
import { instant, type Params, type Transactions, type Tx } from '#platform/database';

const among = (states: readonly TaskState[]): string => states.map((state) => `'${state}'`).join(', ');

/**
 * What the events would have said of tasks that have none: those that were loaded, and those from before scores were kept.
 * What is kept already stays as it is.
 */
export async function fillScores(db: Transactions | Tx): Promise<void> {
  await db.query(
    `insert into task_scores (task_id, version, standing, sector, priority, lead_org_id, coordinating_org_ids, focal_id, worker_id, due_at, stopped_at, completed_at, points)
     select t.id, t.version, case when t.state in (${among(doneTaskStates)}) then 'done' when t.state in (${among(openTaskStates)}) then 'open' else 'none' end,
       t.sector, t.priority, t.lead_org_id, array_remove(t.coordinating_org_ids, t.lead_org_id),
       t.handler_id, t.worker_id, date_trunc('milliseconds', t.due_at), date_trunc('milliseconds', ${stoppedAt}), date_trunc('milliseconds', t.completed_at), round(t.score * 100)
     from tasks t where not exists (select 1 from task_scores s where s.task_id = t.id) on conflict do nothing`,
  );
}

const factColumns = `s.task_id as "taskId", s.version, s.standing, s.sector as "sectorCode", s.priority, s.lead_org_id as "leadOrgId",
  s.coordinating_org_ids as "coordinatingOrgIds", s.focal_id as "focalId", s.worker_id as "workerId", ${instant('s.due_at')} as "dueAt", ${instant('s.stopped_at')} as "stoppedAt",
  ${instant('s.completed_at')} as "completedAt", s.points`;

/** @param taskIds null = of all tasks */
export const storedFacts = (db: Transactions | Tx, taskIds: readonly string[] | null): Promise<ScoreFact[]> =>
  db.query<ScoreFact>(`select ${factColumns} from task_scores s ${taskIds === null ? '' : 'where s.task_id = any($1::uuid[])'}`, taskIds === null ? [] : [taskIds]);

/** Tasks that are gone are not kept. O(facts), one statement. */
export async function storeFacts(tx: Tx, facts: readonly ScoreFact[]): Promise<void> {
  await tx.query(
    `insert into task_scores (task_id, version, standing, sector, priority, lead_org_id, coordinating_org_ids, focal_id, worker_id, due_at, stopped_at, completed_at, points)
     select f."taskId", f.version, f.standing, f."sectorCode", f.priority, f."leadOrgId", array(select jsonb_array_elements_text(f."coordinatingOrgIds"))::uuid[],
       f."focalId", f."workerId", f."dueAt", f."stoppedAt", f."completedAt", f.points
     from jsonb_to_recordset($1::jsonb) as f("taskId" uuid, version int, standing text, "sectorCode" text, priority text, "leadOrgId" uuid, "coordinatingOrgIds" jsonb,
       "focalId" uuid, "workerId" uuid, "dueAt" timestamptz, "stoppedAt" timestamptz, "completedAt" timestamptz, points int) join tasks t on t.id = f."taskId"
     on conflict (task_id) do update set version = excluded.version, standing = excluded.standing, sector = excluded.sector, priority = excluded.priority,
       lead_org_id = excluded.lead_org_id, coordinating_org_ids = excluded.coordinating_org_ids, focal_id = excluded.focal_id, worker_id = excluded.worker_id, due_at = excluded.due_at,
       stopped_at = excluded.stopped_at, completed_at = excluded.completed_at, points = excluded.points`,
    [JSON.stringify(facts)],
  );
}

const whole = (key: string): string => `select ${key}::text as key, 'lead' as part`;

/** Whom tasks count for: what of a task `s` says so, and from that, as `l`, each `key` with its `part`. With `shares` the twin of `sharesOf` in the contract. */
const sharing: Readonly<Record<ScoreGroup, { of: string; whose: string }>> = {
  unit: { of: 's.lead_org_id, s.coordinating_org_ids', whose: `${whole('l.lead_org_id')} union all select c::text, 'coordinating' from unnest(l.coordinating_org_ids) c` },
  person: { of: 's.focal_id', whose: whole('l.focal_id') },
  sector: { of: 's.sector', whose: whole('l.sector') },
};

/** One row `s` for each task and whom it counts for, with `key` and `part`. Two passes, for a subquery a row is ten times slower. */
export const shares: Readonly<Record<ScoreGroup, string>> = {
  unit: `(select l.*, l.lead_org_id::text as key, 'lead' as part from task_scores l union all select l.*, c::text, 'coordinating' from task_scores l cross join unnest(l.coordinating_org_ids) c) s`,
  person: `(select l.*, l.focal_id::text as key, 'lead' as part from task_scores l) s`,
  sector: `(select l.*, l.sector as key, 'lead' as part from task_scores l) s`,
};

/** The twin of `standingOf`; `now` is a parameter such as `$1::timestamptz`. */
export const standing = (now: string): string =>
  `case when s.standing = 'done' then case when s.points is null then 'awaiting' else 'judged' end when s.standing = 'open' and s.due_at < coalesce(s.stopped_at, ${now}) then 'overdue' end`;

/** The twin of `halvesOf`. */
export const halves = `case s.priority ${taskPriorities.map((priority) => `when '${priority}' then ${halvesOf(priority, 'coordinating')}`).join(' ')} end * case s.part when 'lead' then 2 else 1 end`;

const startOf = (date: string): string => `(${date}::date::timestamp at time zone '${timeZone}')`;

/** What was decided within the days of a period. */
export function withinPeriod(period: ScorePeriod, params: Params): string {
  const { from, before } = daysOfPeriod(period);
  return `s.decided_at >= ${startOf(params.add(from))} and s.decided_at < ${startOf(params.add(before))}`;
}

const names: Readonly<Record<ScoreGroup, { name: string; join: string; order: string }>> = {
  unit: { name: 'n.name', join: 'left join organisations n on n.id = c.key::uuid', order: 'n.name collate vi_icu' },
  person: { name: `n.full_name || coalesce(' – ' || o.short_name, '')`, join: 'left join users n on n.id = c.key::uuid left join organisations o on o.id = n.org_id', order: 'n.full_name collate vi_icu' },
  sector: { name: 'n.name_vi', join: 'left join sectors n on n.code = c.key', order: 'n.sort_order' },
};

/** Of every task, whoever asks: for the command, which has no scope. */
export const withinEverything = (): string => 'true';

interface ScoreWish {
  by: ScoreGroup;
  period: ScorePeriod;
  now: Date;
}

/** @param scope the tasks `t` that may be counted, as a condition */
export async function storedScores(db: Transactions | Tx, { by, period, now }: ScoreWish, params: Params, scope: (params: Params) => string): Promise<ScoreRow[]> {
  const { name, join, order } = names[by];
  const moment = `${params.add(now)}::timestamptz`;
  // Who sees all tasks need not look at them.
  const within = scope(params);
  const rows = await db.query<ScoreSums & Pick<ScoreRow, 'key' | 'name'>>(
    // Counted first, then given to whom it counts for, weighed last: there are far fewer kinds of tasks than tasks.
    `select c.key, ${name} as name, c.judged, c.overdue, c.awaiting, c.points, c.weight from (
       select s.key, coalesce(sum(s.n) filter (where s.standing = 'judged'), 0) as judged, coalesce(sum(s.n) filter (where s.standing = 'overdue'), 0) as overdue,
         coalesce(sum(s.n) filter (where s.standing = 'awaiting'), 0) as awaiting, coalesce(sum(s.points * (${halves})) filter (where s.standing = 'judged'), 0) as points,
         coalesce(sum(s.n * (${halves})) filter (where s.standing <> 'awaiting'), 0) as weight
       from (select w.key, w.part, l.priority, l.standing, l.n, l.points from (
           select ${sharing[by].of}, s.priority, ${standing(moment)} as standing, count(*) as n, sum(s.points) as points
           from task_scores s${within === 'true' ? '' : ' join tasks t on t.id = s.task_id'} where ${withinPeriod(period, params)} and ${within}
           group by ${sharing[by].of}, s.priority, ${standing(moment)}) l cross join lateral (${sharing[by].whose}) w) s
       group by s.key) c
     ${join} where c.judged + c.overdue + c.awaiting > 0 order by ${order} nulls last, c.key`,
    params.values,
  );
  return rows.map(({ key, name: called, ...sums }) => ({ key, ...sums, name: called }));
}
