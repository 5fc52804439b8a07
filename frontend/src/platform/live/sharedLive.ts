import { useCallback, useSyncExternalStore } from 'react';
import type { LiveEvent } from '@ioc/shared/events';
import { isWithheld } from '#platform/api';
import { follow, type Followed } from './follow';

export interface LiveView<State> {
  status: 'loading' | 'ready' | 'failed';
  state: State;
  error: unknown;
}

/** One live picture shared by everyone on the page who looks at it: asked for once, followed while anyone listens. */
export interface SharedLive<State, Change> {
  view: () => LiveView<State>;
  /** Told at once: what changed, or null when everything is new or could not be loaded. */
  subscribe: (listener: (change: Change | null) => void) => () => void;
  /** Asks for everything anew; what is shown stays until the answer. */
  reload: () => void;
}

export interface SharedLiveOptions<Snapshot extends { seq: number }, State, Change> {
  empty: State;
  load: (signal: AbortSignal) => Promise<Snapshot>;
  from: (snapshot: Snapshot) => State;
  /** A null change = these events are about something else. */
  apply: (state: State, events: readonly LiveEvent[]) => { state: State; change: Change | null };
  following?: <Taken extends { seq: number }>(followed: Followed<Taken>) => () => void;
}

export function createSharedLive<Snapshot extends { seq: number }, State, Change>(
  { empty, load, from, apply, following = follow }: SharedLiveOptions<Snapshot, State, Change>,
): SharedLive<State, Change> {
  const unloaded: LiveView<State> = { status: 'loading', state: empty, error: null };
  const listeners = new Set<(change: Change | null) => void>();
  let view = unloaded;
  let stop: (() => void) | null = null;

  const tell = (next: LiveView<State>, change: Change | null): void => {
    view = next;
    for (const listener of [...listeners]) listener(change);
  };

  const start = (): void => {
    stop = following<Snapshot>({
      load,
      replace: (snapshot) => tell({ status: 'ready', state: from(snapshot), error: null }, null),
      apply: (events) => {
        const { state, change } = apply(view.state, events);
        if (change === null) view = { ...view, state };
        else tell({ ...view, state }, change);
      },
      // Rows that are already shown stay: an old picture that says so is better than none, unless it may not be seen.
      onFailure: (error) => {
        if (isWithheld(error)) tell({ status: 'failed', state: empty, error }, null);
        else tell({ ...view, status: view.status === 'ready' ? 'ready' : 'failed', error }, null);
      },
    });
  };

  return {
    view: () => view,
    subscribe: (listener) => {
      listeners.add(listener);
      if (!stop) start();
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        stop?.();
        stop = null;
        // The next to look may be another person with other rights.
        view = unloaded;
      };
    },
    reload: () => {
      if (!stop) return;
      stop();
      start();
    },
  };
}

/** For React, which need not hear every heartbeat: the first change shows at once, a storm shares renders. */
export function useSharedLive<State, Change>(live: SharedLive<State, Change>, everyMs = 200): LiveView<State> {
  const subscribe = useCallback((render: () => void) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let lastAt = -Infinity;
    const stop = live.subscribe(() => {
      timer ??= setTimeout(() => {
        timer = undefined;
        lastAt = performance.now();
        render();
      }, Math.max(0, everyMs - (performance.now() - lastAt)));
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [live, everyMs]);
  return useSyncExternalStore(subscribe, live.view);
}
