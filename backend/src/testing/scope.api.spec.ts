import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Grant, Role, User } from '@ioc/shared/access';
import type { Alarm, AlarmBoard } from '@ioc/shared/alarms';
import type { AssetRow, AssetSnapshot } from '@ioc/shared/assets';
import type { EventPacket } from '@ioc/shared/events';
import type { Page } from '@ioc/shared/list';
import type { SectorFigures } from '@ioc/shared/sectors';
import type { SearchResults } from '@ioc/shared/search';
import type { ListedTask, Task, TaskSnapshot } from '@ioc/shared/tasks';
import { assignWith, headOf, ifMatch } from './builders.js';
import { listenTo, startTestApp, until, type Person, type TestApp } from './test-app.js';

/** What each officer of the small province may see; everything else does not exist for them. */
const assetsOf = {
  'xa.bac': ['BC-1', 'BTS-1', 'TT-1'],
  'xa.nam': ['BTS-2', 'BTS-3', 'TT-2'],
  vtl: ['BTS-1', 'BTS-2'],
  so: [],
  leader: ['BC-1', 'BTS-1', 'BTS-2', 'BTS-3', 'TT-1', 'TT-2'],
} as const;
const alarmsOf = { 'xa.bac': ['BTS-1'], 'xa.nam': ['BTS-2', 'BTS-3'], vtl: ['BTS-1', 'BTS-2'], so: [], leader: ['BTS-1', 'BTS-2', 'BTS-3'] } as const;
const tasksOf = { 'xa.bac': ['trạm Bắc'], 'xa.nam': ['phường Nam'], vtl: ['trạm Bắc'], so: ['rà soát'], leader: ['phường Nam', 'rà soát', 'trạm Bắc'] } as const;
const usernames = ['xa.bac', 'xa.nam', 'vtl', 'so', 'leader'] as const;

