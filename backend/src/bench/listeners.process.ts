/** Hundreds of people with the map open: notes how old each event is when it arrives. */
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

function connect(url: string, cookie: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = io(url, { transports: ['websocket'], forceNew: true, extraHeaders: { cookie } });
    sockets.push(socket);
    socket.once('connect', resolve).once('connect_error', reject);
    socket.on('events', ({ events }: EventPacket) => {
      const now = Date.now();
      for (const { at } of events) {
        const slot = Math.min(longest, Math.max(0, now - Date.parse(at)));
        histogram[slot] = (histogram[slot] ?? 0) + 1;
      }
    });
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
