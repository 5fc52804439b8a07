import { futureToleranceSeconds, missedIntervals } from '@ioc/shared/telemetry';

/**
 * What follows when `ch` holds the state changes: history, one event each with gapless numbers, a notice to the nodes.
 * The head row is locked last, after all asset rows: every writer takes its locks in this order, so none wait in a ring.
 */
const consequences = (source: 'device' | 'silence'): string => `
h as (
  insert into asset_state_history (asset_id, at, from_state, to_state, source)
  select id, $2::timestamptz, was, becomes, '${source}' from ch),
hd as (
  update event_head set seq = seq + (select count(*) from ch) where exists (select 1 from ch)
  returning seq - (select count(*) from ch) as base),
ev as (
  insert into events (seq, name, at, unit_id, sector, org_ids, data)
  select hd.base + ch.n, 'asset.state-changed', $2::timestamptz, ch.unit_id, ch.sector,
    case when ch.owner_org_id is null then '{}'::uuid[] else array[ch.owner_org_id] end,
    jsonb_build_object('id', ch.id, 'kind', ch.kind, 'from', ch.was, 'to', ch.becomes, 'since', iso($2::timestamptz), 'source', '${source}')
  from ch, hd returning 1)`;

const told = `case when exists (select 1 from ch) then pg_notify('ioc_events', '')::text end as notice`;

/**
 * A whole batch in one statement. $1 readings as JSON, $2 now. Newest reading per code; older than known is ignored, so
 * order and repetition do not matter. Stamps from the future count as now, or a clock that is put right would be silent until
 * it has caught up; those far ahead are flagged too. Rows are locked in id order.
 * O(n log n) in the batch, by index on the code; heartbeats without a change touch one narrow row each.
 */
export const ingestSql = (scope: string): string => `
with given as materialized (
  select distinct on (code) code, state, metrics, least(at, $2::timestamptz) as at,
    at > $2::timestamptz + interval '${futureToleranceSeconds} seconds' as flagged
  from jsonb_to_recordset($1::jsonb) as t(code text, at timestamptz, state text, metrics jsonb) order by code, at desc),
known as materialized (
  select given.*, a.id, a.kind, a.unit_id, a.sector, a.owner_org_id, a.lifecycle from given join assets a on a.code = given.code where ${scope}),
cur as materialized (
  select known.*, s.state as was, case when s.state = 'maintenance' then s.state else known.state end as becomes
  from known join asset_states s on s.asset_id = known.id
  where known.lifecycle = 'active' and (s.device_at is null or known.at > s.device_at)
  order by s.asset_id for update of s),
up as (
  update asset_states s set state = cur.becomes, device_at = cur.at, heard_at = $2::timestamptz, metrics = coalesce(cur.metrics, s.metrics),
    source = case when cur.becomes = cur.was then s.source else 'device' end,
    since = case when cur.becomes = cur.was then s.since else $2::timestamptz end
  from cur where s.asset_id = cur.id),
ch as materialized (select cur.*, row_number() over (order by id) as n from cur where becomes <> was),
${consequences('device')}
select (select count(*) from given) as received, (select count(*) from cur) as applied, (select count(*) from ch) as changed,
  (select count(*) from cur where flagged) as flagged, (select count(*) from given) - (select count(*) from known) as unknown_count,
  array(select code from given where code not in (select code from known) order by code limit 20) as unknown_codes,
  (select count(*) from ev) as events, ${told}`;

/**
 * Assets with telemetry that were heard once and have now missed their intervals. $1 = the moment since when this node
 * has been watching, $2 now: after a pause of ours nobody is silent until we have listened long enough.
 */
export const silenceSql = `
with cur as materialized (
  select a.id, a.kind, a.unit_id, a.sector, a.owner_org_id, s.state as was, 'offline'::text as becomes
  from asset_states s join assets a on a.id = s.asset_id
  where s.state in ('online', 'degraded') and a.lifecycle = 'active' and a.heartbeat_seconds is not null
    and greatest(s.heard_at, $1::timestamptz) < $2::timestamptz - a.heartbeat_seconds * ${missedIntervals} * interval '1 second'
  order by s.asset_id for update of s skip locked),
up as (
  update asset_states s set state = 'offline', source = 'silence', since = $2::timestamptz from cur where s.asset_id = cur.id),
ch as materialized (select cur.*, row_number() over (order by id) as n from cur),
${consequences('silence')}
select (select count(*) from ch) as changed, (select count(*) from ev) as events, ${told}`;
