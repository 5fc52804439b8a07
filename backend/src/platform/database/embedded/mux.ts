import { Intake, type Batch } from './intake.js';
import type { MuxConnection, MuxOptions, MuxStats, Peer } from './mux-shapes.js';
import {
  ProtocolViolation,
  closeStatementFrame,
  errorText,
  fatalFrame,
  queryFrame,
  readyFrame,
  syncFrame,
} from './protocol.js';
import { digest, type Reply, type TransactionStatus } from './reply.js';
import { quoted, type ListenAction } from './sql-scan.js';
import { Turns } from './turns.js';

interface Client {
  readonly peer: Peer;
  readonly intake: Intake;
  readonly channels: Set<string>;
  /** LISTEN and UNLISTEN take effect when their transaction commits. */
  pendingListens: ListenAction[];
  midExchange: boolean;
  closed: boolean;
}

/**
 * Lets many PostgreSQL clients share one backend. A batch runs whole; while a transaction is open the backend belongs
 * to its client and the others wait in order. Notifications go to every client that listens, wherever they came from.
 */
export class Mux {
  private readonly clients = new Set<Client>();
  private readonly turns: Turns<Client>;
  private status: TransactionStatus = 'I';
  private cancelIdleTimer: () => void = () => undefined;
  private closing = false;
  private lost = false;
  private nextId = 1;
  private readonly figures = { batches: 0, busyMs: 0, maxMs: 0 };
  private readonly now: () => number;

  constructor(private readonly options: MuxOptions) {
    this.now = options.now ?? (() => performance.now());
    this.turns = new Turns({
      now: this.now,
      breathe: options.breathe ?? (() => new Promise((resolve) => setImmediate(resolve))),
      onFailure: (error) => this.fail(error),
    });
  }

  connect(peer: Peer): MuxConnection {
    const intake = new Intake(`c${this.nextId++}`);
    const client: Client = { peer, intake, channels: new Set(), pendingListens: [], midExchange: false, closed: false };
    this.clients.add(client);
    if (this.closing) this.dismiss(client, '57P03', 'the database is shutting down');
    return {
      receive: (chunk) => this.receive(client, chunk),
      finish: () => this.finish(client),
      close: () => this.drop(client),
    };
  }

