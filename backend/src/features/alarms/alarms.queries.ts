import type { Actor, Permission, Place } from '@ioc/shared/access';
import { kindOf } from '@ioc/shared/asset-kinds';
import type { Alarm } from '@ioc/shared/alarms';
import type { AlarmQuery } from '@ioc/shared/alarms.input';
import { searchKey } from '@ioc/shared/words';
import { scopeCondition, type Params } from '#platform/database';

export type AlarmRecord = Omit<Alarm, 'location'> & { lng: number; lat: number; owner_org_id: string | null };

export const alarmSelect = `select m.id, m.type, m.severity, m.state, m.asset_id as "assetId", a.kind as "assetKind", a.code as "assetCode", a.name as "assetName",
  st_x(a.location) as lng, st_y(a.location) as lat, a.unit_id as "unitId", u.name as "unitName", a.owner_org_id, m.raised_at as "raisedAt",
  m.last_seen_at as "lastSeenAt", m.count, k.full_name as "acknowledgedBy", m.acknowledged_at as "acknowledgedAt", m.note,
  m.cleared_at as "clearedAt", c.full_name as "clearedBy", m.closed_at as "closedAt", d.full_name as "closedBy", m.version,
  array(select t.id from tasks t where t.subject_id = m.id and t.subject_kind = 'alarm' and t.is_given order by t.assigned_at) as "taskIds"
  from alarms m join assets a on a.id = m.asset_id left join admin_units u on u.id = a.unit_id
  left join users k on k.id = m.acknowledged_by left join users c on c.id = m.cleared_by left join users d on d.id = m.closed_by`;

export const alarmFrom = `from alarms m join assets a on a.id = m.asset_id`;

/** The order of `byUrgency` in the contract. */
export const urgency = `(m.state = 'raised') desc, array_position(array['critical', 'major', 'minor', 'warning'], m.severity), m.raised_at desc`;

export const alarmSorts = {
  raisedAt: 'm.raised_at', state: 'm.state', assetCode: 'a.code', unitName: 'u.name collate vi_icu',
  severity: `array_position(array['critical', 'major', 'minor', 'warning'], m.severity)`,
};

export const alarmScope = (actor: Actor, permission: Permission, params: Params): string =>
  scopeCondition(actor, permission, { unit: 'a.unit_id', org: 'a.owner_org_id', sector: 'a.sector' }, params);

/** Field by field: the shorter ways (spread, rest) take twenty times as long, and what a statement answers beside the alarm stays here. */
export const toAlarm = (row: AlarmRecord): Alarm => ({
  id: row.id, type: row.type, severity: row.severity, state: row.state, assetId: row.assetId, assetKind: row.assetKind, assetCode: row.assetCode,
  assetName: row.assetName, location: [row.lng, row.lat], unitId: row.unitId, unitName: row.unitName, raisedAt: row.raisedAt, lastSeenAt: row.lastSeenAt,
  count: row.count, acknowledgedBy: row.acknowledgedBy, acknowledgedAt: row.acknowledgedAt, note: row.note, clearedAt: row.clearedAt,
  clearedBy: row.clearedBy, closedAt: row.closedAt, closedBy: row.closedBy, taskIds: row.taskIds, version: row.version,
});

export const alarmPlace = (row: AlarmRecord): Place => ({
  unitId: row.unitId,
  orgIds: row.owner_org_id === null ? [] : [row.owner_org_id],
  sector: kindOf(row.assetKind).sector,
});

export function alarmCondition(actor: Actor, query: AlarmQuery, params: Params): string {
  const where = [alarmScope(actor, 'alarm:read', params)];
  if (query.q) where.push(`a.search like ${params.add(`%${searchKey(query.q)}%`)}`);
  if (query.state) where.push(`m.state = any(${params.add(query.state)})`);
  if (query.severity) where.push(`m.severity = any(${params.add(query.severity)})`);
  if (query.type) where.push(`m.type = any(${params.add(query.type)})`);
  if (query.kind) where.push(`a.kind = any(${params.add(query.kind)})`);
  if (query.unitId) where.push(`a.unit_id = any(${params.add(query.unitId)}::uuid[])`);
  if (query.assetId) where.push(`m.asset_id = ${params.add(query.assetId)}`);
  if (query.ids) where.push(`m.id = any(${params.add(query.ids)}::uuid[])`);
  return where.join(' and ');
}
