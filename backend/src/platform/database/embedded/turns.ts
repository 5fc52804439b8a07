/** One piece of work on the backend; `of` is the client it belongs to, null for our own. */
interface Job<Owner> {
  readonly of: Owner | null;
  readonly run: () => Promise<void>;
}

export interface TurnsOptions {
  now(): number;
  /** Lets messages of other clients arrive between two jobs. */
  breathe(): Promise<void>;
  onFailure(error: unknown): void;
}

/** Maintenance waits for a free moment, but not for ever. */
const longestDeferralMs = 60_000;
/** How long jobs may run back to back before the worker looks at its messages again. */
const sliceMs = 5;

/** Who may use the one backend next: in order of arrival, but nobody else while it has an owner. */
export class Turns<Owner> {
  owner: Owner | null = null;
  private queue: Job<Owner>[] = [];
  private readonly urgent: Job<Owner>[] = [];
  private readonly deferred: { readonly job: Job<Owner>; readonly since: number }[] = [];
  private running = false;
  private stopped = false;

  constructor(private readonly options: TurnsOptions) {}

  get waiting(): number {
    return this.queue.length;
  }

  add(of: Owner | null, run: () => Promise<void>): void {
    this.queue.push({ of, run });
    this.start();
  }

  addFirst(run: () => Promise<void>): void {
    this.queue.unshift({ of: null, run });
    this.start();
  }

  /** Runs next even while the backend has an owner: for taking it away from an owner that is gone. */
  preempt(run: () => Promise<void>): void {
    this.urgent.push({ of: null, run });
    this.start();
  }

  /** Runs when nothing else waits. */
  defer(run: () => Promise<void>): void {
    this.deferred.push({ job: { of: null, run }, since: this.options.now() });
    this.start();
  }

  isIdle(owner: Owner): boolean {
    return this.owner !== owner && !this.queue.some((job) => job.of === owner);
  }

  forget(owner: Owner): void {
    this.queue = this.queue.filter((job) => job.of !== owner);
  }

  stop(): void {
    this.stopped = true;
  }

  private start(): void {
    if (this.running || this.stopped) return;
    this.running = true;
    void this.run().catch((error: unknown) => this.options.onFailure(error));
  }

  private async run(): Promise<void> {
    let sliceStart = this.options.now();
    for (let job = this.next(); job; job = this.next()) {
      await job.run();
      if (this.options.now() - sliceStart < sliceMs) continue;
      await this.options.breathe();
      sliceStart = this.options.now();
    }
    this.running = false;
  }

  private next(): Job<Owner> | undefined {
    if (this.stopped) return undefined;
    if (this.urgent.length > 0) return this.urgent.shift();
    if (this.owner !== null) {
      const at = this.queue.findIndex((job) => job.of === this.owner);
      return at < 0 ? undefined : this.queue.splice(at, 1)[0];
    }
    const [waiting] = this.deferred;
    const isDue = waiting && (this.queue.length === 0 || this.options.now() - waiting.since > longestDeferralMs);
    return isDue ? this.deferred.shift()?.job : this.queue.shift();
  }
}
