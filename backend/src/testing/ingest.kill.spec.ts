import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AssetRow } from '@ioc/shared/assets';
import type { CatchUp, EventPacket } from '@ioc/shared/events';
import type { Page } from '@ioc/shared/list';
import { randomOf } from './random-of.js';

const kills = 20;
const main = fileURLToPath(new URL('../../dist/main.js', import.meta.url));

describe('a server that is killed twenty times while readings arrive', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ioc-kill-'));
  let port = 0;
  let server: ChildProcess | null = null;
  const url = (path: string) => `http://127.0.0.1:${port}${path}`;

  const start = async (): Promise<void> => {
    const child = spawn(process.execPath, [main], {
      stdio: 'ignore',
      env: {
        PATH: process.env['PATH'], NODE_ENV: 'development', PORT: String(port), HOST: '127.0.0.1', IOC_DATA_DIR: folder, IOC_DEMO: 'true', IOC_SIMULATE: 'false',
        IOC_LOG_LEVEL: 'silent', IOC_REQUESTS_PER_MINUTE: '1000000',
      },
    });
    server = child;
    for (;;) {
      if (child.exitCode !== null) throw new Error(`the server ended by itself with ${child.exitCode}`);
      const ready = await fetch(url('/readyz')).then(({ status }) => status === 200, () => false);
      if (ready) return;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  const kill = async (): Promise<void> => {
    const ended = server && server.exitCode === null ? once(server, 'exit') : null;
    server?.kill('SIGKILL');
    await ended;
  };

  beforeAll(async () => {
    if (!existsSync(main)) throw new Error('This test runs the built server: run the build first.');
    const probe = createServer().listen(0, '127.0.0.1');
    await once(probe, 'listening');
    const address = probe.address();
    port = typeof address === 'object' && address !== null ? address.port : 0;
    probe.close();
    await once(probe, 'close');
  });
  afterAll(async () => {
    await kill();
    rmSync(folder, { recursive: true, force: true });
  });

  it('has everything it acknowledged, and nothing twice', async () => {
    const random = randomOf(20_261_123);
    await start();
    const { password, ingestKey } = JSON.parse(readFileSync(join(folder, 'demo.json'), 'utf8')) as { password: string; ingestKey: string };
    const signIn = async () => {
      const answer = await fetch(url('/api/session'), {
        method: 'POST', headers: { 'content-type': 'application/json', 'x-requested-with': 'ioc' }, body: JSON.stringify({ username: 'operator', password }),
      });
      return (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    };
    const list = async (cookie: string) => (await (await fetch(url('/api/assets?kind=bts&lifecycle=active&perPage=100'), { headers: { cookie } })).json()) as Page<AssetRow>;
    // Maintenance holds against readings, which would make the expected state a matter of more than the last word.
    const codes = (await list(await signIn())).data.filter(({ state }) => state !== 'maintenance').map(({ code }) => code);
    expect(codes.length).toBeGreaterThan(50);

    /** The newest reading the server said it has, by code; what was sent without an answer may be there or not. */
    const acknowledged = new Map<string, { n: number; state: string }>();
    const sent = new Map<string, Map<number, string>>();
    let n = 0;
    let batches = 0;
    const states = ['online', 'degraded', 'offline'] as const;

    for (let round = 0; round < kills; round += 1) {
      const feed = async (): Promise<void> => {
        for (;;) {
          n += 1;
          const mine = n;
          const readings = Array.from({ length: 20 }, () => ({
            code: codes[Math.floor(random() * codes.length)] ?? '', at: new Date(Date.now()).toISOString(), state: states[Math.floor(random() * 3)] ?? 'online', metrics: { n: mine },
          })).filter(({ code }, index, all) => all.findIndex((other) => other.code === code) === index);
          for (const { code, state } of readings) sent.set(code, (sent.get(code) ?? new Map<number, string>()).set(mine, state));
          const answer = await fetch(url('/ingest/readings'), {
            method: 'POST', headers: { authorization: `Bearer ${ingestKey}`, 'content-type': 'application/json', 'idempotency-key': `lo-${mine}` }, body: JSON.stringify({ readings }),
          }).catch(() => null);
          if (answer === null) return;
          expect(answer.status).toBe(200);
          await answer.json();
          batches += 1;
          for (const { code, state } of readings) acknowledged.set(code, { n: mine, state });
        }
      };
      let over = false;
      const feeding = feed().finally(() => {
        over = true;
      });
      const until = batches + 3 + Math.floor(random() * 12);
      while (batches < until && !over) await new Promise((resolve) => setTimeout(resolve, 1));
      await new Promise((resolve) => setTimeout(resolve, random() * 10));
      await kill();
      await feeding;
      await start();
    }

    const cookie = await signIn();
    for (const { id, code, state } of (await list(cookie)).data) {
      const promised = acknowledged.get(code);
      if (!promised) continue;
      const { metrics } = (await (await fetch(url(`/api/assets/${id}`), { headers: { cookie } })).json()) as { metrics: Record<string, number> };
      const stored = metrics['n'] ?? -1;
      expect({ code, newest: stored >= promised.n }).toEqual({ code, newest: true });
      expect({ code, state }).toEqual({ code, state: sent.get(code)?.get(stored) });
    }
    const missed = async (after: number) => (await (await fetch(url(`/api/events?after=${after}`), { headers: { cookie } })).json()) as CatchUp;
    const { to } = await missed(0);
    const from = Math.max(0, to - 4_000);
    const { events } = (await missed(from)) as EventPacket;
    expect(events.map(({ seq }) => seq)).toEqual(Array.from({ length: to - from }, (_, index) => from + index + 1));
  }, 600_000);
});
