import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { eventAudience, type EventName } from '@ioc/shared/events';
import { factAfter, type ScoreFact, type TaskFactEvent } from '@ioc/shared/scores';
import { Transactions, type Tx } from '#platform/database';
import { Listeners, type StoredEvent } from '#platform/events';
import { fillScores, storedFacts, storeFacts } from './scores.queries.js';

/** Every event of a task tells the whole of it, but for the one to a unit that has lost it. */
const heard = (Object.keys(eventAudience) as EventName[]).filter((name) => name.startsWith('task.') && name !== 'task.withdrawn');

/** Keeps how each task counts, event by event; a cursor that moves with it makes it neither miss one nor count one twice. */
@Injectable()
export class ScoresListener implements OnApplicationBootstrap {
  constructor(
    private readonly transactions: Transactions,
    listeners: Listeners,
  ) {
    listeners.register({ name: 'task-scores', hears: heard, handle: (tx, events) => this.handle(tx, events) });
  }

  onApplicationBootstrap(): Promise<void> {
    return fillScores(this.transactions);
  }

  private async handle(tx: Tx, events: readonly StoredEvent[]): Promise<void> {
    const news = events.map(({ event }): TaskFactEvent => ({ name: event.name, byId: event.by?.id ?? null, data: event.data as TaskFactEvent['data'] }));
    const ids = [...new Set(news.map(({ data }) => data.id))];
    const facts = new Map<string, ScoreFact>((await storedFacts(tx, ids)).map((fact) => [fact.taskId, fact]));
    for (const one of news) facts.set(one.data.id, factAfter(facts.get(one.data.id) ?? null, one));
    await storeFacts(tx, [...facts.values()]);
  }
}
