import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Reading } from '@ioc/shared/telemetry.input';
import { defaultSeed, generateProvince } from '../../seed/province.js';
import { stormScene } from '../../seed/scenes.js';
import { addAssets } from '../../testing/builders.js';
import { startTestApp, type TestApp } from '../../testing/test-app.js';
import { playWaves, sendHeartbeats, type Feed } from './feed.js';
import { deviceByCode, devicesOfCommune } from './find.js';
import type { Device } from './server.js';
import { simulate } from './simulate.js';

const device = (code: string, unitName: string, state: Device['state'] = 'online', intervalSeconds = 60): Device =>
  ({ code, name: `Trạm ${code}`, unitName, state, intervalSeconds });

describe('names given at the keyboard', () => {
  const devices = [device('CB-VTL-0001', 'Xã Bảo Lạc'), device('CB-VNP-0002', 'Xã Bảo Lâm'), device('CB-VNP-0003', 'Phường Thục Phán')];

  it('finds a commune without accents, with or without its kind, and by an unambiguous beginning', () => {
    for (const name of ['Bảo Lạc', 'bao lac', 'xa bao lac', 'XÃ BẢO LẠC']) {
      expect(devicesOfCommune(devices, name).map(({ code }) => code)).toEqual(['CB-VTL-0001']);
    }
    expect(devicesOfCommune(devices, 'thuc').map(({ code }) => code)).toEqual(['CB-VNP-0003']);
  });

  it('asks which one when several communes fit', () => {
    expect(() => devicesOfCommune(devices, 'bao la')).toThrow('Which one? Xã Bảo Lạc, Xã Bảo Lâm');
  });

  it('names near codes when there is no such asset', () => {
    expect(deviceByCode(devices, 'cb-vtl-0001').code).toBe('CB-VTL-0001');
    expect(() => deviceByCode(devices, 'CB-VNP')).toThrow('Perhaps: CB-VNP-0002, CB-VNP-0003');
  });
});

describe('heartbeats', () => {
  it('are sent once an interval by each device, and never by one that is down', async () => {
    const stop = new AbortController();
    const sent: Reading[] = [];
    let troubled = [device('B', 'Xã', 'offline', 2)];
    let rounds = 0;
    let now = 0;
    const feed: Feed = {
      server: {
        devices: (filter) => Promise.resolve(filter?.['state'] ? troubled : [device('A', 'Xã', 'online', 2), device('B', 'Xã', 'online', 2), device('C', 'Xã', 'degraded', 4)]),
        send: (readings) => {
          sent.push(...readings);
          return Promise.resolve({ received: readings.length, applied: readings.length, changed: 0, flagged: 0, unknownCodes: [], unknownCount: 0 });
        },
      },
      say: () => undefined,
      stop: stop.signal,
      now: () => new Date(now),
      pause: (ms) => {
        now += ms;
        rounds += 1;
        if (rounds === 4) troubled = [device('C', 'Xã', 'degraded', 4)];
        if (rounds === 8) stop.abort();
        return Promise.resolve();
      },
    };
    await sendHeartbeats(feed);
    const of = (code: string) => sent.filter((reading) => reading.code === code);
    expect(of('A')).toHaveLength(4);
    expect(of('B')).toHaveLength(2);
    expect(of('C').map(({ state }) => state)).toEqual(['online', 'degraded']);
    expect(now).toBe(8_000);
  });
});

