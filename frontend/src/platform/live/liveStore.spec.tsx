import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { act, render, screen } from '@testing-library/react';
import { createLiveStore, flushEveryMs, useLiveStore } from './liveStore';

interface Mast {
  id: string;
  load: number;
}

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

describe('live store', () => {
  it('tells of a storm in one flush and names what changed', () => {
    const store = createLiveStore<Mast>();
    const told: (string[] | null)[] = [];
    store.subscribe((changed) => told.push(changed && [...changed]));
    for (let load = 0; load < 500; load += 1) store.put({ id: 'a', load }, { id: 'b', load });
    expect(store.get('a')?.load).toBe(499);
    jest.advanceTimersByTime(flushEveryMs);
    expect(told).toEqual([['a', 'b']]);
  });

  it('flushes at most once in its interval', () => {
    const store = createLiveStore<Mast>();
    let flushes = 0;
    store.subscribe(() => (flushes += 1));
    for (let ms = 0; ms < 1_000; ms += 10) {
      store.put({ id: 'a', load: ms });
      jest.advanceTimersByTime(10);
    }
    expect(flushes).toBeLessThanOrEqual(1_000 / flushEveryMs + 1);
  });

  it('says "everything" after a replacement', () => {
    const store = createLiveStore<Mast>();
    const told: unknown[] = [];
    store.subscribe((changed) => told.push(changed));
    store.replace([{ id: 'a', load: 1 }]);
    store.remove('nobody');
    jest.runOnlyPendingTimers();
    expect(told).toEqual([null]);
  });

  it('re-renders only when what was selected changed', () => {
    const store = createLiveStore<Mast>();
    let renders = 0;
    const size = (rows: ReadonlyMap<string, Mast>): number => rows.size;
    function Count() {
      renders += 1;
      return <output>{useLiveStore(store, size)}</output>;
    }
    render(<Count />);
    act(() => {
      store.put({ id: 'a', load: 1 });
      jest.advanceTimersByTime(flushEveryMs);
    });
    expect(screen.getByRole('status').textContent).toBe('1');
    const before = renders;
    act(() => {
      store.change('a', (row) => ({ ...row, load: 2 }));
      jest.advanceTimersByTime(flushEveryMs);
    });
    expect(renders).toBe(before);
  });
});
