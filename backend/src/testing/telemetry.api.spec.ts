import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Asset, AssetRow, OperationalState, StateChange } from '@ioc/shared/assets';
import type { Page } from '@ioc/shared/list';
import type { IngestReceipt } from '@ioc/shared/telemetry';
import type { Reading } from '@ioc/shared/telemetry.input';
import fc from 'fast-check';
import { TelemetryService } from '#features/telemetry';
import { SilenceJob } from '../features/telemetry/silence.job.js';
import { addAssets, headOf, ifMatch } from './builders.js';
import { startTestApp, testNow, type Person, type TestApp } from './test-app.js';

const secondMs = 1_000;

describe('readings', () => {
  let test: TestApp;
  let operator: Person;
  const after = (milliseconds: number) => new Date(test.clock.now().getTime() + milliseconds).toISOString();
  const assetOf = async (code: string) => (await operator.get<Page<AssetRow>>(`/api/assets?kind=bts,post,radio&lifecycle=active,suspended,decommissioned&q=${code}`)).body.data.find((asset) => asset.code === code);
  const stateOf = async (code: string) => (await assetOf(code))?.state;
  const historyOf = async (id: string) => (await operator.get<StateChange[]>(`/api/assets/${id}/history`)).body;
  const oneAsset = async (wish: Parameters<typeof addAssets>[1][number] = {}) => (await addAssets(test, [wish]))[0] ?? { id: '', code: '' };
  const lookForSilence = () => test.app.get(TelemetryService).noticeSilence(testNow);

  beforeAll(async () => {
    test = await startTestApp({ IOC_REQUESTS_PER_MINUTE: '100000', IOC_SILENCE_SECONDS: '3600' });
    operator = await test.as('operator');
  });
  beforeEach(() => test.clock.advance(60 * secondMs));
  afterAll(() => test.close());

  describe('sent again', () => {
    it('give the same receipt and no second effect with one Idempotency-Key', async () => {
      const { id, code } = await oneAsset();
      const batch: Reading[] = [{ code, at: after(0), state: 'online' }];
      const head = await headOf(test);
      const answers = await Promise.all(Array.from({ length: 6 }, () => test.ingest(batch, { 'idempotency-key': `lo-${code}` })));
      for (const { status, body } of answers) expect({ status, body }).toMatchObject({ status: 200, body: { received: 1, applied: 1, changed: 1 } });
      expect(await headOf(test)).toBe(head + 1);
      expect(await historyOf(id)).toHaveLength(1);
    });

    it('are refused when the key was used for other readings', async () => {
      const { code } = await oneAsset();
      await test.ingest([{ code, at: after(0), state: 'online' }], { 'idempotency-key': `lo-${code}` });
      const other = await test.ingest([{ code, at: after(0), state: 'offline' }], { 'idempotency-key': `lo-${code}` });
      expect(other).toMatchObject({ status: 409, body: { code: 'request.key-reused' } });
      expect(await stateOf(code)).toBe('online');
    });

    it('do no harm without a key', async () => {
      const { id, code } = await oneAsset();
      const batch: Reading[] = [{ code, at: after(0), state: 'degraded' }];
      expect((await test.ingest(batch)).body).toMatchObject({ applied: 1, changed: 1 });
      expect((await test.ingest(batch)).body).toMatchObject({ received: 1, applied: 0, changed: 0 });
      expect(await historyOf(id)).toHaveLength(1);
    });
  });

  it('end in the newest state however they are ordered, repeated and cut into batches', async () => {
    const states = ['online', 'degraded', 'offline'] as const;
    const story = fc.array(fc.record({ second: fc.integer({ min: 0, max: 200 }), state: fc.constantFrom(...states) }), { minLength: 2, maxLength: 12 })
      .map((steps) => [...new Map(steps.map((step) => [step.second, step])).values()]);
    const told = story.chain((steps) =>
      fc.tuple(
        fc.constant(steps),
        fc.shuffledSubarray([...steps, ...steps], { minLength: steps.length * 2, maxLength: steps.length * 2 }),
        fc.integer({ min: 1, max: 5 }),
      ),
    );
    await fc.assert(
      fc.asyncProperty(told, async ([steps, order, size]) => {
        const { code } = await oneAsset();
        const start = test.clock.now().getTime() - 300 * secondMs;
        for (let at = 0; at < order.length; at += size) {
          await test.ingest(order.slice(at, at + size).map(({ second, state }) => ({ code, state, at: new Date(start + second * secondMs).toISOString() })));
        }
        const newest = steps.reduce((best, step) => (step.second > best.second ? step : best));
        expect(await stateOf(code)).toBe(newest.state);
      }),
      { numRuns: 20, seed: 20_261_123 },
    );
  });

  it('count by the newest of one batch', async () => {
    const { code } = await oneAsset();
    const receipt = await test.ingest([
      { code, at: after(-20 * secondMs), state: 'online' }, { code, at: after(-5 * secondMs), state: 'offline' }, { code, at: after(-10 * secondMs), state: 'degraded' },
    ]);
    expect(receipt.body).toMatchObject({ applied: 1, changed: 1 });
    expect(await stateOf(code)).toBe('offline');
  });

  it('from the future are taken as now and flagged, so that a wrong clock cannot silence the right one', async () => {
    const { code } = await oneAsset();
    expect((await test.ingest([{ code, at: after(24 * 3_600 * secondMs), state: 'offline' }])).body).toMatchObject({ applied: 1, flagged: 1 });
    test.clock.advance(secondMs);
    expect((await test.ingest([{ code, at: after(0), state: 'online' }])).body).toMatchObject({ applied: 1, changed: 1, flagged: 0 });
    expect((await test.ingest([{ code, at: after(299 * secondMs), state: 'online' }])).body).toMatchObject({ flagged: 0 });
    expect(await stateOf(code)).toBe('online');
  });

  it('a little ahead of ours count as now, so that a clock put right is heard at once and never falls silent for it', async () => {
    const { code } = await oneAsset();
    expect((await test.ingest([{ code, at: after(290 * secondMs), state: 'online' }])).body).toMatchObject({ applied: 1, flagged: 0 });
    test.clock.advance(60 * secondMs);
    expect((await test.ingest([{ code, at: after(0), state: 'degraded' }])).body).toMatchObject({ applied: 1, changed: 1 });
    expect(await stateOf(code)).toBe('degraded');
  });

  it('name the codes nobody knows and apply the rest', async () => {
    const { code } = await oneAsset();
    const unknown = Array.from({ length: 25 }, (_, index) => `LA-${String(index).padStart(2, '0')}`);
    const { body } = await test.ingest([code, ...unknown].map((each) => ({ code: each, at: after(0), state: 'online' })));
    expect(body).toMatchObject({ received: 26, applied: 1, unknownCount: 25, unknownCodes: unknown.slice(0, 20) });
  });

  it('of one operator cannot speak for another', async () => {
    const send = (codes: string[]) =>
      test.anonymous.send<IngestReceipt>('POST', '/ingest/readings', { readings: codes.map((code) => ({ code, at: after(0), state: 'offline' })) }, { authorization: `Bearer ${test.province.keys.vtl}` });
    expect((await send(['BTS-1', 'BTS-3'])).body).toMatchObject({ applied: 1, unknownCodes: ['BTS-3'] });
    expect(await stateOf('BTS-3')).toBe('unknown');
  });

  it('are refused with an unknown or a revoked key', async () => {
    const reading = { code: 'BTS-1', at: after(0), state: 'online' as const };
    expect((await test.ingest([reading], { authorization: `Bearer iock_${'x'.repeat(43)}` })).status).toBe(401);
    const [key] = await test.transactions.query<{ id: string }>(`update integration_keys set revoked_at = $1 where name = 'nms' returning id`, [test.clock.now()]);
    test.clock.advance(1_001);
    expect((await test.ingest([reading])).status).toBe(401);
    expect(key).toBeDefined();
    await test.transactions.query(`update integration_keys set revoked_at = null`);
    test.clock.advance(1_001);
    expect((await test.ingest([reading])).status).toBe(200);
  });

  it('do not end a maintenance window; a person does', async () => {
    const { id, code } = await oneAsset();
    const set = async (state: OperationalState) => {
      const { version } = (await operator.get<Asset>(`/api/assets/${id}`)).body;
      return operator.send('POST', `/api/assets/${id}/state`, { state, note: 'Bảo trì định kỳ' }, ifMatch(version));
    };
    await set('maintenance');
    expect((await test.ingest([{ code, at: after(0), state: 'offline' }])).body).toMatchObject({ applied: 1, changed: 0 });
    expect(await stateOf(code)).toBe('maintenance');
    test.clock.advance(secondMs);
    await set('online');
    test.clock.advance(secondMs);
    await test.ingest([{ code, at: after(0), state: 'offline' }]);
    expect(await stateOf(code)).toBe('offline');
    expect((await historyOf(id)).map(({ from, to, source, byName }) => ({ from, to, source, byName })).reverse()).toEqual([
      { from: 'unknown', to: 'maintenance', source: 'person', byName: 'Trực Ban' },
      { from: 'maintenance', to: 'online', source: 'person', byName: 'Trực Ban' },
      { from: 'online', to: 'offline', source: 'device', byName: null },
    ]);
  });

  it('of assets that are not in service change nothing', async () => {
    for (const lifecycle of ['decommissioned', 'suspended', 'planned'] as const) {
      const { id, code } = await oneAsset({ lifecycle });
      expect((await test.ingest([{ code, at: after(0), state: 'offline' }])).body).toMatchObject({ applied: 0, changed: 0, unknownCount: 0 });
      expect(await historyOf(id)).toEqual([]);
    }
  });

  it('are applied by whichever of many simultaneous senders is newest', async () => {
    const { code, id } = await oneAsset();
    await Promise.all(Array.from({ length: 40 }, (_, n) => test.ingest([{ code, at: after((n - 100) * secondMs), state: n % 2 === 0 ? 'offline' : 'online' }])));
    expect(await stateOf(code)).toBe('online');
    const changes = (await historyOf(id)).length;
    const [events] = await test.transactions.query<{ count: number }>(`select count(*) as count from events where name = 'asset.state-changed' and data ->> 'id' = $1`, [id]);
    expect(events?.count).toBe(changes);
  });

  describe('that stop coming', () => {
    it('make an asset offline after three missed intervals on our clock', async () => {
      const { id, code } = await oneAsset();
      await test.ingest([{ code, at: after(-250 * secondMs), state: 'online' }]);
      test.clock.advance(180 * secondMs);
      await lookForSilence();
      expect(await stateOf(code)).toBe('online');
      test.clock.advance(1);
      expect(await lookForSilence()).toBeGreaterThanOrEqual(1);
      expect(await stateOf(code)).toBe('offline');
      expect((await historyOf(id))[0]).toMatchObject({ from: 'online', to: 'offline', source: 'silence' });
      expect(await lookForSilence()).toBe(0);
    });

    it('are not missed while we were away ourselves', async () => {
      const { code } = await oneAsset();
      const job = test.app.get(SilenceJob);
      await job.run();
      await test.ingest([{ code, at: after(0), state: 'online' }]);
      test.clock.advance(5 * 3_600 * secondMs);
      operator = await test.signIn('operator');
      await job.run();
      expect(await stateOf(code)).toBe('online');
      test.clock.advance(180 * secondMs);
      await job.run();
      expect(await stateOf(code)).toBe('online');
      test.clock.advance(1);
      await job.run();
      expect(await stateOf(code)).toBe('offline');
    });

    it('say nothing about what never reports: FM radio, post offices, assets in maintenance', async () => {
      const silent = await addAssets(test, [{ kind: 'radio', attributes: { technology: 'fm' } }, { kind: 'post' }, {}]);
      for (const [index, { id }] of silent.entries()) {
        await operator.send('POST', `/api/assets/${id}/state`, { state: index === 2 ? 'maintenance' : 'online', note: 'Đã kiểm tra' }, ifMatch(1));
      }
      test.clock.advance(24 * 3_600 * secondMs);
      operator = await test.signIn('operator');
      await lookForSilence();
      expect(await Promise.all(silent.map(({ code }) => stateOf(code)))).toEqual(['online', 'online', 'maintenance']);
    });

    it('are noticed once when two nodes look at the same moment', async () => {
      const { id, code } = await oneAsset();
      await test.ingest([{ code, at: after(0), state: 'online' }]);
      test.clock.advance(200 * secondMs);
      const found = await Promise.all([lookForSilence(), lookForSilence()]);
      expect(found.reduce((sum, count) => sum + count, 0)).toBe(1);
      expect((await historyOf(id)).filter(({ source }) => source === 'silence')).toHaveLength(1);
    });
  });

  it.each([
    [{ readings: [] }], [{ readings: [{ code: 'BTS-1', at: 'hôm nay', state: 'online' }] }], [{ readings: [{ code: 'BTS-1', at: '2026-11-23T02:00:00Z', state: 'maintenance' }] }],
    [{ readings: [{ code: 'BTS-1', at: '2026-11-23T02:00:00Z', state: 'online', state2: 1 }] }],
  ])('are refused when they are not readings: %j', async (body) => {
    expect((await test.anonymous.send('POST', '/ingest/readings', body, { authorization: `Bearer ${test.province.keys.province}` })).status).toBe(422);
  });
});
