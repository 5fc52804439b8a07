import { Injectable } from '@nestjs/common';
import type { AlarmEvents } from '@ioc/shared/alarms';
import { recurrenceMinutes } from '@ioc/shared/alarms';
import type { AssetEvents } from '@ioc/shared/assets';
import type { Tx } from '#platform/database';
import { Listeners, type StoredEvent } from '#platform/events';
import { automaticTypes, demandOf, inRounds } from './alarms.rules.js';
import { alarmPlace, alarmSelect, toAlarm, type AlarmRecord } from './alarms.queries.js';

type StateChanged = AssetEvents['asset.state-changed'];

/** Raises and ends alarms from changes of state, by sets: a storm of hundreds costs a handful of statements. */
@Injectable()
export class AlarmsListener {
  constructor(listeners: Listeners) {
    listeners.register({ name: 'alarms', hears: ['asset.state-changed'], handle: (tx, events) => this.handle(tx, events) });
  }

  private async handle(tx: Tx, events: readonly StoredEvent[]): Promise<void> {
    const changes = events.map(({ event }) => event.data as StateChanged);
    for (const round of inRounds(changes)) {
      const demands = round.map(({ id, kind, to, since }) => ({ id, since, raise: demandOf(kind, to).raise }));
      await this.end(tx, demands.map(({ id, raise, since }) => ({ asset_id: id, keep: raise?.type ?? null, at: since })));
      await this.raise(tx, demands.flatMap(({ id, raise, since }) => (raise ? [{ asset_id: id, type: raise.type, severity: raise.severity, at: since }] : [])));
    }
  }

  private async end(tx: Tx, wanted: readonly { asset_id: string; keep: string | null; at: string }[]): Promise<void> {
    const ended = await tx.query<{ id: string }>(
      `with wanted as (select * from jsonb_to_recordset($1::jsonb) as w(asset_id uuid, keep text, at timestamptz)),
       ended as (
         update alarms m set state = 'cleared', cleared_at = w.at, cleared_by = null, last_seen_at = w.at, version = m.version + 1, updated_at = $3
         from wanted w where m.asset_id = w.asset_id and m.state in ('raised', 'acknowledged') and m.type = any($2) and m.type is distinct from w.keep
         returning m.id, w.at),
       noted as (insert into alarm_steps (alarm_id, at, kind) select id, at, 'cleared' from ended)
       select id from ended`,
      [JSON.stringify(wanted), automaticTypes, tx.now],
    );
    await this.tell(tx, 'alarm.cleared', ended.map(({ id }) => id));
  }

  /** Trouble that is back within the recurrence time re-opens its alarm; an active alarm is only seen again. */
  private async raise(tx: Tx, wanted: readonly { asset_id: string; type: string; severity: string; at: string }[]): Promise<void> {
    if (wanted.length === 0) return;
    const json = JSON.stringify(wanted);
    const recurred = await tx.query<{ id: string }>(
      `with wanted as (select * from jsonb_to_recordset($1::jsonb) as w(asset_id uuid, type text, severity text, at timestamptz)),
       latest as (
         select distinct on (m.asset_id, m.type) m.id, w.at, w.severity from alarms m join wanted w on w.asset_id = m.asset_id and w.type = m.type
         where m.state = 'cleared' and m.cleared_at > w.at - interval '${recurrenceMinutes} minutes'
           and not exists (select 1 from alarms x where x.asset_id = m.asset_id and x.type = m.type and x.state in ('raised', 'acknowledged'))
         order by m.asset_id, m.type, m.cleared_at desc),
       back as (
         update alarms m set state = 'raised', count = m.count + 1, last_seen_at = l.at, cleared_at = null, cleared_by = null, acknowledged_by = null,
           acknowledged_at = null, version = m.version + 1, updated_at = $2 from latest l where m.id = l.id returning m.id, l.at),
       noted as (insert into alarm_steps (alarm_id, at, kind) select id, at, 'recurred' from back)
       select id from back`,
      [json, tx.now],
    );
    const raised = await tx.query<{ id: string }>(
      `with wanted as (select * from jsonb_to_recordset($1::jsonb) as w(asset_id uuid, type text, severity text, at timestamptz)),
       fresh as (
         insert into alarms (type, severity, state, asset_id, raised_at, last_seen_at, synthetic)
         select w.type, w.severity, 'raised', w.asset_id, w.at, w.at, a.synthetic from wanted w join assets a on a.id = w.asset_id
         on conflict (asset_id, type) where state in ('raised', 'acknowledged') do nothing
         returning id, raised_at),
       noted as (insert into alarm_steps (alarm_id, at, kind) select id, raised_at, 'raised' from fresh)
       select id from fresh`,
      [json],
    );
    await this.tell(tx, 'alarm.recurred', recurred.map(({ id }) => id));
    await this.tell(tx, 'alarm.raised', raised.map(({ id }) => id));
  }

  private async tell(tx: Tx, name: keyof AlarmEvents, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    const rows = await tx.query<AlarmRecord>(`${alarmSelect} where m.id = any($1::uuid[]) order by m.raised_at, a.code`, [ids]);
    for (const row of rows) tx.record(name, toAlarm(row), alarmPlace(row));
  }
}
