import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';

/** Work that comes round by the clock of the machine: registered by whoever does it. */
export interface Job {
  /** Under this name its failures are logged. */
  name: string;
  everyMs: number;
  run(): Promise<unknown>;
}

/**
 * Runs each job every so often, and never twice at once on this node; other nodes run it too. One that fails is logged
 * and comes round again. A node that stops waits for what is at work.
 */
@Injectable()
export class Jobs implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly jobs: Job[] = [];
  private readonly timers: NodeJS.Timeout[] = [];
  private readonly running = new Map<Job, Promise<void>>();
  private stopped = false;

  register(job: Job): void {
    this.jobs.push(job);
  }

  onApplicationBootstrap(): void {
    for (const job of this.jobs) this.timers.push(setInterval(() => this.start(job), job.everyMs));
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    for (const timer of this.timers) clearInterval(timer);
    await Promise.all(this.running.values());
  }

  private start(job: Job): void {
    if (this.stopped || this.running.has(job)) return;
    this.running.set(job, this.attempt(job).finally(() => this.running.delete(job)));
  }

  private async attempt({ name, run }: Job): Promise<void> {
    try {
      await run();
    } catch (error) {
      new Logger(name).warn(`not done: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}
