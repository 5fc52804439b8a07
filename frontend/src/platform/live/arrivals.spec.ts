import { beforeEach, describe, expect, it } from '@jest/globals';
import type { EventPacket } from '@ioc/shared/events';
import { Arrivals } from './arrivals';

const packet = (to: number): EventPacket => ({ from: to - 1, to, at: '2026-11-24T08:00:00.000Z', events: [] });

function unpacked(): { promise: Promise<EventPacket>; done(value: EventPacket): void; damaged(): void } {
  let done: (value: EventPacket) => void = () => undefined;
  let damaged: () => void = () => undefined;
  const promise = new Promise<EventPacket>((resolve, reject) => {
    done = resolve;
    damaged = () => reject(new Error('damaged'));
  });
  return { promise, done, damaged };
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('arrivals', () => {
  let taken: number[];
  let lost: number;
  let arrivals: Arrivals;
  beforeEach(() => {
    taken = [];
    lost = 0;
    arrivals = new Arrivals(({ to }) => taken.push(to), () => (lost += 1));
  });

  it('hands on at once what is ready', () => {
    arrivals.add(packet(1));
    arrivals.add(packet(2));
    expect(taken).toEqual([1, 2]);
  });

  it('keeps the order while a large packet is being unpacked', async () => {
    const large = unpacked();
    const larger = unpacked();
    arrivals.add(large.promise);
    arrivals.add(packet(2));
    arrivals.add(larger.promise);
    arrivals.add(packet(4));
    larger.done(packet(3));
    await settled();
    expect(taken).toEqual([]);
    large.done(packet(1));
    await settled();
    expect(taken).toEqual([1, 2, 3, 4]);
    arrivals.add(packet(5));
    expect(taken).toEqual([1, 2, 3, 4, 5]);
  });

  it('asks for a damaged packet and goes on with the next', async () => {
    const broken = unpacked();
    arrivals.add(broken.promise);
    arrivals.add(packet(2));
    broken.damaged();
    await settled();
    expect(lost).toBe(1);
    expect(taken).toEqual([2]);
  });

  it('drops what an ended connection left behind', async () => {
    const late = unpacked();
    arrivals.add(late.promise);
    arrivals.forget();
    const next = unpacked();
    arrivals.add(next.promise);
    late.done(packet(1));
    next.done(packet(7));
    await settled();
    expect(taken).toEqual([7]);
  });
});
