import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import type { Config } from '#platform/config';
import { CONFIG } from './config.token.js';
import { Problem } from './problem.js';

const windowMs = 60_000;
const mostKeys = 50_000;

/** A fixed window per person or address, in the memory of this node. O(1) a request. */
@Injectable()
export class RateLimit {
  private counts = new Map<string, number>();
  private windowStart = 0;

  constructor(
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  count(key: string): void {
    const now = this.clock.now().getTime();
    if (now - this.windowStart >= windowMs || this.counts.size > mostKeys) {
      this.windowStart = now;
      this.counts = new Map();
    }
    const count = (this.counts.get(key) ?? 0) + 1;
    this.counts.set(key, count);
    if (count > this.config.IOC_REQUESTS_PER_MINUTE) {
      const seconds = Math.ceil((this.windowStart + windowMs - now) / 1_000);
      throw new Problem('request.too-many', { seconds }, { retryAfterSeconds: seconds });
    }
  }
}
