import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FixedClock } from '#platform/clock';
import { loadConfig } from '#platform/config';
import type { Transactions } from '#platform/database';
import { HealthController } from './health.controller.js';
import { MachineProbes, type DiskFigures, type HealthProbes, type QueueFigures } from './health.js';
import { Metrics } from './metrics.js';

const config = loadConfig({ IOC_DATA_DIR: '/srv/data', IOC_FILES_DIR: '/srv/files' });
const idle: QueueFigures = { lag: 0, waitedSeconds: 0 };
const roomy: DiskFigures = { usedShare: 0.4, isFull: false, isWritable: true };
const full: DiskFigures = { usedShare: 1, isFull: true, isWritable: true };
const filling: DiskFigures = { usedShare: 0.86, isFull: false, isWritable: true };

interface Machine {
  queue?: QueueFigures | 'gone' | 'silent';
  disks?: Record<string, DiskFigures | 'gone'>;
}

const told = <Value>(value: Value | 'gone' | 'silent'): Promise<Value> =>
  value === 'gone' ? Promise.reject(new Error('gone')) : value === 'silent' ? new Promise(() => undefined) : Promise.resolve(value as Value);

async function readyz(kind: 'embedded' | 'postgres', { queue = idle, disks = {} }: Machine) {
  const probes: HealthProbes = { queue: () => told(queue), disk: (folder) => told(disks[folder] ?? roomy) };
  const controller = new HealthController(probes, new Metrics(), new FixedClock(new Date(0)), { kind }, config);
  let code = 0;
  const response = { status: (given: number) => void (code = given) } as unknown as Parameters<HealthController['ready']>[0];
  const body = await controller.ready(response);
  return { code, ...body };
}

describe('readiness', () => {
  it('is ok when everything is', async () => {
    for (const kind of ['embedded', 'postgres'] as const) {
      expect(await readyz(kind, {})).toEqual({ code: 200, status: 'ok', database: 'ok', queue: 'ok', disk: 'ok' });
    }
  });

  it('looks at the disk of the attached files on a server, and at that of the data when they lie here', async () => {
    expect(await readyz('postgres', { disks: { '/srv/files': filling } })).toMatchObject({ code: 200, status: 'degraded', disk: 'degraded' });
    expect(await readyz('postgres', { disks: { '/srv/files': full } })).toMatchObject({ code: 200, status: 'degraded', disk: 'down' });
    expect(await readyz('postgres', { disks: { '/srv/data': full } })).toMatchObject({ code: 200, status: 'ok', disk: 'ok' });
    expect(await readyz('embedded', { disks: { '/srv/data': filling } })).toMatchObject({ code: 200, status: 'degraded', disk: 'degraded' });
    expect(await readyz('embedded', { disks: { '/srv/data': full } })).toMatchObject({ code: 503, status: 'down', disk: 'down' });
  });

  it('calls a disk down that takes nothing or does not answer', async () => {
    expect(await readyz('postgres', { disks: { '/srv/files': { ...roomy, isWritable: false } } })).toMatchObject({ status: 'degraded', disk: 'down' });
    expect(await readyz('embedded', { disks: { '/srv/data': 'gone' } })).toMatchObject({ code: 503, disk: 'down' });
  });

  it('calls a long queue degraded and one that stands still down, without taking the node out', async () => {
    expect(await readyz('postgres', { queue: { lag: 10_000, waitedSeconds: 20 } })).toMatchObject({ status: 'ok', queue: 'ok' });
    expect(await readyz('postgres', { queue: { lag: 10_001, waitedSeconds: 20 } })).toMatchObject({ code: 200, status: 'degraded', queue: 'degraded' });
    expect(await readyz('postgres', { queue: { lag: 3, waitedSeconds: 301 } })).toMatchObject({ code: 200, status: 'degraded', queue: 'down' });
  });

  it('is down with a database server that is away or silent, and degraded with an embedded one that is busy', async () => {
    for (const queue of ['gone', 'silent'] as const) {
      expect(await readyz('postgres', { queue })).toMatchObject({ code: 503, status: 'down', database: 'down', queue: 'down' });
      expect(await readyz('embedded', { queue })).toMatchObject({ code: 200, status: 'degraded', database: 'degraded', queue: 'degraded' });
    }
  });
});

describe('the disk of this machine', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ioc-disk-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('is asked by the folder, or by the one it will be made in', async () => {
    const probes = new MachineProbes(null as unknown as Transactions, new FixedClock(new Date(0)));
    const present = await probes.disk(folder);
    expect(present.usedShare).toBeGreaterThan(0);
    expect(present.usedShare).toBeLessThanOrEqual(1);
    expect(present.isWritable).toBe(true);
    expect(await probes.disk(join(folder, 'a', 'b'))).toMatchObject({ isWritable: true, isFull: present.isFull });
  });
});
