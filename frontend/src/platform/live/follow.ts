/** Snapshot plus events: the one way in which a live store is filled and stays true. */
import type { LiveEvent } from '@ioc/shared/events';
import { hearsFrom, onBegin, onEvents, onReset, wantFrom } from './socket';

export interface Followed<Snapshot extends { seq: number }> {
  load: (signal: AbortSignal) => Promise<Snapshot>;
  replace: (snapshot: Snapshot) => void;
  apply: (events: readonly LiveEvent[], at: string) => void;
  /** The first load, or a reload after a reset, failed. It is tried again by itself. */
  onFailure?: (error: unknown) => void;
}

interface Feed {
  onEvents: typeof onEvents;
  onReset: typeof onReset;
  onBegin: typeof onBegin;
  hearsFrom: typeof hearsFrom;
  wantFrom: typeof wantFrom;
  /** Waits before another attempt; tests pass their own. */
  pause: (signal: AbortSignal) => Promise<void>;
}

const retryAfterMs = 3_000;

const pause = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, retryAfterMs);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });

/**
 * Events that arrive while the snapshot is on its way wait for it; those it already contains are left out. A snapshot
 * older than the beginning of the stream would leave a hole, so it is shown and taken again.
 * After a reset all is loaded anew, the old rows staying on the screen until then.
 */
export function follow<Snapshot extends { seq: number }>(
  { load, replace, apply, onFailure }: Followed<Snapshot>,
  feed: Feed = { onEvents, onReset, onBegin, hearsFrom, wantFrom, pause },
): () => void {
  let waiting: { events: readonly LiveEvent[]; at: string }[] | null = [];
  let seen = -1;
  let from = feed.hearsFrom();
  let attempt = new AbortController();

  const applyNew = (events: readonly LiveEvent[], at: string): void => {
    const fresh = events.filter((event) => event.seq > seen);
    if (fresh.length > 0) apply(fresh, at);
  };

  async function fill(signal: AbortSignal): Promise<void> {
    let tooOld = 0;
    while (!signal.aborted) {
      try {
        const snapshot = await load(signal);
        if (signal.aborted) return;
        seen = snapshot.seq;
        replace(snapshot);
        feed.wantFrom(seen);
        if (from !== null && seen < from) {
          // Usually the next answer is new enough; a server that lags behind its own events must not be flooded.
          if (tooOld++ > 0) await feed.pause(signal);
          continue;
        }
        const missed = waiting ?? [];
        waiting = null;
        missed.forEach(({ events, at }) => applyNew(events, at));
        return;
      } catch (error) {
        if (signal.aborted) return;
        onFailure?.(error);
        await feed.pause(signal);
      }
    }
  }

  const restart = (): void => {
    attempt.abort();
    attempt = new AbortController();
    waiting = [];
    void fill(attempt.signal);
  };

  const stopEvents = feed.onEvents((events, at) => {
    if (waiting) waiting.push({ events, at });
    else applyNew(events, at);
  });
  const stopReset = feed.onReset(restart);
  const stopBegin = feed.onBegin((begun) => {
    from = begun;
    if (!waiting && seen < begun) restart();
  });
  restart();

  return () => {
    stopEvents();
    stopReset();
    stopBegin();
    attempt.abort();
  };
}
