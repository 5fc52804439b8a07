import { AsyncLocalStorage } from 'node:async_hooks';

/** The time is over. What was waited for may still come, but not for whoever asked. */
export class DeadlinePassed extends Error {
  override readonly name = 'DeadlinePassed';
  readonly code = 'IOC_DEADLINE';

  constructor(options?: ErrorOptions) {
    super('The time for this request is over.', options);
  }
}

/**
 * How long one request may take, shared by all that it does: waiting for a connection, for locks and for each of its
 * statements. It ends with the answer: what the request set going for others is not cut by it.
 */
export class Deadline {
  /** Longer than usual: a server has to be told to be as patient. */
  isExtended = false;
  private readonly from: number;
  private hasEnded = false;

  /** @param now milliseconds, only ever subtracted */
  constructor(
    private limitMs: number,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.from = now();
  }

  /** Zero or less when it is over, Infinity once the answer is given. */
  get leftMs(): number {
    return this.hasEnded ? Infinity : this.from + this.limitMs - this.now();
  }

  extendTo(limitMs: number): void {
    this.limitMs = limitMs;
    this.isExtended = true;
  }

  end(): void {
    this.hasEnded = true;
  }

  /** For what others wait for as well: it goes on, only this request does not wait any longer. @throws DeadlinePassed */
  async inTime<Result>(work: Promise<Result>): Promise<Result> {
    const { leftMs } = this;
    if (leftMs === Infinity) return work;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new DeadlinePassed()), Math.max(0, leftMs));
    });
    try {
      return await Promise.race([work, late]);
    } finally {
      clearTimeout(timer);
    }
  }
}

const current = new AsyncLocalStorage<Deadline>();

/** The one of the request that is being answered here; undefined in a job. */
export const currentDeadline = (): Deadline | undefined => current.getStore();

export const withinDeadline = <Result>(deadline: Deadline, work: () => Result): Result => current.run(deadline, work);

/** For work of the product's own that a request only starts. */
export const outsideDeadline = <Result>(work: () => Result): Result => current.exit(work);
