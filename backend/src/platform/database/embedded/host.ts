import type { Duplex } from 'node:stream';
import { MessageChannel, Worker } from 'node:worker_threads';
import { ClientStream } from './client-stream.js';
import { EmbeddedDied } from './errors.js';
import type { Answer, Command, EmbeddedStats, WorkerSetup } from './worker-messages.js';

export interface HostOptions {
  workerFile: string;
  setup: Omit<WorkerSetup, 'pulse'>;
  /** A single batch that runs longer than this is taken for a hang. */
  stuckAfterMs: number;
  onWarning(message: string): void;
  /** Called once, after the thread has ended, wanted or not. */
  onGone(): void;
}

type Question = { kind: 'stats' } | { kind: 'backup'; file: string } | { kind: 'close' };
interface Pending {
  resolve(stats: EmbeddedStats | null): void;
  reject(error: Error): void;
}

/** A worker that does not close in this time is ended; what it had acknowledged is on the disk already. */
const closeWithinMs = 30_000;

/** The server's side of the worker: starts it, talks to it, and notices when it is lost. */
export class Host {
  /** Settles when the worker is lost without having been asked to close; never otherwise. */
  readonly died: Promise<EmbeddedDied>;
  private readonly worker: Worker;
  private readonly pulse = new SharedArrayBuffer(8);
  private readonly streams = new Set<ClientStream>();
  private readonly pending = new Map<number, Pending>();
  private readonly watchdog: NodeJS.Timeout;
  private readonly gone: Promise<void>;
  private reportDeath: (reason: EmbeddedDied) => void = () => undefined;
  private ended: Error | null = null;
  private closing: Promise<void> | null = null;
  private nextId = 1;

  private constructor(private readonly options: HostOptions) {
    this.died = new Promise((resolve) => (this.reportDeath = resolve));
    const workerData: WorkerSetup = { ...options.setup, pulse: this.pulse };
    // The process's own flags (an inline script, a debugger's port) make no sense for the worker.
    this.worker = new Worker(options.workerFile, { workerData, name: 'embedded-database', execArgv: [] });
    this.gone = new Promise((resolve) => {
      this.worker.once('exit', (code) => {
        this.finish(new EmbeddedDied(`The embedded database's thread ended with code ${code}.`));
        options.onGone();
        resolve();
      });
    });
    this.worker.on('error', (error) => this.finish(diedOf(error)));
    this.worker.on('message', (answer: Answer) => this.hear(answer));
    this.watchdog = setInterval(() => this.checkPulse(), Math.min(options.stuckAfterMs, 5_000));
    this.watchdog.unref();
  }

  /** Resolves when the database takes connections. */
  static async start(options: HostOptions): Promise<Host> {
    const host = new Host(options);
    const ready = new Promise<void>((resolve) => {
      host.worker.on('message', (answer: Answer) => {
        if (answer.kind === 'ready') resolve();
      });
    });
    const died = await Promise.race([ready, host.died]);
    if (!died) return host;
    await host.gone;
    throw died;
  }

  stream(): Duplex {
    const { port1, port2 } = new MessageChannel();
    const stream = new ClientStream(port1, () => this.ended);
    this.streams.add(stream);
    stream.once('close', () => this.streams.delete(stream));
    this.worker.postMessage({ kind: 'connect', port: port2 } satisfies Command, [port2]);
    return stream;
  }

  async stats(): Promise<EmbeddedStats> {
    const stats = await this.ask({ kind: 'stats' });
    if (!stats) throw new EmbeddedDied('The embedded database answered without its figures.');
    return stats;
  }

  async backup(file: string): Promise<void> {
    await this.ask({ kind: 'backup', file });
  }

  close(): Promise<void> {
    this.closing ??= this.shutDown();
    return this.closing;
  }

  /** Ends the thread at once and tells everyone why. */
  async abandon(reason: EmbeddedDied): Promise<void> {
    this.finish(reason);
    await this.worker.terminate();
    await this.gone;
  }

  private async shutDown(): Promise<void> {
    if (!this.ended) {
      const timer = setTimeout(() => void this.worker.terminate(), closeWithinMs);
      // The thread may end before its answer is read; either way it is closed.
      await this.ask({ kind: 'close' }).catch(() => null);
      await this.gone;
      clearTimeout(timer);
    }
    await this.gone;
  }

  private ask(question: Question): Promise<EmbeddedStats | null> {
    return new Promise((resolve, reject) => {
      if (this.ended) return reject(this.ended);
      const id = this.nextId++;
      this.pending.set(id, { resolve, reject });
      this.worker.postMessage({ ...question, id } satisfies Command);
    });
  }

  private hear(answer: Answer): void {
    if (answer.kind === 'warning') this.options.onWarning(answer.message);
    else if (answer.kind === 'fatal') this.finish(new EmbeddedDied(`The embedded database failed: ${answer.message}`));
    else if (answer.kind !== 'ready') {
      const pending = this.pending.get(answer.id);
      this.pending.delete(answer.id);
      if (answer.kind === 'done') pending?.resolve(answer.stats);
      else pending?.reject(new Error(answer.message));
    }
  }

  private checkPulse(): void {
    const since = Atomics.load(new BigInt64Array(this.pulse), 0);
    if (since === 0n) return;
    const ms = Number(process.hrtime.bigint() - since) / 1e6;
    if (ms < this.options.stuckAfterMs) return;
    void this.abandon(new EmbeddedDied(`A query ran for ${Math.round(ms / 1000)} s; the embedded database was ended.`));
  }

  private finish(reason: EmbeddedDied): void {
    if (this.ended) return;
    this.ended = reason;
    clearInterval(this.watchdog);
    for (const { reject } of this.pending.values()) reject(reason);
    this.pending.clear();
    for (const stream of this.streams) stream.destroy(this.closing ? undefined : reason);
    if (!this.closing) this.reportDeath(reason);
  }
}

function diedOf(error: unknown): EmbeddedDied {
  const message = error instanceof Error ? error.message : String(error);
  return new EmbeddedDied(`The embedded database failed: ${message}`, { cause: error });
}
