import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import type { EventName } from '@ioc/shared/events';
import { system, Transactions, type Tx } from '#platform/database';
import { Metrics } from '#platform/http';
import { Outage } from './outage.js';
import { readEventsOf, type StoredEvent } from './read.js';
import { EventTail } from './tail.js';

const batch = 2_000;
const pollMs = 1_000;

/** A consequence of events: registered by the feature that draws it. */
export interface EventListener {
  /** Names the cursor; must never change. */
  name: string;
  hears: readonly EventName[];
  /** Runs in the transaction that also advances the cursor; what it records becomes events in turn. */
  handle(tx: Tx, events: readonly StoredEvent[]): Promise<void>;
}

/**
 * Runs listeners exactly once per event: the position is a row that moves in the transaction of the effect, so a crash
 * between cause and consequence loses nothing and doubles nothing. Nodes share the work: whoever holds the row works.
 */
@Injectable()
export class Listeners implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger('listeners');
  private readonly listeners: EventListener[] = [];
  private readonly running = new Map<string, Promise<void>>();
  private readonly dirty = new Set<string>();
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;

  constructor(
    private readonly transactions: Transactions,
    private readonly tail: EventTail,
    private readonly metrics: Metrics,
    private readonly outage: Outage,
  ) {}

  register(listener: EventListener): void {
    this.listeners.push(listener);
  }

  async onApplicationBootstrap(): Promise<void> {
    for (const { name } of this.listeners) {
      await this.transactions.query(`insert into event_cursors (name, seq) select $1, 0 on conflict do nothing`, [name]);
    }
    this.tail.receive((_from, _to, events) => this.wakeFor(events));
    this.timer = setInterval(() => this.wake(), pollMs);
    this.wake();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    await Promise.all(this.running.values());
  }

  wake(): void {
    for (const listener of this.listeners) this.start(listener);
  }

  /** Only whoever has something to hear: the others pass these events at the next poll, many at a time. O(events + listeners). */
  private wakeFor(events: readonly StoredEvent[]): void {
    const names = new Set(events.map(({ event }) => event.name));
    for (const listener of this.listeners) if (listener.hears.some((name) => names.has(name))) this.start(listener);
  }

  /** A listener that is at work looks once more when it is done. Only itself: two that woke each other would never rest. */
  private start(listener: EventListener): void {
    const { name } = listener;
    if (this.stopped) return;
    if (this.running.has(name)) {
      this.dirty.add(name);
      return;
    }
    this.running.set(name, this.drain(listener).then((isDone) => {
      this.running.delete(name);
      // After a failure the poll tries again: at once it would fail at once, for as long as the database is away.
      if (this.dirty.delete(name) && isDone) this.start(listener);
    }));
  }

  /** Runs until nothing is left to hear; for tests and for loading data. */
  async settle(): Promise<void> {
    for (let left = true; left; ) {
      await Promise.all(this.running.values());
      left = false;
      for (const listener of this.listeners) if ((await this.step(listener)) > 0) left = true;
    }
  }

  /** @returns false when it failed */
  private async drain(listener: EventListener): Promise<boolean> {
    try {
      while (!this.stopped && (await this.step(listener)) > 0);
      this.outage.endFor(listener.name);
      return true;
    } catch (error) {
      if (!this.outage.covers(listener.name, error)) {
        this.log.error(`${listener.name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      }
      return false;
    }
  }

  /** @returns how many events were passed; 0 when there was nothing, or another node is at work */
  private async step(listener: EventListener): Promise<number> {
    return this.transactions.run(system, async (tx) => {
      const [cursor] = await tx.query<{ seq: number }>(`select seq from event_cursors where name = $1 for update skip locked`, [listener.name]);
      if (!cursor) return 0;
      const { last, events } = await readEventsOf(tx, listener.hears, cursor.seq, batch);
      if (last === null) return 0;
      if (events.length > 0) await listener.handle(tx, events);
      await tx.query(`update event_cursors set seq = $2, updated_at = $3 where name = $1`, [listener.name, last, tx.now]);
      this.metrics.listenerLag.set({ listener: listener.name }, Math.max(0, this.tail.position - last));
      return last - cursor.seq;
    });
  }
}
