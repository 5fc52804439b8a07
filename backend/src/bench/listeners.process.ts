/** Hundreds of people with the map open: notes how old each event is when it arrives. */
import { inflateRawSync } from 'node:zlib';
import type { EventPacket } from '@ioc/shared/events';
import { io, type Socket } from 'socket.io-client';
import { answerQuestions } from './product.js';

export type ListenersQuestion = { do: 'connect'; url: string; cookie: string; clients: number } | { do: 'begin' } | { do: 'report' };

export interface Delays {
  deliveries: number;
  p50: number;
  p95: number;
  p99: number;
  most: number;
}

const longest = 60_000;
const histogram = new Uint32Array(longest + 1);
const sockets: Socket[] = [];

/**
 * Hundreds of people in one process all get the same bytes. Each reads them on a machine of their own; here they are
 * read for the first and known to the others, so that what is measured is the server and not this generator.
 */
let lastBytes: Buffer = Buffer.alloc(0);
let lastTimes: readonly number[] = [];

const timesOf = ({ events }: EventPacket): number[] => events.map(({ at }) => Date.parse(at));

function timesOfPacked(bytes: Buffer): readonly number[] {
  if (!bytes.equals(lastBytes)) {
    lastBytes = bytes;
    lastTimes = timesOf(JSON.parse(inflateRawSync(bytes).toString()) as EventPacket);
  }
  return lastTimes;
}

function note(times: readonly number[]): void {
  const now = Date.now();
  for (const at of times) {
    const slot = Math.min(longest, Math.max(0, now - at));
    histogram[slot] = (histogram[slot] ?? 0) + 1;
  }
}

function connect(url: string, cookie: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = io(url, { transports: ['websocket'], forceNew: true, auth: { packed: true }, extraHeaders: { cookie } });
    sockets.push(socket);
    socket.once('connect', resolve).once('connect_error', reject);
    socket.on('events', (packet: EventPacket) => note(timesOf(packet)));
    socket.on('packed', (bytes: Buffer) => note(timesOfPacked(bytes)));
  });
}

function report(): Delays {
  const deliveries = histogram.reduce((sum, count) => sum + count, 0);
  const at = (share: number) => {
    let left = Math.ceil(deliveries * share);
    return Math.max(0, histogram.findIndex((count) => (left -= count) <= 0));
  };
  return { deliveries, p50: at(0.5), p95: at(0.95), p99: at(0.99), most: histogram.findLastIndex((count) => count > 0) };
}

answerQuestions<ListenersQuestion>(async (question) => {
  if (question.do === 'report') return report();
  if (question.do === 'begin') {
    histogram.fill(0);
    return null;
  }
  const atOnce = 50;
  for (let done = 0; done < question.clients; done += atOnce) {
    const count = Math.min(atOnce, question.clients - done);
    await Promise.all(Array.from({ length: count }, () => connect(question.url, question.cookie)));
  }
  return null;
});