describe('waves of a storm', () => {
  const waves = [[device('A', 'Xã'), device('B', 'Xã')], [device('C', 'Xã')], [device('D', 'Xã')]];

  /** A feed that remembers in which order it was told what; the pause with that number is the last. */
  function remembering(pausesUntilStop = Infinity) {
    const stop = new AbortController();
    const told: string[] = [];
    let pauses = 0;
    const feed: Feed = {
      server: {
        devices: () => Promise.resolve([]),
        send: (readings) => {
          told.push(...readings.map(({ code, state }) => `${code} ${state}`));
          return Promise.resolve({ received: readings.length, applied: readings.length, changed: readings.length, flagged: 0, unknownCodes: [], unknownCount: 0 });
        },
      },
      say: (line) => told.push(line),
      stop: stop.signal,
      now: () => new Date(0),
      pause: (ms) => {
        told.push(`pause ${ms}`);
        pauses += 1;
        if (pauses >= pausesUntilStop) stop.abort();
        return Promise.resolve();
      },
    };
    return { feed, told };
  }

  it('come one after the other, as far apart as was asked, and are counted', async () => {
    const { feed, told } = remembering();
    await playWaves(feed, waves, 10);
    expect(told).toEqual([
      'A offline', 'B offline', 'wave 1 of 3: 2 sites, 2 newly down',
      'pause 10000', 'C offline', 'wave 2 of 3: 1 sites, 1 newly down',
      'pause 10000', 'D offline', 'wave 3 of 3: 1 sites, 1 newly down',
    ]);
  });

  it('end with Ctrl+C in the pause; what has been sent stays sent', async () => {
    const { feed, told } = remembering(1);
    await playWaves(feed, waves, 10);
    expect(told).toEqual(['A offline', 'B offline', 'wave 1 of 3: 2 sites, 2 newly down', 'pause 10000']);
  });
});

describe('scenes played into a running portal', () => {
  let test: TestApp;
  const said: string[] = [];
  const play = (...args: string[]) =>
    simulate([...args, '--url', test.url, '--key', test.province.keys.province], { stop: new AbortController().signal, say: (line) => said.push(line), env: {} });
  const states = async () => {
    const rows = await test.transactions.query<{ code: string; state: string }>(`select a.code, s.state from assets a join asset_states s on s.asset_id = a.id order by 1`);
    return Object.fromEntries(rows.map(({ code, state }) => [code, state]));
  };

  beforeAll(async () => {
    // The scenes stamp their readings with the real time; the server's clock follows it.
    test = await startTestApp();
    test.clock.set(new Date());
  });
  afterAll(() => test.close());

  it('takes one asset down, then a commune, and brings everything back', async () => {
    await play('outage', 'bts-1');
    expect(await states()).toMatchObject({ 'BTS-1': 'offline', 'BTS-2': 'unknown' });
    await play('commune', 'nam', 'son');
    expect(await states()).toMatchObject({ 'BTS-2': 'offline', 'BTS-3': 'offline', 'TT-2': 'unknown' });
    test.clock.set(new Date(Date.now() + 1_000));
    await play('restore');
    expect(await states()).toMatchObject({ 'BTS-1': 'online', 'BTS-2': 'online', 'BTS-3': 'online' });
    expect(said.at(-1)).toBe('3 assets report that they work again, 3 changed');
  });

  it('refuses in plain words what it cannot do', async () => {
    const context = { stop: new AbortController().signal, say: () => undefined, env: { IOC_DATA_DIR: 'no-such-folder' } };
    await expect(play('storm')).rejects.toThrow('none of its sites is there');
    await expect(play('tornado')).rejects.toThrow('There is no scene tornado.');
    await expect(simulate(['restore', '--url', test.url, '--key', 'iock_wrong-wrong-wrong-wrong'], context)).rejects.toThrow('does not know this key');
    await expect(simulate(['restore', '--url', 'http://127.0.0.1:9', '--key', 'k'], context)).rejects.toThrow('Is the portal running there?');
    await expect(simulate(['restore'], context)).rejects.toThrow('Give a key with --key.');
  });

  it('lets the storm of the demo pass over its 380 sites in three waves', async () => {
    const { waves } = stormScene(generateProvince({ now: new Date().toISOString() }), defaultSeed);
    const hit = waves.flatMap(({ outages }) => outages.map(({ assetCode }) => assetCode));
    await addAssets(test, hit.map((code) => ({ code })));
    test.clock.set(new Date(Date.now() + 2_000));
    said.length = 0;
    await play('storm', '--seconds', '0');
    expect(said).toEqual(waves.map(({ outages: { length } }, index) => `wave ${index + 1} of 3: ${length} sites, ${length} newly down`));
    const after = await states();
    expect(hit).toHaveLength(380);
    expect(hit.filter((code) => after[code] !== 'offline')).toEqual([]);
    expect(after).toMatchObject({ 'BTS-1': 'online', 'BTS-2': 'online' });
  });
});
