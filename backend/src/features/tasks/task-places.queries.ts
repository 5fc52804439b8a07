import type { PlacedTask } from '@ioc/shared/task-places';
import { instant, type JsonText } from '#platform/database';

export interface PlacesRow {
  total: number;
  placed: number;
  /** Null in the only row of an answer without places. */
  record: JsonText<PlacedTask> | null;
}

/**
 * Its own place, else the asset's, else the centre of the commune. What a task took over from its subject when it was given
 * is told as what it came from, and the centre of its commune is nothing of its own.
 */
const place = `coalesce(t.location,
  (select a.location from assets a where t.subject_kind = 'asset' and a.id = t.subject_id),
  (select u.centre from admin_units u where u.id = t.unit_id))`;
const kind = `case when t.location is not null then case when t.subject_kind in ('asset', 'alarm') then 'asset' when t.subject_kind = 'unit'
    or t.location = (select u.centre from admin_units u where u.id = t.unit_id) then 'unit' else 'own' end
  when t.subject_kind = 'asset' and exists (select 1 from assets a where a.id = t.subject_id) then 'asset' else 'unit' end`;

/** Counts and rows of one moment. O(tasks of the filter) in narrow rows; names are looked up for what is drawn alone. */
export const selectPlaces = (condition: string, limit: number): string => `
  with matched as (select t.id, t.due_at, ${place} as place, ${kind} as kind from tasks t where ${condition}),
    drawn as (select m.id, m.due_at, m.place, m.kind from matched m where m.place is not null order by m.due_at nulls last, m.id limit ${limit})
  select c.total, c.placed, x.record from (select count(*) as total, count(m.place) as placed from matched m) c left join lateral (
    select row_to_json(r)::text as record, d.due_at, d.id from drawn d join tasks t on t.id = d.id
      left join organisations o on o.id = t.lead_org_id left join admin_units u on u.id = t.unit_id cross join lateral (
      select t.id, t.code, t.title, t.state, t.priority, o.short_name as "leadOrgName", ${instant('t.due_at')} as "dueAt", ${instant('t.review_at')} as "reviewAt", ${instant('t.warn_at')} as "warnAt",
        ${instant('t.submitted_at')} as "submittedAt", ${instant('t.suspended_at')} as "suspendedAt", ${instant('t.completed_at')} as "completedAt", t.progress_percent as "progressPercent",
        u.name as "unitName", t.version, json_build_array(st_x(d.place), st_y(d.place)) as place, d.kind as "placeKind") r) x on true
  order by x.due_at nulls last, x.id`;
