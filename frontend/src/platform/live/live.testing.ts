/** Builders for the specs of this folder. */
import type { CatchUp, EventPacket, LiveEvent } from '@ioc/shared/events';

export const at = (seq: number): string => new Date(Date.UTC(2026, 10, 22) + seq * 1_000).toISOString();

export const event = (seq: number): LiveEvent => ({
  seq, id: `event-${seq}`, name: 'asset.batch-changed', at: at(seq), by: null, data: { kind: 'bts', count: seq },
});

/** A packet over (from, to] with the events this reader may hear. */
export const packet = (from: number, to: number, heard: (seq: number) => boolean = () => true): EventPacket => ({
  from,
  to,
  at: at(to),
  events: Array.from({ length: to - from }, (_, index) => from + index + 1).filter(heard).map(event),
});

export const resetTo = (to: number): CatchUp => ({ reset: true, to, at: at(to) });

/** Repeatable chance, so that a failing trial can be run again. */
export function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}
