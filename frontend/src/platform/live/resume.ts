/**
 * How this screen stays exact: it knows the number of the last event it has applied (the cursor), asks for what it
 * missed, and applies every event once and in order whatever the network does to the packets. Pure: the socket asks
 * and delivers, this decides.
 */
import type { CatchUp, EventPacket, LiveEvent } from '@ioc/shared/events';

/** What to do after hearing something. */
export interface ResumeStep {
  events: readonly LiveEvent[];
  /** The server's clock of the newest packet that was taken. */
  at: string | null;
  /** Too much was missed, or the numbers began anew: load everything again. */
  reset: boolean;
  /** Ask `since(cursor)` now. */
  ask: boolean;
}

/** Beyond this many waiting packets the oldest go: the gap they leave is asked for again. */
const longestQueue = 1_000;

const quiet: ResumeStep = { events: [], at: null, reset: false, ask: false };

const later = (left: string | null, right: string): string =>
  left === null || Date.parse(left) < Date.parse(right) ? right : left;

export class Resume {
  private position: number | null = null;
  private asking = false;
  private question = 0;
  private waiting: EventPacket[] = [];
  private hasBegun = false;

  get cursor(): number | null {
    return this.position;
  }

  get isAsking(): boolean {
    return this.asking;
  }

  /** The first answer has come: from now on every event passes here. */
  get begun(): boolean {
    return this.hasBegun;
  }

  /** A snapshot taken before the first question says from where events are wanted: nothing falls in between. */
  wantFrom(seq: number): void {
    if (this.hasBegun || this.asking) return;
    this.position = this.position === null ? seq : Math.min(this.position, seq);
  }

  /** A question is about to be sent; answers to earlier ones no longer count. */
  ask(): number {
    this.asking = true;
    this.question += 1;
    return this.question;
  }

  /** A new connection: what waited belongs to the old one and will be in the answer. */
  connected(): void {
    this.waiting = [];
  }

  packet(packet: EventPacket): ResumeStep {
    this.waiting.push(packet);
    if (this.waiting.length > longestQueue) this.waiting.shift();
    return this.asking ? quiet : this.drain();
  }

  answer(question: number, result: CatchUp): ResumeStep {
    if (question !== this.question || !this.asking) return quiet;
    this.asking = false;
    this.hasBegun = true;
    if ('reset' in result || !this.continues(result)) {
      this.position = result.to;
      const rest = this.drain();
      return { ...rest, at: later(rest.at, result.at), reset: true };
    }
    // The first answer only says where we are: what came before is in the snapshots the stores load.
    if (this.position === null) this.position = result.from;
    this.waiting.push(result);
    return this.drain();
  }

  /** The server's numbers must go on from ours. If they stop short or leave a hole, its past is not the one we know. */
  private continues(packet: EventPacket): boolean {
    return this.position === null || (packet.from <= this.position && packet.to >= this.position);
  }

  private drain(): ResumeStep {
    const events: LiveEvent[] = [];
    let at: string | null = null;
    this.waiting.sort((left, right) => left.from - right.from || left.to - right.to);
    while (this.waiting.length > 0) {
      const packet = this.waiting[0];
      if (!packet || this.position === null || packet.from > this.position) return { events, at, reset: false, ask: true };
      this.waiting.shift();
      const from = this.position;
      for (const event of packet.events) if (event.seq > from) events.push(event);
      this.position = Math.max(from, packet.to);
      at = later(at, packet.at);
    }
    return { events, at, reset: false, ask: false };
  }
}
