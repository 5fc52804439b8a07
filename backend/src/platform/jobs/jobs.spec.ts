import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { Jobs } from './jobs.js';

const hourMs = 3_600_000;

describe('jobs', () => {
  beforeEach(() => {
    jest.useFakeTimers();
    Logger.overrideLogger(false);
  });
  afterEach(() => {
    jest.useRealTimers();
    Logger.overrideLogger(['warn', 'error']);
  });

  it('run every so often, not while they still run, and on after a failure', async () => {
    const jobs = new Jobs();
    const ends: (() => void)[] = [];
    let failures = 0;
    jobs.register({ name: 'slow', everyMs: hourMs, run: () => new Promise<void>((resolve) => ends.push(resolve)) });
    jobs.register({
      name: 'failing', everyMs: hourMs,
      run: () => {
        failures += 1;
        return Promise.reject(new Error('the database is away'));
      },
    });
    jobs.onApplicationBootstrap();
    await jest.advanceTimersByTimeAsync(hourMs - 1);
    expect([ends.length, failures]).toEqual([0, 0]);
    await jest.advanceTimersByTimeAsync(2 * hourMs);
    expect([ends.length, failures]).toEqual([1, 2]);
    ends[0]?.();
    await jest.advanceTimersByTimeAsync(hourMs);
    expect([ends.length, failures]).toEqual([2, 3]);
    ends[1]?.();
    await jobs.beforeApplicationShutdown();
  });

  it('are waited for when the node stops, and do not begin again', async () => {
    const jobs = new Jobs();
    const done: string[] = [];
    let end = (): void => undefined;
    jobs.register({ name: 'slow', everyMs: 1_000, run: () => new Promise<void>((resolve) => { end = resolve; }).then(() => done.push('job')) });
    jobs.onApplicationBootstrap();
    await jest.advanceTimersByTimeAsync(1_000);
    const stopped = jobs.beforeApplicationShutdown().then(() => done.push('node'));
    await jest.advanceTimersByTimeAsync(5_000);
    expect(done).toEqual([]);
    end();
    await stopped;
    expect(done).toEqual(['job', 'node']);
  });
});
