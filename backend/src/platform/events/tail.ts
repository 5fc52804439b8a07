import { Inject, Injectable, Logger, type OnApplicationBootstrap, type BeforeApplicationShutdown } from '@nestjs/common';
import type { Client } from 'pg';
import { DATABASE, Transactions, type Database } from '#platform/database';
import { headSeq, readEvents, type StoredEvent } from './read.js';

const pollMs = 1_000;
const retryMs = 1_000;
const batch = 2_000;
/** Reads are at least so far apart: under load one read then takes the events of several commits. */
const restMs = 20;

type Deliver = (from: number, to: number, events: readonly StoredEvent[]) => void;

/**
 * Follows the event table on this node: woken by NOTIFY, by a poll each second in any case. Every batch covers a range
 * `(from, to]` without gaps, so whoever receives the batches in turn has seen everything.
 */
@Injectable()
export class EventTail implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger('events');
  private readonly receivers: Deliver[] = [];
  private readonly notices = new Map<string, (payload: string) => void>();
  private client: Client | null = null;
  private timer: NodeJS.Timeout | undefined;
  private next: NodeJS.Timeout | undefined;
  private lastRead = -restMs;
  private cursor = 0;
  private reading = false;
  private again = false;
  private stopped = false;

  constructor(
    private readonly transactions: Transactions,
    @Inject(DATABASE) private readonly database: Database,
  ) {}

  /** The number of the last event handed out on this node. */
  get position(): number {
    return this.cursor;
  }

  receive(deliver: Deliver): void {
    this.receivers.push(deliver);
  }

  /** Hears `pg_notify(channel, payload)` of every node; delivery is best effort, so nothing may depend on it alone. */
  notice(channel: string, handle: (payload: string) => void): void {
    this.notices.set(channel, handle);
  }

  async onApplicationBootstrap(): Promise<void> {
    this.cursor = await headSeq(this.transactions);
    await this.connect();
    this.timer = setInterval(() => this.wake(), pollMs);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    clearTimeout(this.next);
    await this.client?.end().catch(() => undefined);
  }

  wake(): void {
    if (this.reading) {
      this.again = true;
      return;
    }
    if (this.next || this.stopped) return;
    const rest = this.lastRead + restMs - performance.now();
    if (rest <= 0) void this.read();
    else this.next = setTimeout(() => void this.read(), rest);
  }

  private async read(): Promise<void> {
    this.reading = true;
    this.next = undefined;
    this.again = false;
    try {
      let isFull = false;
      do {
        const events = await readEvents(this.transactions, this.cursor, batch);
        const to = events.at(-1)?.event.seq;
        if (to === undefined) break;
        const from = this.cursor;
        this.cursor = to;
        for (const deliver of this.receivers) deliver(from, to, events);
        isFull = events.length === batch;
      } while (isFull && !this.stopped);
    } catch (error) {
      // The database is away: the poll tries again, and the cursor has not moved past anything undelivered.
      if (!this.stopped) this.log.warn(`cannot read events: ${error instanceof Error ? error.message : String(error)}`);
    } finally {
      this.reading = false;
      this.lastRead = performance.now();
      if (this.again) this.wake();
    }
  }

  private async connect(): Promise<void> {
    if (this.stopped) return;
    const client = this.database.client();
    const lost = () => {
      if (this.client !== client) return;
      this.client = null;
      setTimeout(() => void this.connect(), retryMs).unref();
    };
    client.on('error', lost);
    client.on('end', lost);
    client.on('notification', ({ channel, payload }) => {
      if (channel === 'ioc_events') this.wake();
      else this.notices.get(channel)?.(payload ?? '');
    });
    this.client = client;
    try {
      await client.connect();
      await client.query('listen ioc_events');
      for (const channel of this.notices.keys()) await client.query(`listen ${client.escapeIdentifier(channel)}`);
    } catch {
      client.end().catch(() => undefined);
      lost();
    }
  }
}
