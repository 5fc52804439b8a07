import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { AlarmBoard } from '@ioc/shared/alarms';
import type { SceneResult } from '@ioc/shared/simulation';
import type { PlayScene } from '@ioc/shared/simulation.input';
import { startTestApp, until, type Person, type TestApp, type TestNode } from '../../testing/test-app.js';

const minuteMs = 60_000;
/** No wave comes that late in a test: whoever waits for it waits in vain. */
const anHour = 3_600;
const storm = [['BTS-1'], ['BTS-2', 'BTS-3']];

const statesOf = async (test: TestApp): Promise<Record<string, string>> => {
  const rows = await test.transactions.query<{ code: string; state: string }>(`select a.code, s.state from assets a join asset_states s on s.asset_id = a.id`);
  return Object.fromEntries(rows.map(({ code, state }) => [code, state]));
};
const playAs = (person: Person, scene: Partial<PlayScene> & { scene: string }) => person.send<SceneResult>('POST', '/api/simulation', scene);

describe('scenes of a demonstration', () => {
  let test: TestApp;
  let admin: Person;
  const play = async (scene: Partial<PlayScene> & { scene: string }): Promise<number> => {
    test.clock.advance(minuteMs);
    const { status, body } = await playAs(admin, scene);
    expect(status).toBe(200);
    return body.affected;
  };
  const board = async () => (await (await test.as('operator')).get<AlarmBoard>('/api/alarms/board')).body;

  beforeAll(async () => {
    test = await startTestApp();
    admin = await test.as('admin');
    await test.transactions.query(`insert into installation (key, value) values ('scene.storm', $1)`, [JSON.stringify(storm)]);
  });
  beforeEach(async () => {
    await play({ scene: 'restore' });
    test.clock.advance(minuteMs);
    await test.ingest(['BTS-1', 'BTS-2', 'BTS-3', 'TT-1'].map((code) => ({ code, at: test.clock.now().toISOString(), state: 'online' })));
    await test.settle();
  });
  afterEach(() => {
    jest.restoreAllMocks();
  });
  afterAll(() => test.close());

  it('take one asset down, and it raises an alarm as a real failure would', async () => {
    expect(await play({ scene: 'outage', assetId: test.province.assets['bts-bac'] })).toBe(1);
    expect(await statesOf(test)).toMatchObject({ 'BTS-1': 'offline', 'BTS-2': 'online', 'TT-1': 'online' });
    await test.settle();
    expect((await board()).alarms).toMatchObject([{ assetCode: 'BTS-1', type: 'connection-lost' }]);
  });

  it('take down everything of a commune that reports, and nothing that never does', async () => {
    expect(await play({ scene: 'commune-outage', unitId: test.province.units.bac })).toBe(2);
    expect(await statesOf(test)).toMatchObject({ 'BTS-1': 'offline', 'TT-1': 'offline', 'BC-1': 'unknown', 'BTS-2': 'online', 'BTS-3': 'online' });
    expect(await play({ scene: 'commune-outage', unitId: test.province.units.nam })).toBe(2);
    expect(await statesOf(test)).toMatchObject({ 'BTS-2': 'offline', 'BTS-3': 'offline', 'TT-2': 'unknown' });
  });

  it('let a storm pass in waves, and bring everything back', async () => {
    expect(await play({ scene: 'storm', secondsBetweenWaves: 0 })).toBe(3);
    await until(async () => Object.values(await statesOf(test)).filter((state) => state === 'offline').length === 3);
    expect(await statesOf(test)).toMatchObject({ 'BTS-1': 'offline', 'BTS-2': 'offline', 'BTS-3': 'offline', 'TT-1': 'online' });
    await test.settle();
    expect((await board()).total).toBe(3);
    expect(await play({ scene: 'restore' })).toBe(3);
    expect(await statesOf(test)).toMatchObject({ 'BTS-1': 'online', 'BTS-2': 'online', 'BTS-3': 'online' });
    await test.settle();
    expect((await board()).total).toBe(0);
  });

  it('keep the waves apart, and drop those still to come when everything is restored', async () => {
    const begun = jest.spyOn(globalThis, 'setTimeout');
    expect(await play({ scene: 'storm', secondsBetweenWaves: anHour })).toBe(3);
    await until(async () => (await statesOf(test))['BTS-1'] === 'offline');
    expect(await statesOf(test)).toMatchObject({ 'BTS-2': 'online', 'BTS-3': 'online' });
    const waiting = begun.mock.results[begun.mock.calls.findIndex(([, delay]) => delay === anHour * 1_000)]?.value as NodeJS.Timeout | undefined;
    expect(waiting).toBeDefined();
    const dropped = jest.spyOn(globalThis, 'clearTimeout');
    expect(await play({ scene: 'restore' })).toBe(1);
    expect(dropped).toHaveBeenCalledWith(waiting);
  });

  it('are for admins, and asked for in full', async () => {
    const { bac } = test.province.units;
    for (const username of ['operator', 'manager', 'leader', 'xa.bac']) {
      expect(await playAs(await test.as(username), { scene: 'commune-outage', unitId: bac })).toMatchObject({ status: 403, body: { code: 'access.not-permitted' } });
    }
    expect(await playAs(admin, { scene: 'commune-outage' })).toMatchObject({ status: 422, body: { fields: [expect.objectContaining({ path: 'unitId' })] } });
    expect(await statesOf(test)).toMatchObject({ 'BTS-1': 'online', 'TT-1': 'online' });
  });
});