describe('the scope of an officer', () => {
  let test: TestApp;
  let operator: Person;
  const alarms = new Map<string, Alarm>();
  const tasks = new Map<string, Task>();
  const foreign = <Value>(all: Map<string, Value>, mine: readonly string[]): Value[] => [...all].filter(([key]) => !mine.includes(key)).map(([, value]) => value);
  const own = <Value>(all: Map<string, Value>, mine: readonly string[]): Value[] => [...all].filter(([key]) => mine.includes(key)).map(([, value]) => value);
  const everyAsset = async (): Promise<Map<string, AssetRow>> =>
    new Map((await operator.get<Page<AssetRow>>('/api/assets')).body.data.map((asset) => [asset.code, asset]));

  /** A person of another role who may act in these communes only. */
  const officer = async (username: string, role: Role, ...unitIds: string[]): Promise<Person> => {
    await test.transactions.query(
      `insert into users (username, full_name, role, org_id, unit_ids, password_hash) select $1, $1, $2, $3, $4, password_hash from users where username = 'operator'`,
      [username, role, test.province.orgs.ioc, unitIds],
    );
    return test.as(username);
  };

  beforeAll(async () => {
    test = await startTestApp();
    operator = await test.as('operator');
    const at = test.clock.now().toISOString();
    await test.ingest(['BTS-1', 'BTS-2', 'BTS-3'].map((code) => ({ code, at, state: 'offline' })));
    await test.settle();
    for (const alarm of (await operator.get<AlarmBoard>('/api/alarms/board')).body.alarms) alarms.set(alarm.assetCode, alarm);
    const { units, orgs, assets } = test.province;
    for (const [title, wish] of [
      ['trạm Bắc', { leadOrgId: orgs.vtl, subject: { kind: 'asset', id: assets['bts-bac'] } }],
      ['phường Nam', { leadOrgId: orgs['ub-nam'], subject: { kind: 'unit', id: units.nam } }],
      ['rà soát', { leadOrgId: orgs.so }],
    ] as const) tasks.set(title, (await assignWith(test, operator, { title, ...wish })).body);
  });
  afterAll(() => test.close());

  describe.each(usernames)('of %s', (username) => {
    let person: Person;
    beforeAll(async () => {
      person = await test.as(username);
    });

    it('holds in lists, counts, the map and the search', async () => {
      const mine = [...assetsOf[username]];
      const list = (await person.get<Page<AssetRow>>('/api/assets?perPage=1')).body;
      expect(list.total).toBe(mine.length);
      expect((await person.get<Page<AssetRow>>('/api/assets')).body.data.map(({ code }) => code)).toEqual(mine);
      const kinds = await Promise.all(['bts', 'post', 'radio'].map((kind) => person.get<AssetSnapshot>(`/api/map/assets/${kind}`)));
      expect(kinds.flatMap(({ body }) => body.codes).sort()).toEqual(mine);
      const found = (await person.get<SearchResults>('/api/map/search?q=tram')).body.results.filter(({ kind }) => kind === 'bts');
      expect(found).toHaveLength(mine.filter((code) => code.startsWith('BTS')).length);
    });

    it('makes a foreign asset one that does not exist', async () => {
      const all = await everyAsset();
      for (const { id } of foreign(all, assetsOf[username])) {
        for (const path of [`/api/assets/${id}`, `/api/assets/${id}/history`]) expect(await person.get(path)).toMatchObject({ status: 404, body: { code: 'asset.not-found' } });
        expect((await person.get<Page<AssetRow>>(`/api/assets?ids=${id}`)).body).toEqual({ data: [], total: 0 });
      }
      for (const { id } of own(all, assetsOf[username])) {
        for (const path of [`/api/assets/${id}`, `/api/assets/${id}/history`]) expect((await person.get(path)).status).toBe(200);
      }
    });

    it('holds for alarms', async () => {
      const mine = [...alarmsOf[username]];
      const [list, board] = [(await person.get<Page<Alarm>>('/api/alarms?sort=assetCode')).body, (await person.get<AlarmBoard>('/api/alarms/board')).body];
      expect(list).toMatchObject({ total: mine.length });
      expect(list.data.map(({ assetCode }) => assetCode)).toEqual(mine);
      expect(board).toMatchObject({ total: mine.length, unacknowledged: mine.length });
      expect(board.alarms.map(({ assetCode }) => assetCode).sort()).toEqual(mine);
      for (const { id } of foreign(alarms, mine)) {
        for (const path of [`/api/alarms/${id}`, `/api/alarms/${id}/steps`]) expect(await person.get(path)).toMatchObject({ status: 404, body: { code: 'alarm.not-found' } });
      }
      for (const { id } of own(alarms, mine)) expect((await person.get<unknown[]>(`/api/alarms/${id}/steps`)).body).toHaveLength(1);
    });

    it('holds for tasks and their figures', async () => {
      const mine = [...tasksOf[username]];
      const list = (await person.get<Page<ListedTask>>('/api/tasks?sort=title')).body;
      expect({ total: list.total, titles: list.data.map(({ title }) => title) }).toEqual({ total: mine.length, titles: mine });
      const open = (await person.get<TaskSnapshot>('/api/tasks/map')).body;
      expect({ isCut: open.isCut, ids: open.tasks.map(({ id }) => id).sort() }).toEqual({ isCut: false, ids: own(tasks, mine).map(({ id }) => id).sort() });
      const figures = (await person.get<SectorFigures[]>('/api/sectors/figures')).body;
      expect(figures.reduce((sum, { open }) => sum + open, 0)).toBe(mine.length);
      for (const { id, version } of foreign(tasks, mine)) {
        for (const path of [`/api/tasks/${id}`, `/api/tasks/${id}/updates`]) expect(await person.get(path)).toMatchObject({ status: 404, body: { code: 'task.not-found' } });
        expect((await person.send('POST', `/api/tasks/${id}/steps`, { step: 'receive' }, ifMatch(version))).status).toBe(404);
      }
      for (const { id } of own(tasks, mine)) expect((await person.get<unknown[]>(`/api/tasks/${id}/updates`)).body).toHaveLength(1);
    });

    it('holds for the events it may catch up on', async () => {
      const { events } = (await person.get<EventPacket>('/api/events?after=0')).body;
      const all = await everyAsset();
      const changed = events.flatMap((event) => (event.name === 'asset.state-changed' ? [event.data.id] : []));
      expect(changed.sort()).toEqual(own(all, alarmsOf[username]).map(({ id }) => id).sort());
      expect(events.flatMap((event) => (event.name === 'alarm.raised' ? [event.data.assetCode] : [])).sort()).toEqual([...alarmsOf[username]]);
      expect(events.flatMap((event) => (event.name === 'task.assigned' ? [event.data.title] : [])).sort()).toEqual([...tasksOf[username]].sort());
    });
  });

  it('lets nobody write where they may not read', async () => {
    const [here, there] = [await officer('op.bac', 'operator', test.province.units.bac), await officer('op.nam', 'operator', test.province.units.nam)];
    const alarm = alarms.get('BTS-1');
    const asset = (await everyAsset()).get('BTS-1');
    for (const step of ['acknowledge', 'clear', 'close']) {
      expect(await there.send('POST', `/api/alarms/${alarm?.id}/${step}`, { note: 'Không phải việc của tôi' })).toMatchObject({ status: 404 });
    }
    expect((await there.send('POST', `/api/assets/${asset?.id}/state`, { state: 'online', note: '' }, ifMatch(1))).status).toBe(404);
    expect((await there.send('POST', '/api/alarms', { assetId: asset?.id, severity: 'major', note: 'Mất điện' })).status).toBe(404);
    expect((await here.send('POST', `/api/alarms/${alarm?.id}/acknowledge`, { note: '' })).status).toBe(200);
    const [bac, nam] = [await test.as('xa.bac'), await test.as('xa.nam')];
    expect((await nam.send('PATCH', `/api/assets/${asset?.id}`, { name: 'Tên khác' }, ifMatch(1))).status).toBe(404);
    expect((await bac.send('PATCH', `/api/assets/${asset?.id}`, { name: 'Tên khác' }, ifMatch(1))).status).toBe(200);
  });

  it('does not let an officer move an asset out of their own commune, nor create one elsewhere', async () => {
    const bac = await test.as('xa.bac');
    const { assets, orgs } = test.province;
    const { version } = (await bac.get<AssetRow>(`/api/assets/${assets['post-bac']}`)).body;
    const south = [106.8, 22.2];
    expect(await bac.send('PATCH', `/api/assets/${assets['post-bac']}`, { location: south }, ifMatch(version))).toMatchObject({ status: 403 });
    const wish = { kind: 'post', code: 'BC-9', name: 'Bưu cục mới', address: null, ownerOrgId: orgs['buu-dien'], lifecycle: 'active', attributes: { type: 'agency' } };
    expect((await bac.send('POST', '/api/assets', { ...wish, location: south })).status).toBe(403);
    expect((await bac.send('POST', '/api/assets', { ...wish, location: [106.2, 22.2] })).status).toBe(201);
  });

  it('exports no more than may be seen', async () => {
    const [everywhere, inBac] = [await test.as('manager'), await officer('ql.bac', 'manager', test.province.units.bac)];
    const codes = async (person: Person) => {
      const { text } = (await person.get<{ text: string }>('/api/assets/export?kind=bts&format=csv')).body;
      return [...text.matchAll(/BTS-\d/g)].map(([code]) => code);
    };
    expect(await codes(everywhere)).toEqual(['BTS-1', 'BTS-2', 'BTS-3']);
    expect(await codes(inBac)).toEqual(['BTS-1']);
  });

  it('keeps a socket from hearing of another commune, while its cursor moves on', async () => {
    const [bac, nam] = await Promise.all([listenTo((await test.as('xa.bac')).socket()), listenTo((await test.as('xa.nam')).socket())]);
    test.clock.advance(1_000);
    const at = test.clock.now().toISOString();
    await test.ingest([{ code: 'BTS-1', at, state: 'online' }]);
    await test.ingest([{ code: 'BTS-2', at, state: 'online' }]);
    await test.settle();
    const head = await headOf(test);
    await Promise.all([bac.reached(head), nam.reached(head)]);
    const { assets } = test.province;
    expect(new Set(bac.heard.map((event) => (event.name === 'alarm.cleared' ? event.data.assetId : (event.data as { id: string }).id)))).toEqual(new Set([assets['bts-bac']]));
    expect(new Set(nam.heard.map((event) => (event.name === 'alarm.cleared' ? event.data.assetId : (event.data as { id: string }).id)))).toEqual(new Set([assets['bts-nam']]));
  });

  it('follows onto an open socket when it is narrowed, and leaves another alone', async () => {
    const { units } = test.province;
    const admin = await test.as('admin');
    const people = [await officer('hai.xa', 'unit_officer', units.bac, units.nam), await officer('hai.xa.nua', 'unit_officer', units.bac, units.nam)];
    const told: string[][][] = [[], []];
    const [narrowed, untouched] = await Promise.all(people.map((person, at) => {
      const socket = person.socket();
      socket.on('rights', (grants: readonly Grant[]) => told[at]?.push(grants.flatMap(({ scope }) => scope.unitIds)));
      return listenTo(socket);
    }));
    expect(told).toEqual([[[units.bac, units.nam]], [[units.bac, units.nam]]]);

    const user = (await admin.get<Page<User>>('/api/users?perPage=100')).body.data.find(({ username }) => username === 'hai.xa');
    const scope = { everywhere: false, unitIds: [units.bac], orgIds: [], sectorCodes: [] };
    expect((await admin.send('PATCH', `/api/users/${user?.id}`, { scope }, ifMatch(user?.version ?? 0))).status).toBe(200);
    await until(() => told[0]?.length === 2);
    expect(told).toEqual([[[units.bac, units.nam], [units.bac]], [[units.bac, units.nam]]]);

    await Promise.all([narrowed, untouched].map(async (one) => one?.reached(await headOf(test))));
    narrowed?.heard.splice(0);
    untouched?.heard.splice(0);
    test.clock.advance(1_000);
    const at = test.clock.now().toISOString();
    await test.ingest(['BTS-1', 'BTS-2'].map((code) => ({ code, at, state: 'degraded' })));
    await test.settle();
    await Promise.all([narrowed, untouched].map(async (one) => one?.reached(await headOf(test))));
    const { assets } = test.province;
    const changed = (one: typeof narrowed) => one?.heard.flatMap((event) => (event.name === 'asset.state-changed' ? [event.data.id] : [])).sort();
    expect(changed(narrowed)).toEqual([assets['bts-bac']]);
    expect(changed(untouched)).toEqual([assets['bts-bac'], assets['bts-nam']].sort());
    const totals = await Promise.all(people.map(async (person) => (await person.get<Page<AssetRow>>('/api/assets?kind=bts')).body.data.map(({ code }) => code)));
    expect(totals).toEqual([['BTS-1'], ['BTS-1', 'BTS-2', 'BTS-3']]);
  });

  it('tells those who lose sight of a moved asset that it is gone, and shows it to the others', async () => {
    const [bac, nam] = await Promise.all([listenTo((await test.as('xa.bac')).socket()), listenTo((await test.as('xa.nam')).socket())]);
    const manager = await test.as('manager');
    const id = test.province.assets['radio-bac'];
    await manager.send('PATCH', `/api/assets/${id}`, { location: [106.8, 22.3], ownerOrgId: test.province.orgs['ub-nam'] }, ifMatch(1));
    const head = await headOf(test);
    await Promise.all([bac.reached(head), nam.reached(head)]);
    expect(bac.heard).toMatchObject([{ name: 'asset.removed', data: { id } }]);
    expect(nam.heard).toMatchObject([{ name: 'asset.updated', data: { id, unitName: 'Phường Nam Sơn' } }]);
  });
});
