import { inflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Alarm, AlarmBoard } from '@ioc/shared/alarms';
import { operationalStates, type AssetSnapshot } from '@ioc/shared/assets';
import type { CatchUp, EventPacket, LiveEvent } from '@ioc/shared/events';
import { openTaskStates, type Task, type TaskSnapshot, type TaskState } from '@ioc/shared/tasks';
import { system } from '#platform/database';
import { addAssets, assignWith, headOf, ifMatch } from './builders.js';
import { ask, listenTo, once, startTestApp, type Person, type TestApp } from './test-app.js';

interface MapAsset { code: string; name: string; lng: number; lat: number; state: string; unit: string | null; owner: string | null }

const assetsIn = (snapshot: AssetSnapshot): Map<string, MapAsset> =>
  new Map(snapshot.ids.map((id, at) => [id, {
    code: snapshot.codes[at] ?? '', name: snapshot.names[at] ?? '', lng: snapshot.lng[at] ?? 0, lat: snapshot.lat[at] ?? 0,
    state: operationalStates[snapshot.state[at] ?? 0] ?? 'unknown',
    unit: snapshot.units[snapshot.unit[at] ?? -1]?.id ?? null, owner: snapshot.owners[snapshot.owner[at] ?? -1]?.id ?? null,
  }]));

/** What a screen does with an event; nothing but the event and what it already has. */
function applyToAssets(assets: Map<string, MapAsset>, event: LiveEvent): void {
  if (event.name === 'asset.removed') assets.delete(event.data.id);
  if (event.name === 'asset.state-changed') {
    const known = assets.get(event.data.id);
    if (known) known.state = event.data.to;
  }
  if ((event.name === 'asset.created' || event.name === 'asset.updated') && event.data.kind === 'bts') {
    const { id, code, name, location, state, unitId, ownerOrgId, lifecycle } = event.data;
    if (lifecycle === 'active') assets.set(id, { code, name, lng: Math.round(location[0] * 1e5), lat: Math.round(location[1] * 1e5), state, unit: unitId, owner: ownerOrgId });
    else assets.delete(id);
  }
}

function applyToBoard(alarms: Map<string, Alarm>, event: LiveEvent): void {
  if (!event.name.startsWith('alarm.')) return;
  const alarm = event.data as Alarm;
  if (alarm.state === 'raised' || alarm.state === 'acknowledged') alarms.set(alarm.id, alarm);
  else alarms.delete(alarm.id);
}

type MapTask = TaskSnapshot['tasks'][number];
function applyToTasks(tasks: Map<string, MapTask>, event: LiveEvent): void {
  if (!event.name.startsWith('task.')) return;
  const { id, code, title, state, priority, dueAt, warnAt, reviewAt, submittedAt, suspendedAt, location, subject, leadOrgName, progressPercent } = event.data as Task;
  if ((openTaskStates as readonly TaskState[]).includes(state)) tasks.set(id, { id, code, title, state, priority, dueAt, warnAt, reviewAt, submittedAt, suspendedAt, location, subject, leadOrgName, progressPercent });
  else tasks.delete(id);
}

const byId = <Item extends { id: string }>(items: readonly Item[]): Map<string, Item> => new Map(items.map((item) => [item.id, item]));
const trimmed = ({ id, code, title, state, priority, dueAt, warnAt, reviewAt, submittedAt, suspendedAt, location, subject, leadOrgName, progressPercent }: MapTask): MapTask =>
  ({ id, code, title, state, priority, dueAt, warnAt, reviewAt, submittedAt, suspendedAt, location, subject, leadOrgName, progressPercent });

