/** Rows by id outside React: thousands may change in a second, and React hears of it at most five times. */
import { useMemo, useSyncExternalStore } from 'react';

export const flushEveryMs = 200;

export interface LiveStore<Row extends { id: string }> {
  /** The truth of this moment, also between two flushes. The map is changed in place. */
  rows: () => ReadonlyMap<string, Row>;
  get: (id: string) => Row | undefined;
  put: (...rows: readonly Row[]) => void;
  /** Changes a row that is there; nothing otherwise. */
  change: (id: string, change: (row: Row) => Row) => void;
  remove: (...ids: readonly string[]) => void;
  /** Everything anew, as after a snapshot. */
  replace: (rows: Iterable<Row>) => void;
  /** Called after each flush with the ids that changed; `null` = everything. */
  subscribe: (listener: (changed: ReadonlySet<string> | null) => void) => () => void;
  /** Grows with each flush. */
  version: () => number;
}

export function createLiveStore<Row extends { id: string }>(): LiveStore<Row> {
  const rows = new Map<string, Row>();
  const listeners = new Set<(changed: ReadonlySet<string> | null) => void>();
  let changed = new Set<string>();
  let isAllNew = false;
  let version = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lastFlush = -Infinity;

  function flush(): void {
    timer = undefined;
    lastFlush = performance.now();
    version += 1;
    const told = isAllNew ? null : changed;
    changed = new Set();
    isAllNew = false;
    listeners.forEach((listener) => listener(told));
  }

  /** The first change after a pause shows at once (next task); a storm shares flushes. */
  function soon(): void {
    timer ??= setTimeout(flush, Math.max(0, flushEveryMs - (performance.now() - lastFlush)));
  }

  function touch(id: string): void {
    changed.add(id);
    soon();
  }

  return {
    rows: () => rows,
    get: (id) => rows.get(id),
    put: (...added) => {
      for (const row of added) {
        rows.set(row.id, row);
        touch(row.id);
      }
    },
    change: (id, change) => {
      const row = rows.get(id);
      if (!row) return;
      rows.set(id, change(row));
      touch(id);
    },
    remove: (...ids) => {
      for (const id of ids) if (rows.delete(id)) touch(id);
    },
    replace: (all) => {
      rows.clear();
      for (const row of all) rows.set(row.id, row);
      isAllNew = true;
      soon();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    version: () => version,
  };
}

/** Re-renders when what the selector picks has changed, at most once a flush. Keep the selector outside the component. */
export function useLiveStore<Row extends { id: string }, Picked>(
  store: LiveStore<Row>,
  selector: (rows: ReadonlyMap<string, Row>) => Picked,
): Picked {
  const read = useMemo(() => {
    let known: { version: number; picked: Picked } | undefined;
    return () => {
      const version = store.version();
      if (known?.version !== version) known = { version, picked: selector(store.rows()) };
      return known.picked;
    };
  }, [store, selector]);
  return useSyncExternalStore(store.subscribe, read);
}