describe('an installation that is no demonstration', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await startTestApp({ IOC_DEMO: 'false' });
  });
  afterAll(() => test.close());

  it('has no scenes, not even for its admin: real data never looks broken for practice', async () => {
    const before = await statesOf(test);
    const admin = await test.as('admin');
    const scenes = [{ scene: 'outage', assetId: test.province.assets['bts-bac'] }, { scene: 'commune-outage', unitId: test.province.units.bac }, { scene: 'storm' }, { scene: 'restore' }];
    for (const scene of scenes) expect(await playAs(admin, scene as PlayScene)).toMatchObject({ status: 404, body: { code: 'request.not-found' } });
    expect(await statesOf(test)).toEqual(before);
  });
});

describe('the devices of a demonstration', () => {
  let test: TestApp;
  let node: TestNode;
  beforeAll(async () => {
    test = await startTestApp({ IOC_SIMULATE: 'true' });
    await test.transactions.query(`update assets set synthetic = true, heartbeat_seconds = 1 where heartbeat_seconds is not null and code <> 'BTS-3'`);
    // The devices are learnt while a node starts; the first one started before there were any.
    node = await test.another();
  });
  afterAll(() => test.close());

  it('report by themselves, once an interval; what was taken down stays silent, and what is real is left alone', async () => {
    await until(async () => (await statesOf(test))['BTS-2'] === 'online');
    expect(await statesOf(test)).toMatchObject({ 'BTS-1': 'online', 'TT-1': 'online', 'BTS-3': 'unknown', 'TT-2': 'unknown', 'BC-1': 'unknown' });
    test.clock.advance(minuteMs);
    const admin = node.person((await test.as('admin')).cookie);
    expect((await playAs(admin, { scene: 'outage', assetId: test.province.assets['bts-bac'] })).body).toEqual({ affected: 1 });
    test.clock.advance(minuteMs);
    const heard = async () => {
      const [row] = await test.transactions.query<{ at: Date }>(`select s.heard_at as at from asset_states s join assets a on a.id = s.asset_id where a.code = 'BTS-2'`);
      return new Date(row?.at ?? 0).getTime();
    };
    await until(async () => (await heard()) === test.clock.now().getTime());
    expect(await statesOf(test)).toMatchObject({ 'BTS-1': 'offline', 'BTS-2': 'online' });
  });
});
