import { randomUUID } from 'node:crypto';
import type { Tx } from '#platform/database';
import { demandOf } from '#features/alarms';
import type { LoadedIds } from './load-province.js';
import { itemAt, Random } from './random.js';
import type { SeedAsset, SeedProvince } from './types.js';

const closedAlarms = 400;
const minute = 60_000;

/** The open alarms that the present states ask for, and a month of closed ones so that lists and history are not empty. */
export async function loadAlarms(tx: Tx, { assets, tasks }: Pick<SeedProvince, 'assets' | 'tasks'>, ids: LoadedIds, now: Date): Promise<void> {
  const present = await tx.query<{ id: string; kind: SeedAsset['kind']; state: 'offline' | 'degraded'; since: string }>(
    `select a.id, a.kind, s.state, s.since from asset_states s join assets a on a.id = s.asset_id where s.state in ('offline', 'degraded')`,
  );
  const open = present.flatMap(({ id, kind, state, since }) => {
    const { raise } = demandOf(kind, state);
    return raise === null ? [] : [{ id: randomUUID(), asset: id, type: raise.type, severity: raise.severity, raised: since }];
  });
  const random = new Random(20_250_701, 'alarms');
  const watched = assets.filter(({ kind, attributes }) => kind === 'bts' || attributes['technology'] === 'ip');
  const operators = [...ids.users].filter(([username]) => username.startsWith('operator')).map(([, id]) => id);
  const overridden = tasks.filter(({ overrideReason }) => overrideReason !== undefined);
  const closed = Array.from({ length: closedAlarms }, (_, index) => {
    const asset = itemAt(watched, random.int(0, watched.length - 1));
    const { raise } = demandOf(asset.kind, random.chance(0.6) ? 'offline' : 'degraded');
    const raised = now.getTime() - random.int(24 * 60, 30 * 24 * 60) * minute;
    const acknowledged = raised + random.int(1, 20) * minute;
    const cleared = acknowledged + random.int(5, 400) * minute;
    // The last ones are those over which a task was accepted: open before its result came, and after it was taken.
    const over = overridden[index - closedAlarms + overridden.length];
    const moved = over ? Date.parse(over.submittedAt ?? over.assignedAt) - 60 * minute - acknowledged : 0;
    const after = over ? Date.parse(over.acceptedAt ?? over.dueAt) + 9 * minute : 0;
    return {
      id: randomUUID(), asset: ids.assets.get(over?.assetCode ?? asset.code), type: raise?.type, severity: raise?.severity, by: itemAt(operators, random.int(0, operators.length - 1)),
      raised: new Date(raised + moved), acknowledged: new Date(acknowledged + moved), cleared: new Date(over ? after : cleared), closed: new Date(Math.min(now.getTime(), (over ? after : cleared) + random.int(10, 300) * minute)),
    };
  });
  await tx.query(
    `with given as (select * from jsonb_to_recordset($1::jsonb) as m(id uuid, asset uuid, type text, severity text, raised timestamptz)),
     fresh as (insert into alarms (id, type, severity, state, asset_id, raised_at, last_seen_at, synthetic)
       select id, type, severity, 'raised', asset, raised, raised, true from given)
     insert into alarm_steps (alarm_id, at, kind) select id, raised, 'raised' from given`,
    [JSON.stringify(open)],
  );
  await tx.query(
    `with given as (select * from jsonb_to_recordset($1::jsonb) as m(id uuid, asset uuid, type text, severity text, by uuid, raised timestamptz,
         acknowledged timestamptz, cleared timestamptz, closed timestamptz)),
     past as (insert into alarms (id, type, severity, state, asset_id, raised_at, last_seen_at, acknowledged_by, acknowledged_at, cleared_at, closed_by, closed_at, note, synthetic)
       select id, type, severity, 'closed', asset, raised, cleared, by, acknowledged, cleared, by, closed, 'Đã liên hệ đơn vị quản lý, thiết bị hoạt động lại.', true from given)
     insert into alarm_steps (alarm_id, at, kind, by_id)
     select id, raised, 'raised', null from given union all select id, acknowledged, 'acknowledged', by from given
     union all select id, cleared, 'cleared', null from given union all select id, closed, 'closed', by from given`,
    [JSON.stringify(closed)],
  );
}
