import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { nowhere } from '@ioc/shared/access';
import { headOf } from '../../testing/builders.js';
import { startTestApp, type TestApp } from '../../testing/test-app.js';
import { system, type Tx } from './transaction.js';

describe('a transaction that was in the way of another', () => {
  let test: TestApp;
  beforeAll(async () => { test = await startTestApp(); });
  afterAll(() => test.close());

  /** As the database itself ends it, without a second transaction having to be in just that place. */
  const ended = (tx: Tx, code: string) => tx.query(`do $$ begin raise exception 'ended' using errcode = '${code}'; end $$`);
  const record = (tx: Tx) => tx.record('channel.messages-retried', { count: 1 }, nowhere);

  it.each(['40P01', '40001'])('is done again after %s, and what it wrote and recorded the first time was never there', async (code) => {
    const before = await headOf(test);
    let times = 0;
    const answer = await test.transactions.run(system, async (tx) => {
      times += 1;
      record(tx);
      await tx.query(`update event_cursors set seq = seq`);
      if (times < 3) await ended(tx, code);
      return times;
    });
    expect([answer, await headOf(test)]).toEqual([3, before + 1]);
  });

  it('gives up after four times, and any other error ends it at once', async () => {
    const tried = async (code: string): Promise<unknown[]> => {
      let times = 0;
      const error = await test.transactions.run(system, async (tx) => {
        times += 1;
        await ended(tx, code);
      }).catch((failure: unknown) => failure);
      return [times, (error as { code?: string }).code];
    };
    expect(await tried('40P01')).toEqual([4, '40P01']);
    expect(await tried('P0001')).toEqual([1, 'P0001']);
  });
});
