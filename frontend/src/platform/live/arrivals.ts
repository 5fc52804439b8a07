import type { EventPacket } from '@ioc/shared/events';

/** Hands packets on in the order they came, also while a large one is still being unpacked. */
export class Arrivals {
  private last: Promise<void> | null = null;
  private connection = 0;

  constructor(
    private readonly accept: (packet: EventPacket) => void,
    /** A packet was damaged: what it held has to be asked for. */
    private readonly lost: () => void,
  ) {}

  /** What has not been handed on yet belongs to a connection that is gone. */
  forget(): void {
    this.last = null;
    this.connection += 1;
  }

  add(packet: EventPacket | Promise<EventPacket>): void {
    if (this.last === null && !(packet instanceof Promise)) {
      this.accept(packet);
      return;
    }
    const mine: Promise<void> = this.pass(packet, this.last, this.connection).finally(() => {
      if (this.last === mine) this.last = null;
    });
    this.last = mine;
  }

  private async pass(packet: EventPacket | Promise<EventPacket>, before: Promise<void> | null, connection: number): Promise<void> {
    const [arrived] = await Promise.allSettled([packet, before]);
    if (connection !== this.connection) return;
    if (arrived.status === 'fulfilled') this.accept(arrived.value);
    else this.lost();
  }
}
