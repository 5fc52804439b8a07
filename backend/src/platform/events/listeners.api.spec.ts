import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Actor } from '@ioc/shared/access';
import { system, Transactions, type Tx } from '#platform/database';
import { Metrics } from '#platform/http';
import { Listeners, type EventListener } from './listeners.js';
import { Outage } from './outage.js';
import { EventTail } from './tail.js';
import { startTestApp, until, type TestApp } from '../../testing/test-app.js';

/** The product's own transactions, counted: each look of a listener is one. */
class CountedTransactions extends Transactions {
  runs = 0;

  override run<Result>(actor: Actor, work: (tx: Tx) => Promise<Result>): Promise<Result> {
    this.runs += 1;
    return super.run(actor, work);
  }
}

describe('listeners', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await startTestApp({ IOC_LOG_LEVEL: 'silent' });
  });
  afterAll(() => test.close());
  const awake: Listeners[] = [];
  // One that does not rest would go on without its database.
  afterEach(() => Promise.all(awake.map((listeners) => listeners.beforeApplicationShutdown())));

  /** Beside those of the product, and without the poll of theirs: they look only when they are woken. */
  async function register(...listeners: readonly EventListener[]): Promise<{ woken: Listeners; transactions: CountedTransactions }> {
    const transactions = new CountedTransactions(test.transactions.source, test.clock);
    const woken = new Listeners(transactions, test.app.get(EventTail), test.app.get(Metrics), test.app.get(Outage));
    awake.push(woken);
    for (const listener of listeners) {
      await transactions.query(`insert into event_cursors (name, seq) select $1, seq from event_head`, [listener.name]);
      woken.register(listener);
    }
    return { woken, transactions };
  }

  /** Time for whoever does not rest: these questions and theirs take turns on one database. */
  async function meanwhile(): Promise<void> {
    for (let n = 0; n < 100; n += 1) await test.transactions.query('select 1');
  }

  it('that have nothing to hear look once more when woken at work, and then rest', async () => {
    const idle = (name: string): EventListener => ({ name, hears: [], handle: async () => undefined });
    const { woken, transactions } = await register(idle('idle one'), idle('idle two'), idle('idle three'));
    woken.wake();
    woken.wake();
    await until(() => transactions.runs >= 6);
    await meanwhile();
    expect(transactions.runs).toBe(6);
  });

  const cursorOf = async (name: string): Promise<number> =>
    (await test.transactions.query<{ seq: number }>(`select seq from event_cursors where name = $1`, [name]))[0]?.seq ?? 0;
  const headSeq = async (): Promise<number> => (await test.transactions.query<{ seq: number }>(`select seq from event_head`))[0]?.seq ?? 0;

  const changeState = (): Promise<void> =>
    test.transactions.run(system, async (tx) => {
      const id = test.province.assets['bts-bac'];
      tx.record('asset.state-changed', { id, kind: 'bts', from: 'unknown', to: 'online', since: test.clock.now().toISOString(), source: 'device' });
    });

  it('are handed what they hear and nothing else, and pass the rest', async () => {
    const heard: string[] = [];
    const listen = (name: string, hears: EventListener['hears']): EventListener =>
      ({ name, hears, handle: async (_tx, events) => void heard.push(...events.map(({ event }) => `${name}: ${event.name}`)) });
    const { woken } = await register(listen('of states', ['asset.state-changed']), listen('of calendars', ['calendar.updated']));
    await changeState();
    await changeState();
    await woken.settle();
    expect(heard).toEqual(['of states: asset.state-changed', 'of states: asset.state-changed']);
    expect(await cursorOf('of calendars')).toBe(await headSeq());
  });

  it('are not woken by what they do not hear: it is passed at the next poll', async () => {
    let heard = 0;
    const { woken, transactions } = await register(
      { name: 'wakes', hears: ['asset.state-changed'], handle: async () => void (heard += 1) },
      { name: 'sleeps', hears: ['calendar.updated'], handle: async () => undefined },
    );
    const before = await cursorOf('sleeps');
    const poll = jest.spyOn(globalThis, 'setInterval').mockImplementationOnce(() => setTimeout(() => undefined));
    await woken.onApplicationBootstrap();
    expect(poll).toHaveBeenCalledTimes(1);
    poll.mockRestore();
    await until(() => transactions.runs >= 2);
    await meanwhile();
    await changeState();
    await until(() => heard > 0);
    expect(await cursorOf('sleeps')).toBe(before);
    woken.wake();
    await woken.settle();
    expect(await cursorOf('sleeps')).toBe(await headSeq());
  });

  it('that fail wait for the next waking, which begins where they stood', async () => {
    const heard: number[] = [];
    let isBroken = true;
    const { woken } = await register({
      name: 'breaks', hears: ['asset.state-changed'],
      handle: async (_tx, events) => {
        heard.push(events.length);
        if (isBroken) throw new Error('broken on purpose');
      },
    });
    await changeState();
    woken.wake();
    woken.wake();
    await until(() => heard.length > 0);
    await meanwhile();
    expect(heard).toEqual([1]);

    isBroken = false;
    woken.wake();
    await woken.settle();
    expect(heard).toEqual([1, 1]);
  });
});
