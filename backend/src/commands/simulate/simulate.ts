import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { defaultSeed, generateProvince } from '../../seed/province.js';
import { stormScene } from '../../seed/scenes.js';
import { CommandError, usageError, type Say } from '../cli.js';
import { pauseUntil, playWaves, report, sendHeartbeats, type Feed } from './feed.js';
import { deviceByCode, devicesOfCommune } from './find.js';
import { Server, type Device } from './server.js';

const usage = `npm run simulate -- SCENE [--url URL] [--key KEY]
  heartbeats        every device reports once an interval, until Ctrl+C
  outage CODE       one asset reports that it is down
  commune NAME      everything in a commune goes down ("bao lac" finds Xã Bảo Lạc)
  storm             380 sites in three waves, --seconds apart (10)
  restore           everything that is down or degraded comes back
The address is http://127.0.0.1:3000 and the key that of the demo on this machine, unless given.`;

export interface SimulateContext {
  stop: AbortSignal;
  say: Say;
  env: Readonly<Record<string, string | undefined>>;
}

const options = {
  url: { type: 'string', default: 'http://127.0.0.1:3000' },
  key: { type: 'string' },
  seconds: { type: 'string', default: '10' },
} as const;

/** Plays a scene into a running portal from outside, over HTTP, as the network management systems would. */
export async function simulate(args: string[], { stop, say, env }: SimulateContext): Promise<void> {
  const { values, positionals } = read(args);
  const [scene, ...words] = positionals;
  const subject = words.join(' ').trim();
  const seconds = z.coerce.number().min(0).max(3_600).safeParse(values.seconds);
  if (!seconds.success) throw usageError(usage, '--seconds is a number up to 3600.');
  if (!URL.canParse(values.url)) throw usageError(usage, `${values.url} is no address.`);
  const play = scenes[scene ?? ''];
  if (!play) throw usageError(usage, scene === undefined ? undefined : `There is no scene ${scene}.`);
  const server = new Server(values.url, values.key ?? demoKey(env), stop);
  await play({ server, say, stop, now: () => new Date(), pause: pauseUntil(stop) }, subject, seconds.data);
}

const scenes: Readonly<Record<string, (feed: Feed, subject: string, seconds: number) => Promise<void>>> = {
  heartbeats: (feed) => sendHeartbeats(feed),
  outage: async (feed, code) => {
    if (code === '') throw usageError(usage, 'Which asset? Give its code.');
    const device = deviceByCode(await feed.server.devices({ q: code }), code);
    await fail(feed, [device], `${device.code} (${device.name})`);
  },
  commune: async (feed, name) => {
    if (name === '') throw usageError(usage, 'Which commune?');
    const devices = devicesOfCommune(await feed.server.devices(), name);
    await fail(feed, devices, `${devices[0]?.unitName}: ${devices.length} assets`);
  },
  storm: async (feed, _subject, seconds) => {
    const byCode = new Map((await feed.server.devices()).map((device) => [device.code, device]));
    const { waves } = stormScene(generateProvince({ now: feed.now().toISOString() }), defaultSeed);
    const known = waves.map(({ outages }): Device[] =>
      outages.map(({ assetCode }) => byCode.get(assetCode)).filter((device) => device !== undefined));
    if (known.every((wave) => wave.length === 0)) throw new CommandError('The storm is written for the demo province, and none of its sites is there.');
    await playWaves(feed, known, seconds);
  },
  restore: async (feed) => {
    const devices = await feed.server.devices({ state: 'offline,degraded' });
    feed.say(`${devices.length} assets report that they work again, ${await report(feed, devices, 'online')} changed`);
  },
};

async function fail(feed: Feed, devices: readonly Device[], what: string): Promise<void> {
  feed.say(`${what} reported down, ${await report(feed, devices, 'offline')} changed`);
}

function read(args: string[]) {
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    throw usageError(usage, error instanceof Error ? error.message : String(error));
  }
}

/** The first start of a demo leaves its key beside its data, readable by its owner alone. */
function demoKey(env: SimulateContext['env']): string {
  const file = resolve(env['IOC_DATA_DIR'] || '.data', 'demo.json');
  if (!existsSync(file)) throw new CommandError(`There is no demo on this machine (${file}). Give a key with --key.`);
  const secrets = z.object({ ingestKey: z.string() }).safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (!secrets.success) throw new CommandError(`${file} holds no key. Give one with --key.`);
  return secrets.data.ingestKey;
}
