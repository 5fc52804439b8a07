import { describe, expect, it, jest } from '@jest/globals';
import type { LiveEvent } from '@ioc/shared/events';
import { ProblemError } from '#platform/api';
import type { Followed } from './follow';
import { createSharedLive } from './sharedLive';

interface Counted { seq: number; count: number }

/** Stands in for the server: hands over what the test says, when it says so. */
function feed() {
  let followed: Followed<Counted> | null = null;
  const stopped = jest.fn();
  const live = createSharedLive<Counted, number, number>({
    empty: 0,
    load: () => Promise.reject(new Error('unused')),
    from: ({ count }) => count,
    apply: (state, events) => ({ state: state + events.length, change: events.length || null }),
    following: (wanted) => {
      followed = wanted as unknown as Followed<Counted>;
      return stopped;
    },
  });
  return { live, stopped, server: () => followed as unknown as Followed<Counted> };
}

const oneEvent = [{ seq: 1 } as unknown as LiveEvent];

describe('a shared live picture', () => {
  it('asks once for many who look, and stops with the last', () => {
    const { live, stopped, server } = feed();
    const first = live.subscribe(() => {});
    const opened = server();
    const second = live.subscribe(() => {});
    expect(server()).toBe(opened);
    first();
    expect(stopped).not.toHaveBeenCalled();
    second();
    expect(stopped).toHaveBeenCalledTimes(1);
  });

  it('tells what changed, and null when everything is new', () => {
    const { live, server } = feed();
    const told: (number | null)[] = [];
    live.subscribe((change) => told.push(change));
    server().replace({ seq: 1, count: 5 });
    server().apply(oneEvent, '');
    expect(told).toEqual([null, 1]);
    expect(live.view()).toEqual({ status: 'ready', state: 6, error: null });
  });

  it('keeps what is shown when a reload fails', () => {
    const { live, server } = feed();
    live.subscribe(() => {});
    server().replace({ seq: 1, count: 5 });
    server().onFailure?.(new Error('down'));
    expect(live.view()).toMatchObject({ status: 'ready', state: 5 });
  });

  it('keeps nothing when the answer is that it is not for this person', () => {
    const { live, server } = feed();
    live.subscribe(() => {});
    server().replace({ seq: 1, count: 5 });
    server().onFailure?.(new ProblemError({ type: 'about:blank', title: '', status: 403, code: 'access.not-permitted', params: {}, requestId: 'r' }));
    expect(live.view()).toMatchObject({ status: 'failed', state: 0 });
  });

  it('says so when the first load fails', () => {
    const { live, server } = feed();
    live.subscribe(() => {});
    server().onFailure?.(new Error('down'));
    expect(live.view().status).toBe('failed');
  });

  it('forgets everything when nobody looks any more', () => {
    const { live, server } = feed();
    const stop = live.subscribe(() => {});
    server().replace({ seq: 1, count: 5 });
    stop();
    expect(live.view()).toMatchObject({ status: 'loading', state: 0 });
  });
});