  /** Runs work of our own between two transactions, with no batch of a client meanwhile. */
  exclusive<T>(work: () => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => this.turns.add(null, () => work().then(resolve, reject)));
  }

  /** As `exclusive`, once no client is waiting, or after a minute at most. */
  whenFree<T>(work: () => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => this.turns.defer(() => work().then(resolve, reject)));
  }

  /** A simple query of our own; only within `exclusive` or `whenFree`. */
  async ask(sql: string): Promise<Buffer> {
    const bytes = await this.execute(queryFrame(sql));
    const { error, notifications } = digest(bytes);
    this.notify(notifications);
    if (error) throw new Error(`${errorText(error)}: ${sql}`);
    return bytes;
  }

  stats(): MuxStats {
    const { owner, waiting } = this.turns;
    return { ...this.figures, queue: waiting, connections: this.clients.size, transactionOpen: owner !== null };
  }

  /** Ends every connection, rolls back what was open, and resolves when the backend is idle. */
  async shutdown(): Promise<void> {
    this.closing = true;
    for (const client of this.clients) {
      // Nothing is lost for an idle client, and it may be saying goodbye itself: an error would only alarm its driver.
      if (this.turns.isIdle(client)) this.hangUp(client);
      else this.dismiss(client, '57P01', 'the database is shutting down');
    }
    await this.exclusive(() => Promise.resolve());
  }

  private receive(client: Client, chunk: Uint8Array): void {
    if (client.closed) return;
    try {
      for (const intent of client.intake.take(chunk)) {
        if (intent.kind === 'batch') this.turns.add(client, () => this.runBatch(client, intent.batch));
        else if (intent.kind === 'greet') client.peer.send(Buffer.from(this.options.greeting));
        else if (intent.kind === 'refuse-encryption') client.peer.send(Buffer.from('N'));
        else this.finish(client);
      }
    } catch (error) {
      if (!(error instanceof ProtocolViolation)) throw error;
      this.dismiss(client, '08P01', `the client broke the protocol: ${error.message}`);
    }
  }

  private finish(client: Client): void {
    if (!client.closed) this.turns.add(client, () => Promise.resolve(this.hangUp(client)));
  }

  private async execute(bytes: Buffer): Promise<Buffer> {
    const start = this.now();
    const reply = await this.options.execute(bytes).catch((error: unknown) => {
      this.fail(error);
      throw error;
    });
    const ms = this.now() - start;
    this.figures.batches++;
    this.figures.busyMs += ms;
    this.figures.maxMs = Math.max(this.figures.maxMs, ms);
    return Buffer.from(reply.buffer, reply.byteOffset, reply.byteLength);
  }

  private async runBatch(client: Client, batch: Batch): Promise<void> {
    this.cancelIdleTimer();
    const reply = digest(await this.execute(Buffer.concat(batch.frames)), batch.replaysParse);
    if (batch.ready && !reply.status) throw new ProtocolViolation('the backend did not become ready');
    client.midExchange = !batch.ready;
    if (batch.ready && reply.status) this.status = reply.status;
    this.turns.owner = client.midExchange || this.status !== 'I' ? client : null;
    await this.settleListens(client, batch, reply);
    for (const part of reply.parts) client.peer.send(part);
    // Before ReadyForQuery, so that a client that awaits its own NOTIFY has already been told.
    this.notify(reply.notifications);
    if (batch.ready) client.peer.send(readyFrame(this.status));
    if (this.turns.owner) this.watch(client);
  }

  private async settleListens(client: Client, batch: Batch, { tags, error }: Reply): Promise<void> {
    const announced = [...batch.listens];
    for (const tag of tags) {
      const at = announced.findIndex(({ verb }) => verb === tag);
      if (at >= 0) client.pendingListens.push(...announced.splice(0, at + 1).slice(-1));
    }
    if (this.turns.owner || client.pendingListens.length === 0) return;
    const actions = error || tags.at(-1) === 'ROLLBACK' ? [] : client.pendingListens;
    client.pendingListens = [];
    for (const { verb, channel } of actions) {
      if (channel === null) client.channels.clear();
      else if (verb === 'LISTEN') client.channels.add(channel);
      else client.channels.delete(channel);
    }
    // The backend listens once for all: what one client gives up another may still want.
    if (actions.some(({ verb }) => verb === 'UNLISTEN')) await this.listenAgain();
  }

  private async listenAgain(): Promise<void> {
    const wanted = new Set(Array.from(this.clients, ({ channels }) => [...channels]).flat());
    if (wanted.size > 0) await this.ask(Array.from(wanted, (channel) => `LISTEN ${quoted(channel)}`).join(';'));
  }

  private notify(notifications: Reply['notifications']): void {
    for (const { channel, bytes } of notifications) {
      for (const { channels, peer } of this.clients) if (channels.has(channel)) peer.send(bytes);
    }
  }

  /** A client that vanished during its batch never comes back to end its transaction. */
  private watch(client: Client): void {
    if (client.closed) return this.turns.preempt(() => this.release(client));
    const startTimer = this.options.startTimer ?? unreferencedTimer;
    this.cancelIdleTimer = startTimer(() => {
      if (this.turns.owner === client) this.dismiss(client, '25P03', 'the transaction was idle for too long');
    }, this.options.idleTransactionMs ?? 60_000);
  }

  private async release(client: Client): Promise<void> {
    if (this.turns.owner !== client) return;
    this.cancelIdleTimer();
    if (client.midExchange) this.status = digest(await this.execute(syncFrame)).status ?? this.status;
    if (this.status !== 'I') await this.ask('ROLLBACK');
    this.status = 'I';
    this.turns.owner = null;
  }

  private async tidy({ intake, channels }: Client): Promise<void> {
    if (intake.statements.size > 0) {
      await this.execute(Buffer.concat([...Array.from(intake.statements, closeStatementFrame), syncFrame]));
    }
    const others = [...this.clients];
    const unwanted = [...channels].filter((channel) => !others.some((other) => other.channels.has(channel)));
    if (unwanted.length > 0) await this.ask(unwanted.map((channel) => `UNLISTEN ${quoted(channel)}`).join(';'));
  }

  private dismiss(client: Client, code: string, message: string): void {
    client.peer.send(fatalFrame(code, message));
    this.hangUp(client);
  }

  private hangUp(client: Client): void {
    this.drop(client);
    client.peer.end();
  }

  private drop(client: Client): void {
    if (client.closed) return;
    client.closed = true;
    this.clients.delete(client);
    this.turns.forget(client);
    if (client.intake.statements.size > 0 || client.channels.size > 0) this.turns.addFirst(() => this.tidy(client));
    if (this.turns.owner === client) this.turns.preempt(() => this.release(client));
  }

  private fail(error: unknown): void {
    if (this.lost) return;
    this.lost = true;
    this.turns.stop();
    this.options.onFatal(error);
  }
}

function unreferencedTimer(run: () => void, ms: number): () => void {
  const timer = setTimeout(run, ms);
  timer.unref();
  return () => clearTimeout(timer);
}
