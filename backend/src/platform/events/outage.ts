import { Injectable, Logger } from '@nestjs/common';
import { isDatabaseDown } from '#platform/http';

/** The database being away, told once when it goes and once when it is back to everybody who asks it by the second. */
@Injectable()
export class Outage {
  private readonly log = new Logger('events');
  private readonly waiting = new Set<string>();

  /** @returns whether the failure was this; of any other one the caller has to tell */
  covers(who: string, error: unknown): boolean {
    if (!isDatabaseDown(error)) {
      this.endFor(who);
      return false;
    }
    if (this.waiting.size === 0) this.log.warn(`the database is away, events wait: ${error instanceof Error ? error.message : String(error)}`);
    this.waiting.add(who);
    return true;
  }

  /** Over only when it is for all: a connection that lives on is not the database back. */
  endFor(who: string): void {
    if (this.waiting.delete(who) && this.waiting.size === 0) this.log.warn('the database is back, events go on');
  }
}
