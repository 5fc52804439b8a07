import { createHash } from 'node:crypto';
import type { Grant } from '@ioc/shared/access';
import type { EventPacket } from '@ioc/shared/events';
import { mayHear, type StoredEvent } from '#platform/events';

interface Audience {
  grants: readonly Grant[];
  listeners: number;
}

/**
 * People with the same rights hear the same packets, so a packet is made and encoded once for all of them. A socket is
 * in exactly one audience: with several rooms a link lost between two packets of a tick would skip one unnoticed.
 */
export class Audiences {
  private readonly byKey = new Map<string, Audience>();

  /** The audience with these grants; its name is only for ourselves. */
  join(grants: readonly Grant[]): string {
    const key = createHash('sha256').update(JSON.stringify(grants)).digest('base64url');
    const audience = this.byKey.get(key) ?? { grants, listeners: 0 };
    audience.listeners += 1;
    this.byKey.set(key, audience);
    return key;
  }

  leave(key: string): void {
    const audience = this.byKey.get(key);
    if (audience && --audience.listeners <= 0) this.byKey.delete(key);
  }

  /**
   * One packet for each audience, also for those that hear nothing: their cursor must move. What is for one person alone
   * is in none of them. O(audiences × events).
   */
  *packets(from: number, to: number, at: string, events: readonly StoredEvent[]): Iterable<[audience: string, packet: EventPacket]> {
    for (const [key, { grants }] of this.byKey) {
      yield [key, { from, to, at, events: events.filter((stored) => mayHear({ id: null, grants }, stored)).map(({ event }) => event) }];
    }
  }
}
