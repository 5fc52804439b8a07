import { Inject, Injectable } from '@nestjs/common';
import { can, type Actor, type Permission } from '@ioc/shared/access';
import { alarmTransitions, type Alarm, type AlarmBoard, type AlarmEvents, type AlarmsAcknowledged, type AlarmState, type AlarmStep } from '@ioc/shared/alarms';
import type { AcknowledgeAlarm, AcknowledgeAlarms, AlarmQuery, ClearAlarm, CloseAlarm, RaiseAlarm } from '@ioc/shared/alarms.input';
import type { Page } from '@ioc/shared/list';
import { AssetsService } from '#features/assets';
import { TaskSubjects } from '#features/tasks';
import type { Config } from '#platform/config';
import { Params, Transactions, type Tx } from '#platform/database';
import { CONFIG, Idempotency, orderBy, pageClause, Problem, requireRow } from '#platform/http';
import { alarmCondition, alarmFrom, alarmPlace, alarmScope, alarmSelect, alarmSorts, toAlarm, urgency, type AlarmRecord } from './alarms.queries.js';

interface Step {
  permission: Permission;
  to: AlarmState;
  event: keyof AlarmEvents;
  /** Columns that remember who and when. */
  by: 'acknowledged' | 'cleared' | 'closed';
  note: string;
}

