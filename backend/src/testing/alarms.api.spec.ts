import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { User } from '@ioc/shared/access';
import type { Alarm, AlarmBoard, AlarmsAcknowledged, AlarmState, AlarmStep } from '@ioc/shared/alarms';
import type { Page } from '@ioc/shared/list';
import type { Reading } from '@ioc/shared/telemetry.input';
import { addAssets, assignWith, headOf, ifMatch } from './builders.js';
import { listenTo, startTestApp, type Person, type TestApp, type TestNode } from './test-app.js';

const minuteMs = 60_000;
const actions = ['acknowledge', 'clear', 'close'] as const;
type Action = (typeof actions)[number];
/** Which step a person may take in which state, and where it leads. */
const machine: Readonly<Record<AlarmState, Partial<Record<Action, AlarmState>>>> = {
  raised: { acknowledge: 'acknowledged', clear: 'cleared' },
  acknowledged: { clear: 'cleared', close: 'closed' },
  cleared: { close: 'closed' },
  closed: {},
};
const roadTo: Readonly<Record<AlarmState, readonly Action[]>> = { raised: [], acknowledged: ['acknowledge'], cleared: ['clear'], closed: ['clear', 'close'] };

describe('alarms', () => {
  let test: TestApp;
  let second: TestNode;
  let operator: Person;
  const oneAsset = async () => (await addAssets(test, [{}]))[0] ?? { id: '', code: '' };
  const report = async (codes: readonly string[], state: Reading['state']) => {
    test.clock.advance(1_000);
    const at = test.clock.now().toISOString();
    return test.ingest(codes.map((code) => ({ code, at, state })));
  };
  const alarmsOf = async (assetId: string) => (await operator.get<Page<Alarm>>(`/api/alarms?assetId=${assetId}&perPage=500&sort=raisedAt`)).body.data;
  const stepsOf = async (id: string) => (await operator.get<AlarmStep[]>(`/api/alarms/${id}/steps`)).body;
  const raise = (assetId: string, headers?: Record<string, string>) =>
    operator.send<Alarm>('POST', '/api/alarms', { assetId, severity: 'minor', note: 'Người dân báo mất sóng' }, headers);
  const take = (id: string, action: Action, note = 'Đã kiểm tra') => operator.send<Alarm>('POST', `/api/alarms/${id}/${action}`, { note });

  beforeAll(async () => {
    test = await startTestApp({ IOC_REQUESTS_PER_MINUTE: '100000', IOC_LOG_LEVEL: 'silent' });
    second = await test.another();
    operator = await test.as('operator');
  });
  beforeEach(() => test.clock.advance(minuteMs));
  afterAll(() => test.close());

  describe.each(Object.keys(machine) as AlarmState[])('in the state %s', (state) => {
    it.each(actions)('answer %s as the table says', async (action) => {
      const { id: assetId } = await oneAsset();
      const { id } = (await raise(assetId)).body;
      for (const step of roadTo[state]) await take(id, step);
      const answer = await take(id, action);
      const to = machine[state][action];
      if (to === undefined) expect(answer).toMatchObject({ status: 409, body: { code: 'alarm.step-refused', params: { state } } });
      else expect(answer).toMatchObject({ status: 200, body: { state: to } });
      expect((await operator.get<Alarm>(`/api/alarms/${id}`)).body.state).toBe(to ?? state);
    });
  });

  it('say who did what and when', async () => {
    const { id: assetId } = await oneAsset();
    const { id } = (await raise(assetId)).body;
    const times = [test.clock.now().toISOString()];
    for (const action of actions) {
      test.clock.advance(1_000);
      times.push(test.clock.now().toISOString());
      await take(id, action, `Ghi chú ${action}`);
    }
    expect(await stepsOf(id)).toEqual([
      { at: times[0], kind: 'raised', byName: 'Trực Ban', note: 'Người dân báo mất sóng' },
      { at: times[1], kind: 'acknowledged', byName: 'Trực Ban', note: 'Ghi chú acknowledge' },
      { at: times[2], kind: 'cleared', byName: 'Trực Ban', note: 'Ghi chú clear' },
      { at: times[3], kind: 'closed', byName: 'Trực Ban', note: 'Ghi chú close' },
    ]);
  });

  it('are acknowledged many at once, each with its step and event, and whoever asked hears which were refused and why', async () => {
    const { units, users } = test.province;
    const admin = await test.as('admin');
    const userPath = `/api/users/${users['operator2']}`;
    const { version, scope } = (await admin.get<User>(userPath)).body;
    const north = { everywhere: false, unitIds: [units.bac], orgIds: [], sectorCodes: [] };
    expect((await admin.send('PATCH', userPath, { scope: north }, ifMatch(version))).status).toBe(200);
    const limited = await test.as('operator2');
    const assets = await addAssets(test, [{}, {}, {}, { unitId: units.nam }]);
    const ids: string[] = [];
    for (const { id } of assets) ids.push((await raise(id)).body.id);
    const [one = '', two = '', over = '', south = ''] = ids;
    await take(over, 'clear');
    const unknown = '00000000-0000-4000-8000-000000000001';
    const live = await listenTo(operator.socket());
    const all = (person: Person) => person.send<AlarmsAcknowledged>('POST', '/api/alarms/acknowledge', { ids: [...ids, unknown, one], note: 'Mất điện lưới' });

    const { status, body } = await all(limited);
    expect(status).toBe(200);
    expect(body.acknowledged.map(({ id, state, acknowledgedBy, note }) => ({ id, state, acknowledgedBy, note })).sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id)))
      .toEqual([one, two].map((id) => ({ id, state: 'acknowledged', acknowledgedBy: 'Trực Ban Hai', note: 'Mất điện lưới' })));
    expect(body.refused).toEqual([{ id: over, code: 'alarm.step-refused' }, { id: south, code: 'alarm.not-found' }, { id: unknown, code: 'alarm.not-found' }]);
    expect((await stepsOf(two)).at(-1)).toMatchObject({ kind: 'acknowledged', byName: 'Trực Ban Hai', note: 'Mất điện lưới' });
    expect((await operator.get<Alarm>(`/api/alarms/${south}`)).body.state).toBe('raised');
    await live.reached(await headOf(test));
    const told = live.packets.map(({ events }) => events.filter(({ name }) => name === 'alarm.acknowledged').length).filter((count) => count > 0);
    expect(told).toEqual([2]);

    expect((await all(await test.as('leader'))).status).toBe(403);
    expect((await all(operator)).body.acknowledged.map(({ id }) => id)).toEqual([south]);
    expect((await operator.send('POST', '/api/alarms/acknowledge', { ids: [], note: '' })).status).toBe(422);
    const { version: latest } = (await admin.get<User>(userPath)).body;
    await admin.send('PATCH', userPath, { scope }, ifMatch(latest));
  });

  it('need a word to be ended, and when they are grave also to be closed', async () => {
    const { id: assetId, code } = await oneAsset();
    await report([code], 'offline');
    await test.settle();
    const [alarm] = await alarmsOf(assetId);
    const id = alarm?.id ?? '';
    expect((await take(id, 'clear', '')).status).toBe(422);
    await take(id, 'clear');
    expect(await take(id, 'close', '')).toMatchObject({ status: 422, body: { code: 'alarm.note-required' } });
    expect((await take(id, 'close', 'Đã xử lý')).status).toBe(200);
  });

  it('end by themselves when the trouble does, and outlive it when a person raised them', async () => {
    const { id, code } = await oneAsset();
    await report([code], 'offline');
    await raise(id);
    await test.settle();
    await report([code], 'online');
    await test.settle();
    expect((await alarmsOf(id)).map(({ type, state, clearedBy }) => ({ type, state, clearedBy })).sort((a, b) => a.type.localeCompare(b.type))).toEqual([
      { type: 'connection-lost', state: 'cleared', clearedBy: null }, { type: 'reported', state: 'raised', clearedBy: null },
    ]);
  });

  it('come back with a count within ten minutes, and as a new one after that', async () => {
    const { id, code } = await oneAsset();
    await report([code], 'offline');
    await test.settle();
    const [first] = await alarmsOf(id);
    test.clock.advance(1_000);
    await take(first?.id ?? '', 'acknowledge');
    await report([code], 'online');
    test.clock.advance(10 * minuteMs - 2_000);
    await report([code], 'offline');
    await test.settle();
    expect(await alarmsOf(id)).toMatchObject([{ id: first?.id, state: 'raised', count: 2, acknowledgedBy: null, clearedAt: null }]);
    expect((await stepsOf(first?.id ?? '')).map(({ kind }) => kind)).toEqual(['raised', 'acknowledged', 'cleared', 'recurred']);
    await report([code], 'online');
    test.clock.advance(10 * minuteMs);
    await report([code], 'offline');
    await test.settle();
    expect(await alarmsOf(id)).toMatchObject([{ id: first?.id, state: 'cleared', count: 2 }, { state: 'raised', count: 1 }]);
  });

  it('keep the trace of an asset that fell and rose between two looks', async () => {
    const { id, code } = await oneAsset();
    await report([code], 'offline');
    await report([code], 'online');
    await report([code], 'degraded');
    await test.settle();
    expect((await alarmsOf(id)).map(({ type, state }) => ({ type, state }))).toEqual([
      { type: 'connection-lost', state: 'cleared' }, { type: 'degraded', state: 'raised' },
    ]);
  });

  it('are masked by maintenance', async () => {
    const { id, code } = await oneAsset();
    await report([code], 'offline');
    await operator.send('POST', `/api/assets/${id}/state`, { state: 'maintenance', note: 'Thay nguồn' }, { 'if-match': '"1"' });
    await report([code], 'offline');
    await test.settle();
    expect(await alarmsOf(id)).toMatchObject([{ state: 'cleared' }]);
  });

  it('stay one when a thousand raise at once while the state flaps', async () => {
    const { id, code } = await oneAsset();
    const start = test.clock.now().getTime();
    const work = Array.from({ length: 1_000 }, (_, n) =>
      n % 10 === 0
        ? test.ingest([{ code, at: new Date(start + n).toISOString(), state: n % 20 === 0 ? 'offline' : 'online' }])
        : raise(id),
    );
    const statuses = (await Promise.all(work)).map(({ status }) => status);
    // On a machine that cannot keep up, "try again" is an honest answer too; anything else is not.
    expect(statuses.filter((status) => ![200, 201, 503].includes(status))).toEqual([]);
    expect(statuses).toContain(201);
    await test.settle();
    const active = await test.transactions.query<{ type: string; count: number }>(
      `select type, count(*) as count from alarms where asset_id = $1 and state in ('raised', 'acknowledged') group by type`, [id],
    );
    expect(active.find(({ type }) => type === 'reported')).toEqual({ type: 'reported', count: 1 });
    for (const { count } of active) expect(count).toBe(1);
    const [told] = await test.transactions.query<{ count: number }>(`select count(*) as count from events where name = 'alarm.raised' and data ->> 'assetId' = $1 and data ->> 'type' = 'reported'`, [id]);
    expect(told?.count).toBe(1);
    await report([code], 'offline');
    await test.settle();
    expect((await alarmsOf(id)).filter(({ type, state }) => type === 'connection-lost' && state === 'raised')).toHaveLength(1);
  });

  it('of a storm of 380 in one batch are all there, once', async () => {
    const assets = await addAssets(test, Array.from({ length: 380 }, () => ({})));
    const live = await listenTo(operator.socket());
    const before = (await operator.get<AlarmBoard>('/api/alarms/board')).body.total;
    expect((await report(assets.map(({ code }) => code), 'offline')).body).toMatchObject({ applied: 380, changed: 380 });
    await test.settle();
    const board = (await operator.get<AlarmBoard>('/api/alarms/board')).body;
    expect(board.total).toBe(before + 380);
    await live.reached(await headOf(test));
    const raised = live.heard.flatMap((event) => (event.name === 'alarm.raised' ? [event.data.assetId] : []));
    expect([...raised].sort()).toEqual(assets.map(({ id }) => id).sort());
  });

  it('lose and double nothing when the work breaks between cause and consequence', async () => {
    const assets = await addAssets(test, Array.from({ length: 20 }, () => ({})));
    await test.transactions.query(`create function break_now() returns trigger language plpgsql as $$ begin raise exception 'broken on purpose'; end $$`);
    await test.transactions.query(`create trigger break_now before insert on alarm_steps for each statement execute function break_now()`);
    await report(assets.map(({ code }) => code), 'offline');
    await expect(test.settle()).rejects.toThrow('broken on purpose');
    expect(await alarmsOf(assets[0]?.id ?? '')).toEqual([]);
    await test.transactions.query(`drop trigger break_now on alarm_steps`);
    await test.transactions.query(`drop function break_now()`);
    await test.settle();
    const [count] = await test.transactions.query<{ alarms: number; events: number }>(
      `select (select count(*) from alarms where asset_id = any($1::uuid[])) as alarms,
         (select count(*) from events where name = 'alarm.raised' and (data ->> 'assetId')::uuid = any($1::uuid[])) as events`,
      [assets.map(({ id }) => id)],
    );
    expect(count).toEqual({ alarms: 20, events: 20 });
  });

  it('are raised once when two nodes draw the consequences', async () => {
    const assets = await addAssets(test, Array.from({ length: 60 }, () => ({})));
    const there = second.person(operator.cookie);
    const live = await listenTo(there.socket());
    for (let at = 0; at < assets.length; at += 5) {
      await Promise.all([report(assets.slice(at, at + 5).map(({ code }) => code), 'offline'), raise(assets[at]?.id ?? ''), there.send('POST', '/api/alarms', { assetId: assets[at]?.id, severity: 'minor', note: 'Báo lần hai' })]);
    }
    await test.settle();
    const [count] = await test.transactions.query<{ lost: number; reported: number }>(
      `select count(*) filter (where type = 'connection-lost') as lost, count(*) filter (where type = 'reported') as reported from alarms where asset_id = any($1::uuid[])`,
      [assets.map(({ id }) => id)],
    );
    expect(count).toEqual({ lost: 60, reported: 12 });
    await live.reached(await headOf(test));
    expect(live.heard.filter(({ name }) => name === 'alarm.raised')).toHaveLength(72);
  });

  it('are reported by hand by those who may, where they may, for what is in service, and can then be worked on', async () => {
    const { id } = await oneAsset();
    const wish = { assetId: id, severity: 'major', note: 'Người dân báo mất sóng' };
    const report = async (username: string, assetId = id) => (await test.as(username)).send<Alarm>('POST', '/api/alarms', { ...wish, assetId });
    const live = await listenTo((await test.as('leader')).socket());
    expect(await report('xa.bac')).toMatchObject({ status: 403, body: { code: 'access.not-permitted' } });
    expect(await report('nms.vtl', test.province.assets['bts-nam-vnp'])).toMatchObject({ status: 404, body: { code: 'asset.not-found' } });
    const [planned] = await addAssets(test, [{ lifecycle: 'planned' }]);
    expect(await report('operator', planned?.id)).toMatchObject({ status: 409, body: { code: 'asset.not-active' } });

    const raised = await report('nms');
    expect(raised).toMatchObject({ status: 201, body: { type: 'reported', severity: 'major', state: 'raised', note: wish.note } });
    await live.reached(await headOf(test));
    expect(live.heard).toMatchObject([{ name: 'alarm.raised', by: { name: 'Giám sát mạng' }, data: { id: raised.body.id, assetId: id } }]);
    expect((await take(raised.body.id, 'acknowledge')).body).toMatchObject({ state: 'acknowledged' });
    expect((await assignWith(test, operator, { subject: { kind: 'alarm', id: raised.body.id } })).status).toBe(201);
    expect((await operator.get<Alarm>(`/api/alarms/${raised.body.id}`)).body.taskIds).toHaveLength(1);
  });

  it('are created once for one Idempotency-Key', async () => {
    const { id } = await oneAsset();
    const [first, again] = [await raise(id, { 'idempotency-key': 'bao-1' }), await raise(id, { 'idempotency-key': 'bao-1' })];
    expect(again.body).toEqual(first.body);
  });
});
