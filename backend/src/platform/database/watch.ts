import { Socket } from 'node:net';
import { Logger } from '@nestjs/common';
import type pg from 'pg';

const looks = 6;

/** As an error of the network: to a request, a server that answers nothing is one that is away. */
const unanswered = (): Error => Object.assign(new Error('The database does not answer.'), { code: 'ETIMEDOUT' });

/**
 * Notices a database server that is there and answers nothing: stopped, its machine frozen, the network swallowing
 * packets. It asks on a connection of its own, so a long statement on a healthy server is never cut. Once nothing has
 * been answered for `patienceMs`, all connections are torn down, which fails whatever waits on them, and new ones live
 * no longer than a tick: requests are refused at once instead of queueing. The first answer ends that.
 */
export class DatabaseWatch {
  private readonly log = new Logger('database');
  private readonly sockets = new Set<Socket>();
  private timer: NodeJS.Timeout | undefined;
  private client: pg.Client | null = null;
  private asking = false;
  private silentLooks = 0;
  private silent = false;

  /** @param connect makes the connection to ask on: with time limits of its own, longer than `patienceMs` */
  constructor(
    private readonly connect: () => pg.Client,
    private readonly patienceMs: number,
  ) {}

  /** The socket of a new connection, for the `stream` option of the driver. */
  readonly stream = (): Socket => {
    const socket = new Socket();
    this.sockets.add(socket);
    socket.once('close', () => this.sockets.delete(socket));
    if (this.silent) process.nextTick(() => socket.destroy(unanswered()));
    return socket;
  };

  begin(): void {
    this.timer ??= setInterval(() => this.look(), this.patienceMs / looks).unref();
  }

  end(): void {
    clearInterval(this.timer);
    this.leave();
  }

  /** Counted in looks and not by the clock: a process that was held up itself has not waited for anybody. */
  private look(): void {
    this.silentLooks += 1;
    if (this.silentLooks >= looks && !this.silent) this.fallSilent();
    if (!this.asking) void this.ask();
  }

  private async ask(): Promise<void> {
    this.asking = true;
    try {
      await (await this.connected()).query('select 1');
      this.silentLooks = 0;
      if (this.silent) this.log.warn('the database answers again');
      this.silent = false;
    } catch {
      // A prompt refusal is no silence: connections that live may go on, and requests are refused as promptly.
      if (!this.silent) this.silentLooks = 0;
      this.leave();
    } finally {
      this.asking = false;
    }
  }

  private async connected(): Promise<pg.Client> {
    if (this.client) return this.client;
    this.client = this.connect();
    // What befalls it between two questions shows at the next one.
    this.client.on('error', () => undefined);
    await this.client.connect();
    return this.client;
  }

  /** The next question goes by a new connection: this one may never learn that its other end is gone. */
  private leave(): void {
    this.client?.end().catch(() => undefined);
    this.client = null;
  }

  private fallSilent(): void {
    this.silent = true;
    this.log.warn(`the database has answered nothing for ${this.patienceMs} ms: ${this.sockets.size} connections given up`);
    for (const socket of this.sockets) socket.destroy(unanswered());
  }
}
