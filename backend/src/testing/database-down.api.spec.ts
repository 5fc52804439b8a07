import { describe, expect, it } from '@jest/globals';
import { startPrivatePostgres } from './private-postgres.js';
import { once, startTestApp, until } from './test-app.js';

const mostMs = 3_000;

describe('while the database is away', () => {
  it('every request is answered with 503 in three seconds, and all is well again when it is back', async () => {
    const postgres = await startPrivatePostgres();
    if (postgres === null) {
      if (process.env['CI']) throw new Error('This machine has no PostgreSQL server programs (initdb, pg_ctl); the build has to prove this on one.');
      return;
    }
    const test = await startTestApp({ IOC_LOG_LEVEL: 'silent', DATABASE_URL: postgres.url });
    try {
      const operator = await test.as('operator');
      const socket = operator.socket();
      await once(socket, 'connect');
      const reading = (state: 'online' | 'offline') => test.ingest([{ code: 'BTS-1', at: test.clock.now().toISOString(), state }]);
      expect((await reading('online')).status).toBe(200);

      postgres.stop();
      for (let round = 0; round < 2; round += 1) {
        test.clock.advance(1_001);
        const asked = performance.now();
        const answers = await Promise.all([
          operator.get('/api/assets'), operator.get('/api/alarms/board'), reading('offline'),
          operator.send('POST', '/api/alarms', { assetId: test.province.assets['bts-bac'], severity: 'major', note: 'Mất điện' }),
          test.anonymous.send('POST', '/api/session', { username: 'operator', password: 'mat khau thu nghiem' }),
        ]);
        expect(performance.now() - asked).toBeLessThan(mostMs);
        for (const { status, headers, body } of answers) {
          expect({ status, body }).toMatchObject({ status: 503, body: { code: 'system.unavailable' } });
          expect(headers.get('retry-after')).toBe('5');
          expect(JSON.stringify(body)).not.toMatch(/ECONNREFUSED|127\.0\.0\.1|select/);
        }
      }
      expect(await test.anonymous.get('/healthz')).toMatchObject({ status: 200 });
      expect(await test.anonymous.get('/readyz')).toMatchObject({ status: 503, body: { database: 'down' } });
      expect(socket.connected).toBe(true);

      postgres.start();
      test.clock.advance(1_001);
      await until(async () => (await operator.get('/api/assets')).status === 200);
      test.clock.advance(1_001);
      expect(await test.anonymous.get('/readyz')).toMatchObject({ status: 200, body: { database: 'ok' } });
      const heard = once(socket, 'events');
      expect((await reading('offline')).body).toMatchObject({ applied: 1, changed: 1 });
      await heard;
      await test.settle();
      expect((await operator.get<{ total: number }>('/api/alarms/board')).body.total).toBe(1);
    } finally {
      await test.close();
      postgres.remove();
    }
  });
});
