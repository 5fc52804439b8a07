/** Who sits in front of the screen: asked once, shared as one promise, forgotten when the session ends. */
import type { Me } from '@ioc/shared/access';
import type { SignIn } from '@ioc/shared/access.input';
import { http, onSignedOut } from './http';
import { rememberVisit } from './visits';

let asked: Promise<Me> | null = null;
let known: Me | null = null;
let left = false;
const watchers = new Set<() => void>();
const leaving = new Set<(me: Me) => void>();

/** Nobody is there because somebody chose to leave, not because a session ran out. */
export const hasLeft = (): boolean => left;

function settle(me: Me | null): void {
  if (me !== null) left = false;
  rememberVisit(me !== null);
  if (known === me) return;
  known = me;
  watchers.forEach((watcher) => watcher());
}

export function forgetMe(): void {
  asked = null;
  settle(null);
}

export function getMe(): Promise<Me> {
  asked ??= http<Me>('GET', '/session').then(
    (me) => {
      settle(me);
      return me;
    },
    (error: unknown) => {
      asked = null;
      throw error;
    },
  );
  return asked;
}

export async function signIn(credentials: SignIn): Promise<Me> {
  // Asked before and answered after, "nobody is here" would end the session that is about to begin.
  await asked?.catch(() => null);
  const me = await http<Me>('POST', '/session', { body: credentials });
  asked = Promise.resolve(me);
  settle(me);
  return me;
}

/** Hears that a person chose to leave, as long as it is known who. A session that ran out is no leaving. */
export function onLeaving(listener: (me: Me) => void): () => void {
  leaving.add(listener);
  return () => {
    leaving.delete(listener);
  };
}

export async function signOut(): Promise<void> {
  try {
    await http<undefined>('DELETE', '/session');
  } finally {
    if (known !== null) for (const listener of leaving) listener(known);
    left = true;
    forgetMe();
  }
}

/** Rights may have changed while the page was open: look again without emptying the screen meanwhile. */
export async function refreshMe(): Promise<Me> {
  asked = null;
  return getMe();
}

export const currentMe = (): Me | null => known;

export function watchMe(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => {
    watchers.delete(watcher);
  };
}

onSignedOut(forgetMe);
