/**
 * The wire to the server, for specs that put it in the place of `socket.io-client`: everything above it is the product's.
 *
 *   jest.mock('socket.io-client', () => ({ io: () => mockWire }));
 */
import type { LiveEvent } from '@ioc/shared/events';
import { act } from '@testing-library/react';

type Handler = (told: unknown) => void;

class PlayedWire {
  /** The number of the last event the server has told. */
  head = 100;
  connected = true;
  readonly io = { on: (): void => undefined };
  /** The line is up and nothing comes over it. */
  private isMute = false;
  private readonly handlers = new Map<string, Handler>();

  on(name: string, handler: Handler): void {
    this.handlers.set(name, handler);
    if (name === 'connect') queueMicrotask(() => this.connected && handler(undefined));
  }

  timeout() {
    return {
      emit: (_question: string, _cursor: number | null, answer: (error: null, told: unknown) => void): void => {
        if (!this.isMute) answer(null, { from: this.head, to: this.head, at: new Date().toISOString(), events: [] });
      },
    };
  }

  connect(): void {
    this.connected = true;
    this.handlers.get('connect')?.(undefined);
  }

  disconnect(): void {
    this.connected = false;
  }

  /** Tells what happened in one packet, as the server does; the events get the next numbers. */
  tell(...happened: ((seq: number) => LiveEvent)[]): Promise<void> {
    const from = this.head;
    const events = happened.map((eventOf) => eventOf((this.head += 1)));
    return act(async () => this.handlers.get('events')?.({ from, to: this.head, at: new Date().toISOString(), events }));
  }

  /** The server is there and says that it cannot answer. */
  loseDatabase(): void {
    this.handlers.get('serving')?.(false);
  }

  fallSilent(): void {
    this.isMute = true;
  }

  lose(): void {
    this.connected = false;
    this.handlers.get('disconnect')?.('transport close');
  }

  comeBack(): void {
    this.isMute = false;
    this.connect();
  }
}

export const mockWire = new PlayedWire();
