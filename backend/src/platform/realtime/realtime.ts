import { Inject, Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { Actor } from '@ioc/shared/access';
import type { ClientToServer, ServerToClient } from '@ioc/shared/events';
import type { ProblemCode } from '@ioc/shared/problems';
import { Server, type Socket } from 'socket.io';
import { z } from 'zod';
import { Clock } from '#platform/clock';
import type { Config } from '#platform/config';
import { Deadline, withinDeadline } from '#platform/database';
import { CatchUpReader, EventTail, mayHear, type StoredEvent } from '#platform/events';
import { Authenticator, CONFIG, Metrics, originIsOwn } from '#platform/http';
import { Audiences } from './audiences.js';
import { roomsOf, sendPacket } from './packing.js';

interface SocketData {
  actor: Actor;
  audience: string;
  canUnpack: boolean;
  /** Since when its queue has been full; null = it reads. */
  stalledAt: number | null;
  asked: number;
}
type LiveSocket = Socket<ClientToServer, ServerToClient, Record<string, never>, SocketData>;

const watchMs = 1_000;
const revalidateMs = 2_000;
/** Sending may take this share of the time at most: under a storm the ticks grow longer instead of the queues. */
const sendingShare = 0.25;
const cursorShape = z.number().int().min(0).nullable();

/** Delivers events to the sockets of this node. Emits to rooms only; which room a socket is in follows from its rights. */
@Injectable()
export class Realtime implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger('realtime');
  private readonly audiences = new Audiences();
  private io: Server<ClientToServer, ServerToClient, Record<string, never>, SocketData> | null = null;
  private pending: { from: number; to: number; events: StoredEvent[] } | null = null;
  private tick: NodeJS.Timeout | undefined;
  private watch: NodeJS.Timeout | undefined;
  private lastTick = 0;
  /** How long the last tick was sending, in milliseconds. */
  private lastCost = 0;
  private lastRevalidation = 0;
  private isServing = true;

  constructor(
    private readonly host: HttpAdapterHost,
    private readonly authenticator: Authenticator,
    private readonly tail: EventTail,
    private readonly catchUp: CatchUpReader,
    private readonly clock: Clock,
    private readonly metrics: Metrics,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    this.tail.receive((from, to, events) => this.deliver(from, to, events));
    this.tail.notice('ioc_sessions', (userId) => {
      this.authenticator.forget();
      void this.revalidate(userId);
    });
  }

  onApplicationBootstrap(): void {
    this.io = new Server(this.host.httpAdapter.getHttpServer(), {
      serveClient: false,
      maxHttpBufferSize: this.config.IOC_SOCKET_FRAME_BYTES,
      perMessageDeflate: false,
      pingInterval: 5_000,
      pingTimeout: 10_000,
      // CORS headers do not protect a WebSocket handshake; this does, on both transports.
      allowRequest: (request, answer) => answer(null, originIsOwn(request, this.config.IOC_PUBLIC_URL)),
    });
    this.io.use((socket, next) => {
      this.admit(socket).then((refusal) => next(refusal === null ? undefined : new Error(refusal)), (error: unknown) => {
        this.log.warn(`socket not admitted: ${error instanceof Error ? error.message : String(error)}`);
        next(new Error('system.unavailable'));
      });
    });
    this.io.on('connection', (socket) => this.open(socket));
    this.watch = setInterval(() => this.watchQueues(), watchMs);
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.watch);
    clearTimeout(this.tick);
    this.io?.disconnectSockets(true);
    await this.io?.close();
  }

  /** @returns why not, as a problem code */
  private async admit(socket: LiveSocket): Promise<ProblemCode | null> {
    const actor = await this.inTime(() => this.authenticator.authenticate(socket.handshake.headers));
    if (!actor) return 'access.signed-out';
    const mine = [...(this.io?.of('/').sockets.values() ?? [])].filter((other) => other.data.actor?.id === actor.id).length;
    if (mine >= this.config.IOC_SOCKETS_PER_USER) return 'request.too-many';
    socket.data = { actor, audience: '', canUnpack: socket.handshake.auth['packed'] === true, stalledAt: null, asked: 0 };
    return null;
  }

  private open(socket: LiveSocket): void {
    this.metrics.sockets.inc();
    this.enter(socket, socket.data.actor);
    if (!this.isServing) socket.emit('serving', false);
    socket.on('since', (cursor, answer) => void this.answer(socket, cursor, answer));
    socket.on('disconnect', () => {
      this.metrics.sockets.dec();
      this.audiences.leave(socket.data.audience);
    });
  }

  private enter(socket: LiveSocket, actor: Actor): void {
    const before = socket.data.audience;
    if (before !== '') {
      void socket.leave(roomOf(socket));
      this.audiences.leave(before);
    }
    socket.data.actor = actor;
    socket.data.audience = this.audiences.join(actor.grants);
    // Before anything the new room hears, so that a screen never mixes two rights unknowingly.
    socket.emit('rights', actor.grants);
    if (socket.data.stalledAt === null) void socket.join(roomOf(socket));
  }

  /** Bad questions are ignored, too many end the socket: a client of ours asks once a connection and once a gap. */
  private async answer(socket: LiveSocket, cursor: unknown, answer: unknown): Promise<void> {
    const asked = cursorShape.safeParse(cursor);
    if (!asked.success || typeof answer !== 'function') return;
    socket.data.asked += 1;
    if (socket.data.asked > this.config.IOC_SOCKET_QUESTIONS) {
      this.cut(socket, 'questions');
      return;
    }
    try {
      // What happens while we read is delivered by packets; the client applies each number once.
      (answer as (result: unknown) => void)(await this.inTime(() => this.catchUp.since(asked.data, socket.data.actor)));
    } catch (error) {
      // It stays without an answer and asks again: when the database is away, a new connection would not help.
      this.log.warn(`a question was not answered: ${error instanceof Error ? error.message : String(error)}`);
      this.tellServing(false);
    }
  }

  /** Collects what the tail brings and sends it at most once a tick. */
  private deliver(from: number, to: number, events: readonly StoredEvent[]): void {
    this.metrics.published.inc(events.length);
    if (this.pending) {
      this.pending.to = to;
      this.pending.events.push(...events);
    } else {
      this.pending = { from, to, events: [...events] };
    }
    if (this.tick) return;
    const rest = Math.max(this.config.IOC_TICK_MS, this.lastCost / sendingShare);
    const wait = Math.max(0, this.lastTick + rest - performance.now());
    this.tick = setTimeout(() => this.flush(), wait);
  }

  private flush(): void {
    this.tick = undefined;
    this.lastTick = performance.now();
    const pending = this.pending;
    this.pending = null;
    if (!pending || !this.io) return;
    this.pauseFullQueues();
    const at = this.clock.now().toISOString();
    const addressees = this.socketsOf(new Set(pending.events.map(({ addresseeId }) => addresseeId)));
    const except = addressees.map(({ id }) => id);
    for (const [audience, packet] of this.audiences.packets(pending.from, pending.to, at, pending.events)) {
      sendPacket(this.io, { audience, except }, packet);
    }
    for (const socket of addressees) {
      const events = pending.events.filter((stored) => mayHear(socket.data.actor, stored)).map(({ event }) => event);
      socket.emit('events', { from: pending.from, to: pending.to, at, events });
    }
    this.lastCost = performance.now() - this.lastTick;
  }

  /** The sockets of these people that read. Instead of the packet of their audience they get one with what is for them alone. */
  private socketsOf(userIds: ReadonlySet<string | null>): LiveSocket[] {
    return [...(this.io?.of('/').sockets.values() ?? [])].filter(({ data }) => data.stalledAt === null && userIds.has(data.actor.id));
  }

  /**
   * A socket whose queue is full leaves its room instead of queueing without limit. When it reads again it returns,
   * notices the gap by the numbers and asks for what it missed.
   */
  private pauseFullQueues(): void {
    for (const socket of this.io?.of('/').sockets.values() ?? []) {
      if (socket.data.stalledAt === null && queued(socket) >= this.config.IOC_SOCKET_QUEUE) {
        socket.data.stalledAt = performance.now();
        this.metrics.pausedSockets.inc();
        void socket.leave(roomOf(socket));
      }
    }
  }

  private watchQueues(): void {
    const now = performance.now();
    for (const socket of this.io?.of('/').sockets.values() ?? []) {
      socket.data.asked = Math.max(0, socket.data.asked - 1);
      const { stalledAt } = socket.data;
      if (stalledAt === null) continue;
      if (queued(socket) === 0) {
        socket.data.stalledAt = null;
        this.metrics.pausedSockets.dec();
        void socket.join(roomOf(socket));
        // An empty packet shows it the gap at once, also when nothing else happens.
        const { position } = this.tail;
        socket.emit('events', { from: position, to: position, at: this.clock.now().toISOString(), events: [] });
      } else if (now - stalledAt > this.config.IOC_SOCKET_STALL_SECONDS * 1_000) {
        this.metrics.pausedSockets.dec();
        this.cut(socket, 'stalled');
      }
    }
    if (now - this.lastRevalidation >= revalidateMs) {
      this.lastRevalidation = now;
      void this.revalidate(null);
    }
  }

  /** Sockets stay when the database goes: their screens are told how old they are, instead of all coming back at once. */
  private tellServing(isServing: boolean): void {
    if (this.isServing === isServing) return;
    this.isServing = isServing;
    this.io?.emit('serving', isServing);
  }

  /**
   * Asks anew who is behind the sockets: at once for a person whose session or rights changed, and every two seconds
   * for all, because the notice may be lost. A session that ended loses its sockets; changed rights change the room.
   */
  async revalidate(userId: string | null): Promise<void> {
    const bySession = new Map<string, LiveSocket[]>();
    for (const socket of this.io?.of('/').sockets.values() ?? []) {
      if (userId !== null && socket.data.actor.id !== userId) continue;
      const key = socket.data.actor.sessionId ?? socket.id;
      bySession.set(key, [...(bySession.get(key) ?? []), socket]);
    }
    for (const sockets of bySession.values()) {
      const [first] = sockets;
      if (!first) continue;
      try {
        const actor = await this.inTime(() => this.authenticator.authenticate(first.handshake.headers));
        for (const socket of sockets) {
          if (!actor) {
            socket.emit('bye', 'access.signed-out');
            this.cut(socket, 'signed-out');
          } else if (JSON.stringify(actor.grants) !== JSON.stringify(socket.data.actor.grants)) {
            this.enter(socket, actor);
          }
        }
      } catch {
        // The database is away; nobody can have been told of a change, and the next round asks again.
        this.tellServing(false);
        return;
      }
    }
    this.tellServing(true);
  }

  /** A socket waits no longer than a request, also for a database that is merely busy. */
  private inTime<Result>(ask: () => Promise<Result>): Promise<Result> {
    const deadline = new Deadline(this.config.IOC_REQUEST_TIMEOUT_MS);
    return withinDeadline(deadline, () => deadline.inTime(ask()));
  }

  private cut(socket: LiveSocket, reason: string): void {
    this.metrics.droppedSockets.inc({ reason });
    this.log.debug(`socket of ${socket.data.actor.username} cut: ${reason}`);
    socket.disconnect(true);
  }
}

/** Each socket is in one room of its audience. */
function roomOf({ data }: LiveSocket): string {
  const { plain, packed } = roomsOf(data.audience);
  return data.canUnpack ? packed : plain;
}

/** Packets written for this socket that its connection has not taken yet. */
function queued(socket: LiveSocket): number {
  const { conn } = socket as unknown as { conn: { writeBuffer: unknown[] } };
  return conn.writeBuffer.length;
}