@Injectable()
export class AlarmsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly assets: AssetsService,
    private readonly idempotency: Idempotency,
    @Inject(CONFIG) private readonly config: Config,
    subjects: TaskSubjects,
  ) {
    subjects.register('alarm', async (tx, actor, id) => {
      const row = await this.readRow(tx, actor, id);
      return { name: `${row.assetCode} – ${row.assetName}`, unitId: row.unitId, location: [row.lng, row.lat] };
    });
  }

  async list(actor: Actor, query: AlarmQuery): Promise<Page<Alarm>> {
    const params = new Params();
    const condition = alarmCondition(actor, query, params);
    const order = orderBy(query, alarmSorts, urgency, 'm.id');
    const [rows, [count]] = await Promise.all([
      this.transactions.query<AlarmRecord>(`${alarmSelect} where ${condition} ${order} ${pageClause(query)}`, params.values),
      this.transactions.query<{ total: number }>(`select count(*) as total ${alarmFrom} where ${condition}`, params.values),
    ]);
    return { data: rows.map(toAlarm), total: count?.total ?? 0 };
  }

  /** The active alarms, worst and newest first, and the event number that is true at; one statement. */
  async board(actor: Actor): Promise<AlarmBoard> {
    const params = new Params();
    const active = `m.state in ('raised', 'acknowledged') and ${alarmScope(actor, 'alarm:read', params)}`;
    const rows = await this.transactions.query<AlarmRecord & { seq: number; total: number; unacknowledged: number }>(
      `select h.seq, n.total, n.unacknowledged, x.* from event_head h
       cross join (select count(*) as total, count(*) filter (where m.state = 'raised') as unacknowledged ${alarmFrom} where ${active}) n
       left join lateral (${alarmSelect} where ${active} order by ${urgency} limit ${this.config.IOC_ALARM_BOARD}) x on true`,
      params.values,
    );
    const [first] = rows;
    return {
      seq: first?.seq ?? 0,
      total: first?.total ?? 0,
      unacknowledged: first?.unacknowledged ?? 0,
      alarms: rows.filter(({ id }) => id !== null).map(toAlarm),
    };
  }

  async get(actor: Actor, id: string): Promise<Alarm> {
    return toAlarm(await this.readRow(this.transactions, actor, id));
  }

  async steps(actor: Actor, id: string): Promise<AlarmStep[]> {
    await this.readRow(this.transactions, actor, id);
    return this.transactions.query<AlarmStep>(
      `select s.at, s.kind, u.full_name as "byName", s.note from alarm_steps s left join users u on u.id = s.by_id where s.alarm_id = $1 order by s.at`,
      [id],
    );
  }

  /** Acknowledging says "someone is on it"; it never ends the alarm. */
  acknowledge(actor: Actor, id: string, { note }: AcknowledgeAlarm): Promise<Alarm> {
    return this.take(actor, id, { permission: 'alarm:acknowledge', to: 'acknowledged', event: 'alarm.acknowledged', by: 'acknowledged', note });
  }

  /** One deed for many, in one transaction: an event for each, and of those that are refused the reason. */
  acknowledgeAll(actor: Actor, { ids, note }: AcknowledgeAlarms): Promise<AlarmsAcknowledged> {
    return this.transactions.run(actor, async (tx) => {
      const asked = [...new Set(ids)];
      // Whoever holds one is just changing it: waiting for several of them could go round in a circle.
      const held = await tx.query<{ id: string }>(`select id from alarms where id = any($1::uuid[]) for update skip locked`, [asked]);
      const free = new Set(held.map(({ id }) => id));
      const rows = new Map((await this.readRows(tx, actor, asked)).map((row) => [row.id, row]));
      const refusalOf = (id: string): AlarmsAcknowledged['refused'][number]['code'] | null => {
        const row = rows.get(id);
        if (!row) return 'alarm.not-found';
        if (!can(actor.grants, 'alarm:acknowledge', alarmPlace(row))) return 'access.not-permitted';
        return row.state === 'raised' && free.has(id) ? null : 'alarm.step-refused';
      };
      const refused = asked.flatMap((id) => {
        const code = refusalOf(id);
        return code === null ? [] : [{ id, code }];
      });
      const taken = asked.filter((id) => refusalOf(id) === null);
      if (taken.length === 0) return { acknowledged: [], refused };
      await tx.query(
        `with done as (
           update alarms set state = 'acknowledged', acknowledged_by = $2, acknowledged_at = $3, note = coalesce(nullif($4, ''), note),
             version = version + 1, updated_at = $3 where id = any($1::uuid[]) returning id)
         insert into alarm_steps (alarm_id, at, kind, by_id, note) select id, $3, 'acknowledged', $2, nullif($4, '') from done`,
        [taken, actor.id, tx.now, note],
      );
      const done = await this.readRows(tx, actor, taken);
      for (const row of done) tx.record('alarm.acknowledged', toAlarm(row), alarmPlace(row));
      return { acknowledged: done.map(toAlarm), refused };
    });
  }

  clear(actor: Actor, id: string, { note }: ClearAlarm): Promise<Alarm> {
    return this.take(actor, id, { permission: 'alarm:clear', to: 'cleared', event: 'alarm.cleared', by: 'cleared', note });
  }

  close(actor: Actor, id: string, { note }: CloseAlarm): Promise<Alarm> {
    return this.take(actor, id, { permission: 'alarm:close', to: 'closed', event: 'alarm.closed', by: 'closed', note });
  }

  /** Somebody reports trouble that no device told of; a second report finds the alarm that is already active. */
  raise(actor: Actor, { assetId, severity, note }: RaiseAlarm, idempotencyKey?: string): Promise<Alarm> {
    return this.idempotency.run(actor, 'alarms', idempotencyKey, { assetId, severity, note }, async (tx) => {
      const asset = await this.assets.row(tx, actor, assetId);
      if (asset.lifecycle !== 'active') throw new Problem('asset.not-active');
      const [fresh] = await tx.query<{ id: string }>(
        `insert into alarms (type, severity, state, asset_id, raised_at, last_seen_at, note, synthetic) values ('reported', $1, 'raised', $2, $3, $3, $4, $5)
         on conflict (asset_id, type) where state in ('raised', 'acknowledged') do nothing returning id`,
        [severity, assetId, tx.now, note, asset.synthetic],
      );
      const [active] = fresh
        ? [fresh]
        : await tx.query<{ id: string }>(
            `update alarms set last_seen_at = $2 where asset_id = $1 and type = 'reported' and state in ('raised', 'acknowledged') returning id`,
            [assetId, tx.now],
          );
      const { id } = requireRow(active, 'alarm.not-found');
      if (fresh) await this.note(tx, id, 'raised', note);
      // Asked with the right to raise: a system that reports need not see alarms.
      const row = await this.readRow(tx, actor, id, 'alarm:raise');
      if (fresh) tx.record('alarm.raised', toAlarm(row), alarmPlace(row));
      return toAlarm(row);
    });
  }

  private async take(actor: Actor, id: string, { permission, to, event, by, note }: Step): Promise<Alarm> {
    return this.transactions.run(actor, async (tx) => {
      await tx.query(`select 1 from alarms where id = $1 for update`, [id]);
      const before = await this.readRow(tx, actor, id);
      if (!can(actor.grants, permission, alarmPlace(before))) throw new Problem('access.not-permitted', { permission });
      if (!(alarmTransitions[before.state] as readonly AlarmState[]).includes(to)) throw new Problem('alarm.step-refused', { state: before.state });
      if (to === 'closed' && note === '' && (before.severity === 'critical' || before.severity === 'major')) throw new Problem('alarm.note-required');
      await tx.query(
        `update alarms set state = $2, ${by}_by = $3, ${by}_at = $4, note = coalesce(nullif($5, ''), note), version = version + 1, updated_at = $4 where id = $1`,
        [id, to, actor.id, tx.now, note],
      );
      await this.note(tx, id, to, note);
      const row = await this.readRow(tx, actor, id);
      tx.record(event, toAlarm(row), alarmPlace(row));
      return toAlarm(row);
    });
  }

  private async note(tx: Tx, id: string, kind: string, note: string): Promise<void> {
    await tx.query(`insert into alarm_steps (alarm_id, at, kind, by_id, note) values ($1, $2, $3, $4, nullif($5, ''))`, [id, tx.now, kind, tx.actor.id, note]);
  }

  private readRows(tx: Tx, actor: Actor, ids: readonly string[]): Promise<AlarmRecord[]> {
    const params = new Params();
    const where = `m.id = any(${params.add(ids)}::uuid[]) and ${alarmScope(actor, 'alarm:read', params)}`;
    return tx.query<AlarmRecord>(`${alarmSelect} where ${where} order by ${urgency}`, params.values);
  }

  private async readRow(db: Transactions | Tx, actor: Actor, id: string, permission: Permission = 'alarm:read'): Promise<AlarmRecord> {
    const params = new Params();
    const [row] = await db.query<AlarmRecord>(`${alarmSelect} where m.id = ${params.add(id)} and ${alarmScope(actor, permission, params)}`, params.values);
    return requireRow(row, 'alarm.not-found');
  }
}
