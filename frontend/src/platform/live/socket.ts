/** The only socket. It opens with the first listener, so the sign-in page and the first paint never wait for it. */
import type { Grant } from '@ioc/shared/access';
import type { CatchUp, ClientToServer, LiveEvent, ServerToClient } from '@ioc/shared/events';
import type { Socket } from 'socket.io-client';
import { Arrivals } from './arrivals';
import { hearServerClock } from './clock';
import { askAfterMs, linkState, type LinkState } from './link';
import { Resume, type ResumeStep } from './resume';
import { canUnpack, unpack } from './unpack';

type LiveSocket = Socket<ServerToClient, ClientToServer>;
type EventsHandler = (events: readonly LiveEvent[], at: string) => void;

/** An answer that takes longer is taken for lost and asked for again. */
const answerWithinMs = 6_000;
const comeBackMs = 1_000;

const eventsHandlers = new Set<EventsHandler>();
const resetHandlers = new Set<() => void>();
const rightsHandlers = new Set<(grants: readonly Grant[]) => void>();
const byeHandlers = new Set<(reason: string) => void>();
const beginHandlers = new Set<(from: number) => void>();
const linkWatchers = new Set<() => void>();

const resume = new Resume();
let socket: LiveSocket | null = null;
let opening = false;
let ticker: ReturnType<typeof setInterval> | undefined;
let isServing = true;
let downSince = Date.now();
let lastAt: number | null = null;
let link: LinkState = { state: 'connecting', lastAt: null };

/** One listener's bug must not keep the others from hearing. */
function tell<Handler>(handlers: Set<Handler>, call: (handler: Handler) => void): void {
  for (const handler of handlers) {
    try {
      call(handler);
    } catch (error) {
      reportError(error);
    }
  }
}

function lookAtLink(): void {
  const next = linkState(
    { isConnected: socket?.connected ?? false, hasNetwork: navigator.onLine, isServing, downSince, lastAt },
    Date.now(),
  );
  if (next.state === link.state && next.lastAt === link.lastAt) return;
  const changed = next.state !== link.state || Math.abs((next.lastAt ?? 0) - (link.lastAt ?? 0)) >= 1_000;
  if (!changed) return;
  link = next;
  tell(linkWatchers, (watcher) => watcher());
}

/** A sign of life from the server. Without its database it is none of the data, whose age goes on. */
function heard(): void {
  if (isServing) lastAt = Date.now();
  lookAtLink();
}

function take(step: ResumeStep): void {
  if (step.at !== null) hearServerClock(step.at);
  if (step.reset) tell(resetHandlers, (handler) => handler());
  const { events, at } = step;
  if (events.length > 0 && at !== null) tell(eventsHandlers, (handler) => handler(events, at));
  if (step.ask) askSince();
}

const arrivals = new Arrivals((packet) => take(resume.packet(packet)), () => askSince());

function askSince(): void {
  if (!socket?.connected) return;
  const asked = socket;
  const question = resume.ask();
  asked.timeout(answerWithinMs).emit('since', resume.cursor, (error: Error | null, result: CatchUp) => {
    if (asked !== socket) return;
    if (error) {
      if (asked.connected) askSince();
      return;
    }
    isServing = true;
    heard();
    const isFirst = !resume.begun;
    const from = resume.cursor ?? ('reset' in result ? result.to : result.from);
    const step = resume.answer(question, result);
    if (isFirst && resume.begun) tell(beginHandlers, (handler) => handler(from));
    take(step);
  });
}

function tick(): void {
  if (socket?.connected && !resume.isAsking && Date.now() - (lastAt ?? 0) >= askAfterMs) askSince();
  lookAtLink();
}

async function open(): Promise<void> {
  if (opening) return;
  opening = true;
  downSince = Date.now();
  ticker ??= setInterval(tick, 1_000);
  const { io } = await import('socket.io-client');
  if (!opening) return;
  const opened: LiveSocket = io({ auth: { packed: canUnpack() }, transports: ['websocket', 'polling'], reconnectionDelay: 500, reconnectionDelayMax: 5_000 });
  socket = opened;
  // socket.io does not come back by itself when the server refused or closed on purpose: without its database, shutting down.
  const comeBack = (): void => void setTimeout(() => socket === opened && opened.connect(), comeBackMs * (1 + Math.random()));
  opened.on('connect', () => {
    isServing = true;
    resume.connected();
    arrivals.forget();
    askSince();
    heard();
  });
  opened.on('disconnect', (reason) => {
    downSince = Date.now();
    lookAtLink();
    if (reason === 'io server disconnect') comeBack();
  });
  opened.on('connect_error', (error) => {
    lookAtLink();
    if (error.message.startsWith('access.')) tell(byeHandlers, (handler) => handler(error.message));
    else if (!opened.active) comeBack();
  });
  opened.on('events', (packet) => {
    heard();
    arrivals.add(packet);
  });
  opened.on('packed', (deflated) => {
    heard();
    arrivals.add(unpack(deflated));
  });
  opened.on('rights', (grants) => tell(rightsHandlers, (handler) => handler(grants)));
  opened.on('serving', (does) => {
    isServing = does;
    if (isServing) askSince();
    lookAtLink();
  });
  opened.on('bye', (reason) => tell(byeHandlers, (handler) => handler(reason)));
  opened.io.on('ping', heard);
}

/** The session ended: be silent until somebody signs in. What was missed meanwhile is caught up then. */
export function closeLink(): void {
  opening = false;
  clearInterval(ticker);
  ticker = undefined;
  socket?.disconnect();
  socket = null;
}

export function openLink(): void {
  void open();
}

/** What is shown may be too much or too little: whoever holds live data loads it anew. */
export function reloadLive(): void {
  tell(resetHandlers, (handler) => handler());
}

/** The server closed the link though the session is good: begin again. */
export function restartLink(): void {
  closeLink();
  reloadLive();
  openLink();
}

/** Some request found no server: look now instead of at the next tick. */
export function probeLink(): void {
  if (socket?.connected && !resume.isAsking) askSince();
}

function listen<Handler>(handlers: Set<Handler>, handler: Handler): () => void {
  handlers.add(handler);
  return () => {
    handlers.delete(handler);
  };
}

/** Every event once and in order, in the packets they came in. */
export function onEvents(handler: EventsHandler): () => void {
  openLink();
  return listen(eventsHandlers, handler);
}

/** The number after which this screen hears every event; null until the stream has begun. */
export const hearsFrom = (): number | null => (resume.begun ? resume.cursor : null);

/** The stream begins, once: events after `from` will come, earlier ones are in the answers asked for after that. */
export const onBegin = (handler: (from: number) => void): (() => void) => listen(beginHandlers, handler);

/** A snapshot of this number is on the screen. */
export const wantFrom = (seq: number): void => resume.wantFrom(seq);

/** Too much was missed: whoever holds live data loads it anew. */
export const onReset = (handler: () => void): (() => void) => listen(resetHandlers, handler);

/** What the server lets this screen hear, at every connect and when it changes. */
export const onRights = (handler: (grants: readonly Grant[]) => void): (() => void) => listen(rightsHandlers, handler);

/** The server ended this connection for good; the reason is a problem code. */
export const onBye = (handler: (reason: string) => void): (() => void) => listen(byeHandlers, handler);

export const currentLink = (): LinkState => link;
export const watchLink = (watcher: () => void): (() => void) => listen(linkWatchers, watcher);

if (typeof window !== 'undefined') {
  window.addEventListener('online', lookAtLink);
  window.addEventListener('offline', lookAtLink);
}
