import { Inject, Injectable, Logger, type OnApplicationBootstrap, type BeforeApplicationShutdown } from '@nestjs/common';
import type { Client } from 'pg';
import { DATABASE, Transactions, type Database } from '#platform/database';
import { Metrics } from '#platform/http';
import { Outage } from './outage.js';
import { headSeq, readEvents, type StoredEvent } from './read.js';

const pollMs = 1_000;
const retryMs = 1_000;
const batch = 2_000;

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
  private cursor = 0;
  private reading = false;
  private again = false;
  private stopped = false;

  constructor(
    private readonly transactions: Transactions,
    private readonly metrics: Metrics,
    private readonly outage: Outage,
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
    this.moveTo(await headSeq(this.transactions));
    await this.connect();
    this.timer = setInterval(() => this.wake(), pollMs);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    await this.client?.end().catch(() => undefined);
  }

  wake(): void {
    if (this.reading) {
      this.again = true;
      return;
    }
    void this.read();
  }

  private async read(): Promise<void> {
    this.reading = true;
    try {
      do {
        this.again = false;
        const events = await readEvents(this.transactions, this.cursor, batch);
        this.outage.endFor('tail');
        const to = events.at(-1)?.event.seq;
        if (to === undefined) continue;
        const from = this.cursor;
        this.moveTo(to);
        for (const deliver of this.receivers) deliver(from, to, events);
        if (events.length === batch) this.again = true;
      } while (this.again && !this.stopped);
    } catch (error) {
      // The poll tries again, and the cursor has not moved past anything undelivered.
      if (!this.stopped && !this.outage.covers('tail', error)) {
        this.log.warn(`cannot read events: ${error instanceof Error ? error.message : String(error)}`);
      }
    } finally {
      this.reading = false;
    }
  }

  /** Known from the start on: after a restart nothing may happen for hours. */
  private moveTo(seq: number): void {
    this.cursor = seq;
    this.metrics.lastEvent.set(seq);
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
