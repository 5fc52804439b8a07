import { setTimeout as wait } from 'node:timers/promises';
import type { MetricName } from '@ioc/shared/telemetry';
import type { Reading } from '@ioc/shared/telemetry.input';
import { CommandError, type Say } from '../cli.js';
import type { Device, Server } from './server.js';

type ReportedState = Reading['state'];

/** Small enough that a page of alarms fills as it does in life, large enough that a storm is over in seconds. */
const slice = 200;
const pauseMs = 200;

export interface Feed {
  server: Pick<Server, 'send' | 'devices'>;
  say: Say;
  stop: AbortSignal;
  now(): Date;
  pause(ms: number): Promise<void>;
}

/** Ctrl+C ends the pause and with it the scene; what has been sent stays sent. */
export const pauseUntil = (stop: AbortSignal) => (ms: number): Promise<void> =>
  wait(ms, undefined, { signal: stop }).catch(() => undefined);

/** Reports one state for all of them, paced. @returns how many changed */
export async function report(feed: Feed, devices: readonly Device[], state: ReportedState): Promise<number> {
  let changed = 0;
  for (let at = 0; at < devices.length && !feed.stop.aborted; at += slice) {
    if (at > 0) await feed.pause(pauseMs);
    const receipt = await feed.server.send(devices.slice(at, at + slice).map((device) => readingOf(feed, device, state)));
    changed += receipt.changed;
  }
  return changed;
}

/** Wave after wave of failures, as a storm takes the province. */
export async function playWaves(feed: Feed, waves: readonly (readonly Device[])[], secondsBetween: number): Promise<void> {
  for (const [index, devices] of waves.entries()) {
    if (index > 0) await feed.pause(secondsBetween * 1_000);
    if (feed.stop.aborted) return;
    const changed = await report(feed, devices, 'offline');
    feed.say(`wave ${index + 1} of ${waves.length}: ${devices.length} sites, ${changed} newly down`);
  }
}

/**
 * Every device once an interval, spread evenly over its seconds, until stopped. What is down stays silent and what is
 * degraded says so: asked anew before each round, so that a scene played beside it is not undone.
 */
export async function sendHeartbeats(feed: Feed): Promise<void> {
  const devices = await feed.server.devices();
  if (devices.length === 0) throw new CommandError('The key sees no asset with telemetry.');
  const rate = devices.reduce((sum, { intervalSeconds }) => sum + 1 / intervalSeconds, 0);
  feed.say(`${devices.length} devices report, about ${Math.round(rate)} readings a second. Ctrl+C ends it.`);
  for (let second = 1; !feed.stop.aborted; second += 1) {
    const started = feed.now().getTime();
    const troubled = new Map((await feed.server.devices({ state: 'offline,degraded' })).map(({ code, state }) => [code, state]));
    const due = devices.filter(({ code, intervalSeconds }, index) =>
      index % intervalSeconds === second % intervalSeconds && troubled.get(code) !== 'offline');
    const degraded = due.filter(({ code }) => troubled.has(code));
    const healthy = due.filter(({ code }) => !troubled.has(code));
    const changed = (await report(feed, healthy, 'online')) + (await report(feed, degraded, 'degraded'));
    if (second % 10 === 0 || changed > 0) feed.say(`second ${second}: ${due.length} readings, ${changed} changes`);
    await feed.pause(Math.max(0, 1_000 - (feed.now().getTime() - started)));
  }
}

function readingOf(feed: Feed, { code }: Device, state: ReportedState): Reading {
  const metrics: Partial<Record<MetricName, number>> = state === 'offline' ? {} : { batteryPercent: state === 'degraded' ? 35 : 100 };
  return { code, at: feed.now().toISOString(), state, metrics };
}
