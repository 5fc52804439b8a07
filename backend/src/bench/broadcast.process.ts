/** The baseline of the push: a bare Socket.IO server that sends the same packets to everybody, from memory. */
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { Server } from 'socket.io';
import { answerQuestions } from './product.js';

export type BroadcastQuestion = { do: 'listen' } | { do: 'send'; eventsPerSecond: number; seconds: number };

const tickMs = 50;
const http = createServer();
const io = new Server(http, { serveClient: false, perMessageDeflate: false });
let seq = 0;

const event = () => ({
  seq: ++seq, id: randomUUID(), name: 'asset.state-changed', at: new Date().toISOString(), by: null,
  data: { id: randomUUID(), kind: 'bts', from: 'online', to: 'degraded', since: new Date().toISOString(), source: 'device' },
});

answerQuestions<BroadcastQuestion>(async (question) => {
  if (question.do === 'listen') {
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
    return { url: `http://127.0.0.1:${(http.address() as AddressInfo).port}` };
  }
  const started = performance.now();
  const ticks = (question.seconds * 1_000) / tickMs;
  let owed = 0;
  for (let tick = 0; tick < ticks; tick += 1) {
    owed += (question.eventsPerSecond * tickMs) / 1_000;
    const count = Math.floor(owed);
    owed -= count;
    const from = seq;
    const events = Array.from({ length: count }, event);
    if (count > 0) io.emit('events', { from, to: seq, at: new Date().toISOString(), events });
    await wait(Math.max(0, started + (tick + 1) * tickMs - performance.now()));
  }
  return null;
});
