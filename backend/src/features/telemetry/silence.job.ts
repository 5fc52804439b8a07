import { Inject, Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { Clock } from '#platform/clock';
import type { Config } from '#platform/config';
import { Outage } from '#platform/events';
import { CONFIG } from '#platform/http';
import { TelemetryService } from './telemetry.service.js';

/**
 * Looks for silent devices every few seconds. Several nodes may: a row is found by one. When we ourselves were away,
 * watching begins anew, so that our own pause never looks like an outage of the province.
 */
@Injectable()
export class SilenceJob implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger('silence');
  private timer: NodeJS.Timeout | undefined;
  private watchingSince: Date;
  private lastRun: Date;
  private running: Promise<void> | null = null;

  constructor(
    private readonly telemetry: TelemetryService,
    private readonly clock: Clock,
    private readonly outage: Outage,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    this.watchingSince = clock.now();
    this.lastRun = this.watchingSince;
  }

  onApplicationBootstrap(): void {
    this.watchingSince = this.clock.now();
    this.lastRun = this.watchingSince;
    this.timer = setInterval(() => {
      this.running ??= this.run().finally(() => (this.running = null));
    }, this.config.IOC_SILENCE_SECONDS * 1_000);
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  async run(): Promise<void> {
    const now = this.clock.now();
    const pause = now.getTime() - this.lastRun.getTime();
    if (pause > this.config.IOC_SILENCE_SECONDS * 4_000) this.watchingSince = now;
    try {
      await this.telemetry.noticeSilence(this.watchingSince);
      this.lastRun = this.clock.now();
      this.outage.endFor('silence');
    } catch (error) {
      if (this.outage.covers('silence', error)) return;
      this.log.warn(`cannot look for silence: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}
