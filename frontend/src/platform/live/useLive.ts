import { useEffect, useState, useSyncExternalStore } from 'react';
import { serverNow } from './clock';
import type { LinkState } from './link';
import { currentLink, watchLink } from './socket';

export const useLinkState = (): LinkState => useSyncExternalStore(watchLink, currentLink);

/** The server's time as a value that ticks: ages and deadlines on the screen go on without any event. */
export function useNow(everyMs = 10_000): Date {
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}
