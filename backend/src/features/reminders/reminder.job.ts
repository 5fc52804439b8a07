import { Inject, Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import type { Config } from '#platform/config';
import { CONFIG } from '#platform/http';
import { ReminderSweep } from './reminder.sweep.js';

/** Sweeps every minute. On every node: whichever comes first does the work. */
@Injectable()
export class ReminderJob implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger('reminders');
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | null = null;

  constructor(
    private readonly sweep: ReminderSweep,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.running ??= this.run().finally(() => (this.running = null));
    }, this.config.IOC_REMINDER_SECONDS * 1_000);
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  private async run(): Promise<void> {
    try {
      await this.sweep.run();
    } catch (error) {
      // Nothing is lost: what is due stays due until it was said.
      this.log.warn(`not swept: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}