describe('events', () => {
  let test: TestApp;
  let operator: Person;
  let manager: Person;
  const since = async (cursor: number, person = operator) => (await person.get<CatchUp>(`/api/events?after=${cursor}`)).body;

  beforeAll(async () => {
    test = await startTestApp({ IOC_CATCH_UP_EVENTS: '500', IOC_REQUESTS_PER_MINUTE: '100000' });
    [operator, manager] = await Promise.all([test.as('operator'), test.as('manager')]);
  });
  beforeEach(() => test.clock.advance(1_000));
  afterAll(() => test.close());

  it('are numbered without gaps in the order of their commits under eight writers', async () => {
    const start = await headOf(test);
    const live = await listenTo(operator.socket());
    const change = { id: test.province.assets['bts-bac'], kind: 'bts', from: 'unknown', to: 'online', since: test.clock.now().toISOString(), source: 'device' } as const;
    const writer = async (n: number) => {
      for (let round = 0; round < 15; round += 1) {
        await test.transactions.run(system, async (tx) => {
          for (let each = 0; each <= (n + round) % 3; each += 1) tx.record('asset.state-changed', change);
          if (round % 5 === 4) throw new Error('rolled back on purpose');
        }).catch((error: Error) => expect(error.message).toBe('rolled back on purpose'));
      }
    };
    await Promise.all(Array.from({ length: 8 }, (_, n) => writer(n)));
    const head = await headOf(test);
    await live.reached(head);
    const rows = await test.transactions.query<{ seq: number }>(`select seq from events where seq > $1 order by seq`, [start]);
    expect(rows.map(({ seq }) => seq)).toEqual(Array.from({ length: head - start }, (_, n) => start + n + 1));
    expect(live.heard.map(({ seq }) => seq)).toEqual(rows.map(({ seq }) => seq));
    for (const [index, packet] of live.packets.entries()) expect(packet.from).toBe(index === 0 ? live.start : live.packets[index - 1]?.to);
  });

  it('reach who can unpack in one small packet, and everybody else as they are', async () => {
    const plain = operator.socket();
    const able = operator.socket({ packed: true });
    await Promise.all([once(plain, 'connect'), once(able, 'connect')]);
    const added = await addAssets(test, Array.from({ length: 40 }, () => ({})));
    const report = (state: 'online' | 'offline', some: typeof added) => test.ingest(some.map(({ code }) => ({ code, at: test.clock.now().toISOString(), state })));
    const heard = Promise.all([once<EventPacket>(plain, 'events'), once<Buffer>(able, 'packed')]);
    const large = await report('online', added);
    expect(large.body).toMatchObject({ changed: 40 });
    const [packet, packed] = await heard;
    expect(JSON.parse(inflateRawSync(packed).toString())).toMatchObject({ from: packet.from, events: packet.events });
    expect(packet.events).toHaveLength(40);
    expect(packed.length).toBeLessThan(JSON.stringify(packet).length / 4);

    test.clock.advance(1_000);
    const small = Promise.all([once<EventPacket>(plain, 'events'), once<EventPacket>(able, 'events')]);
    await report('offline', added.slice(0, 1));
    const [one, other] = await small;
    expect(one.events.map(({ id }) => id)).toEqual(other.events.map(({ id }) => id));
    await test.settle();
  });

  it('turn an old picture of the map, the board and the tasks into the new one', async () => {
    const pictures = async (person: Person) => ({
      assets: (await person.get<AssetSnapshot>('/api/map/assets/bts')).body, board: (await person.get<AlarmBoard>('/api/alarms/board')).body, tasks: (await person.get<TaskSnapshot>('/api/tasks/map')).body,
    });
    const added = await addAssets(test, Array.from({ length: 30 }, () => ({})));
    for (const username of ['operator', 'xa.bac', 'xa.nam', 'vtl']) {
      const person = await test.as(username);
      const old = await pictures(person);
      const report = async (state: 'online' | 'offline' | 'degraded', some: typeof added) => {
        test.clock.advance(1_000);
        await test.ingest(some.map(({ code }) => ({ code, at: test.clock.now().toISOString(), state })));
        await test.settle();
      };
      await report('offline', added.slice(0, 12));
      await report('degraded', added.slice(6, 20));
      await report('online', added.slice(0, 9));
      const [first, second, third] = (await operator.get<AlarmBoard>('/api/alarms/board')).body.alarms;
      await operator.send('POST', `/api/alarms/${first?.id}/acknowledge`, { note: '' });
      await operator.send('POST', `/api/alarms/${second?.id}/clear`, { note: 'Hết sự cố' });
      for (const subject of [{ kind: 'alarm', id: third?.id ?? '' }, { kind: 'asset', id: added[3]?.id ?? '' }, { kind: 'unit', id: test.province.units.nam }] as const) {
        const { body: task } = await assignWith(test, operator, { subject });
        const vtl = await test.as('vtl');
        await vtl.send('POST', `/api/tasks/${task.id}/steps`, { step: 'report', percent: 20 }, ifMatch(1));
        if (subject.kind === 'asset') await manager.send('POST', `/api/tasks/${task.id}/steps`, { step: 'cancel', text: 'Trùng việc' }, ifMatch(2));
        if (subject.kind === 'unit') await manager.send('PATCH', `/api/tasks/${task.id}`, { title: 'Tên mới của việc' }, ifMatch(2));
      }
      const edit = async (index: number, change: object) => {
        const id = added[index]?.id;
        const { version } = (await manager.get<{ version: number }>(`/api/assets/${id}`)).body;
        expect((await manager.send('PATCH', `/api/assets/${id}`, change, ifMatch(version))).status).toBe(200);
      };
      await edit(20, { location: [106.9, 22.3] });
      await edit(20, { location: [106.1, 22.3] });
      await edit(21, { name: `Tên mới ${username}` });
      await edit(22, { ownerOrgId: test.province.orgs.vnp });
      await edit(22, { ownerOrgId: test.province.orgs.vtl, location: [106.9, 22.4] });
      await edit(22, { location: [106.3, 22.4] });
      await edit(23, { lifecycle: 'suspended' });
      await edit(23, { lifecycle: 'active' });
      await manager.send('POST', '/api/assets', { kind: 'bts', code: `MOI-${username}`, name: 'Trạm mới', address: null, location: [106.6, 22.4], ownerOrgId: test.province.orgs.vtl, lifecycle: 'active', attributes: {} });
      await test.settle();

      const fresh = await pictures(person);
      const missed = (from: number) => since(from, person).then((answer) => (answer as EventPacket).events);
      const assets = assetsIn(old.assets);
      for (const event of await missed(old.assets.seq)) applyToAssets(assets, event);
      const sorted = (map: Map<string, unknown>) => [...map].sort(([a], [b]) => a.localeCompare(b));
      expect(sorted(assets)).toEqual(sorted(assetsIn(fresh.assets)));
      const alarms = byId(old.board.alarms);
      for (const event of await missed(old.board.seq)) applyToBoard(alarms, event);
      const withoutTasks = (map: Map<string, Alarm>) => sorted(map).map(([, alarm]) => ({ ...(alarm as Alarm), taskIds: [] }));
      expect(withoutTasks(alarms)).toEqual(withoutTasks(byId(fresh.board.alarms)));
      const tasks = new Map(old.tasks.tasks.map((task) => [task.id, trimmed(task)]));
      for (const event of await missed(old.tasks.seq)) applyToTasks(tasks, event);
      expect(sorted(tasks)).toEqual(sorted(new Map(fresh.tasks.tasks.map((task) => [task.id, trimmed(task)]))));
    }
  });

  it('are the same by socket and by address', async () => {
    const head = await headOf(test);
    const socket = operator.socket();
    await listenTo(socket);
    for (const cursor of [0, head - 10, head]) {
      if (head - cursor > 500) continue;
      expect(await ask(socket, cursor)).toEqual(await since(cursor));
    }
    expect(await ask(socket, null)).toMatchObject({ from: head, to: head, events: [] });
  });

  it('answer with the order to load anew when the cursor lies in the future, too far back, or before the kept past', async () => {
    const socket = operator.socket();
    await listenTo(socket);
    const reset = async (cursor: number) => {
      const answer = { reset: true, to: await headOf(test), at: test.clock.now().toISOString() };
      expect(await since(cursor)).toEqual(answer);
      expect(await ask(socket, cursor)).toEqual(answer);
    };
    const burst = async (count: number) => {
      const at = test.clock.now().toISOString();
      await test.transactions.run(system, async (tx) => {
        for (let n = 0; n < count; n += 1) tx.record('asset.state-changed', { id: test.province.assets['bts-bac'], kind: 'bts', from: 'unknown', to: 'online', since: at, source: 'device' });
      });
    };
    await reset((await headOf(test)) + 1);
    const start = await headOf(test);
    await burst(500);
    expect(await since(start)).toMatchObject({ from: start, to: start + 500 });
    await burst(1);
    await reset(start);
    await test.transactions.query(`delete from events where seq <= $1`, [start + 300]);
    expect(await since(start + 300)).toMatchObject({ from: start + 300 });
    await reset(start + 299);
  });

  it('take no nonsense for a cursor', async () => {
    for (const cursor of ['-1', 'abc', '1.5', '1e99']) expect((await operator.get(`/api/events?after=${cursor}`)).status).toBe(422);
  });
});
