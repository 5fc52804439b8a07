import { describe, expect, it } from '@jest/globals';
import type { LiveEvent } from '@ioc/shared/events';
import { follow } from './follow';
import { at, event } from './live.testing';

/** A feed whose every move is made by the test. */
function script(begun: number | null = 0) {
  let tellEvents: (events: readonly LiveEvent[], at: string) => void = () => {};
  let tellReset: () => void = () => {};
  let tellBegin: (from: number) => void = () => {};
  const asked: ((seq: number) => void)[] = [];
  const failed: ((error: Error) => void)[] = [];
  const applied: number[] = [];
  const replaced: number[] = [];
  let pauses = 0;
  const stop = follow<{ seq: number }>(
    {
      load: () => new Promise((resolve, reject) => {
        asked.push((seq) => resolve({ seq }));
        failed.push(reject);
      }),
      replace: ({ seq }) => replaced.push(seq),
      apply: (events) => applied.push(...events.map(({ seq }) => seq)),
    },
    {
      onEvents: (handler) => ((tellEvents = handler), () => {}),
      onReset: (handler) => ((tellReset = handler), () => {}),
      onBegin: (handler) => ((tellBegin = handler), () => {}),
      hearsFrom: () => begun,
      wantFrom: () => {},
      pause: async () => void (pauses += 1),
    },
  );
  const settled = async (): Promise<void> => {
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
  };
  return {
    hear: (...numbers: number[]) => tellEvents(numbers.map(event), at(Math.max(...numbers))),
    reset: () => tellReset(),
    begin: (from: number) => tellBegin(from),
    answer: async (seq: number) => {
      asked.at(-1)?.(seq);
      await settled();
    },
    fail: async () => {
      failed.at(-1)?.(new Error('no server'));
      await settled();
    },
    asked, applied, replaced, stop,
    pauses: () => pauses,
  };
}

describe('follow', () => {
  it('keeps events back until the snapshot is there and leaves out those it contains', async () => {
    const feed = script();
    feed.hear(4, 5, 6);
    expect(feed.applied).toEqual([]);
    await feed.answer(5);
    feed.hear(7);
    expect(feed.applied).toEqual([6, 7]);
  });

  it('loads anew after a reset', async () => {
    const feed = script();
    await feed.answer(5);
    feed.reset();
    feed.hear(901);
    await feed.answer(900);
    expect(feed.replaced).toEqual([5, 900]);
    expect(feed.applied).toEqual([901]);
  });

  it('takes a snapshot again that is older than the beginning of the stream', async () => {
    const feed = script(null);
    feed.begin(8);
    await feed.answer(6);
    expect(feed.asked).toHaveLength(2);
    await feed.answer(8);
    expect(feed.replaced).toEqual([6, 8]);
  });

  it('takes it again also when the stream begins after the snapshot', async () => {
    const feed = script(null);
    await feed.answer(6);
    feed.begin(8);
    expect(feed.asked).toHaveLength(2);
  });

  it('tries again when loading fails', async () => {
    const feed = script();
    await feed.fail();
    expect(feed.pauses()).toBe(1);
    await feed.answer(3);
    expect(feed.replaced).toEqual([3]);
  });

  it('is silent after it was stopped', async () => {
    const feed = script();
    feed.stop();
    await feed.answer(3);
    expect(feed.replaced).toEqual([]);
  });
});
