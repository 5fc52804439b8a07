/** How the connection stands, from what was heard and when; the clock is given so that tests can turn it. */
/** `down`: the server is there, its database is not. */
export type LinkName = 'connecting' | 'live' | 'stale' | 'offline' | 'down';

export interface LinkState {
  state: LinkName;
  /** When anything was last heard from the server, on this computer's clock; null = never yet. */
  lastAt: number | null;
}

/** Silence after which what is on the screen may be old. */
export const staleAfterMs = 15_000;
/** Silence after which the server is asked whether it is still there. */
export const askAfterMs = 8_000;
/** A short break is "reconnecting"; a longer one is said loudly. */
export const offlineAfterMs = 4_000;

export interface LinkFacts {
  isConnected: boolean;
  /** The browser itself says that there is no network. */
  hasNetwork: boolean;
  /** The server has not said that it cannot answer. */
  isServing: boolean;
  /** When the connection was lost, or when the first attempt began. */
  downSince: number;
  lastAt: number | null;
}

export function linkState({ isConnected, hasNetwork, isServing, downSince, lastAt }: LinkFacts, now: number): LinkState {
  if (!hasNetwork) return { state: 'offline', lastAt };
  if (!isConnected) return { state: now - downSince >= offlineAfterMs ? 'offline' : 'connecting', lastAt };
  if (!isServing) return { state: 'down', lastAt };
  if (lastAt === null) return { state: 'connecting', lastAt };
  return { state: now - lastAt >= staleAfterMs ? 'stale' : 'live', lastAt };
}
