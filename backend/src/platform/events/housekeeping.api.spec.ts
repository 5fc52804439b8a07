import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Housekeeping } from './housekeeping.js';
import { createFirstAdmin } from '../../first-admin.js';
import { startTestApp, type TestApp } from '../../testing/test-app.js';

describe('housekeeping', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await startTestApp({ IOC_EVENT_DAYS: '30', IOC_SESSION_HOURS: '12' });
  });
  afterAll(() => test.close());

  it('removes what has passed its days and keeps what a listener has not heard', async () => {
    const count = async (table: string) => (await test.transactions.query<{ n: number }>(`select count(*) as n from ${table}`))[0]?.n;
    const operator = await test.as('operator');
    await operator.send('POST', '/api/alarms', { assetId: test.province.assets['bts-bac'], severity: 'minor', note: 'Cột bị nghiêng' }, { 'idempotency-key': 'once' });
    expect([await count('events'), await count('idempotency_keys'), await count('sessions')]).toEqual([1, 1, 1]);

    test.clock.advance(31 * 24 * 3_600_000);
    await test.settle();
    await test.transactions.query(`insert into event_cursors (name, seq) values ('a listener that is away', 0)`);
    await test.app.get(Housekeeping).run();
    expect([await count('events'), await count('idempotency_keys'), await count('sessions')]).toEqual([1, 0, 0]);

    await test.transactions.query(`delete from event_cursors where name = 'a listener that is away'`);
    await test.app.get(Housekeeping).run();
    expect(await count('events')).toBe(0);
  });

  it('makes a first administrator only where there are no people', async () => {
    expect(await createFirstAdmin(test.transactions)).toBeNull();
  });
});
