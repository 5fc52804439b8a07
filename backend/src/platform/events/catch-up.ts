import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '@ioc/shared/access';
import type { CatchUp } from '@ioc/shared/events';
import { Clock } from '#platform/clock';
import type { Config } from '#platform/config';
import { Transactions } from '#platform/database';
import { CONFIG } from '#platform/http';
import { headSeq, mayHear, oldestSeq, readEvents } from './read.js';

/** Answers "what have I missed since N?", or says that too much happened and everything must be loaded anew. */
@Injectable()
export class CatchUpReader {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @param cursor the last event the client has applied; null = it has none and only asks where we are */
  async since(cursor: number | null, actor: Pick<Actor, 'id' | 'grants'>): Promise<CatchUp> {
    const at = this.clock.now().toISOString();
    const head = await headSeq(this.transactions);
    if (cursor === null) return { from: head, to: head, at, events: [] };
    const tooOld = head > cursor && cursor + 1 < (await oldestSeq(this.transactions));
    if (cursor > head || tooOld || head - cursor > this.config.IOC_CATCH_UP_EVENTS) return { reset: true, to: head, at };
    const events = await readEvents(this.transactions, cursor, this.config.IOC_CATCH_UP_EVENTS);
    return {
      from: cursor,
      to: events.at(-1)?.event.seq ?? cursor,
      at,
      events: events.filter((stored) => mayHear(actor, stored)).map(({ event }) => event),
    };
  }
}
