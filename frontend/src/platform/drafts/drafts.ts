import { useCallback, useState } from 'react';
import { onLeaving, useMe } from '#platform/api';

const prefix = 'ioc.draft.';
const keptMs = 14 * 24 * 3_600_000;

/** As it lies in the storage: when it was last typed at, and what. */
interface Kept {
  at: number;
  value: unknown;
}

/** Storage may be closed by policy on shared control-room machines; a draft then lasts as long as the page. */
function withStorage<Result>(work: (storage: Storage) => Result, otherwise: Result): Result {
  try {
    return work(localStorage);
  } catch {
    // Full or closed: nothing is lost while the page is open.
    return otherwise;
  }
}

function keptIn(text: string | null): Kept | null {
  if (text === null) return null;
  try {
    const kept = JSON.parse(text) as Partial<Kept> | null;
    return typeof kept === 'object' && typeof kept?.at === 'number' && Date.now() - kept.at < keptMs ? { at: kept.at, value: kept.value } : null;
  } catch {
    return null;
  }
}

/** Null where there is none, or one that is too old to be meant any more. */
export function readDraft<Value>(key: string): Value | null {
  return withStorage((storage) => (keptIn(storage.getItem(prefix + key))?.value as Value | undefined) ?? null, null);
}

export const keepDraft = (key: string, value: unknown): void =>
  withStorage((storage) => storage.setItem(prefix + key, JSON.stringify({ at: Date.now(), value } satisfies Kept)), undefined);

export const dropDraft = (key: string): void => withStorage((storage) => storage.removeItem(prefix + key), undefined);

function dropWhere(isMeant: (key: string, text: string | null) => boolean): void {
  withStorage((storage) => {
    const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '').filter((key) => key.startsWith(prefix));
    for (const key of keys) if (isMeant(key.slice(prefix.length), storage.getItem(key))) storage.removeItem(key);
  }, undefined);
}

/**
 * Whoever leaves a shared machine leaves no half-written words on it; a session that merely ran out loses none. What is too
 * old goes now. Answers with how to stop.
 */
export function forgetDraftsAtSignOut(): () => void {
  dropWhere((_, text) => keptIn(text) === null);
  return onLeaving(({ id }) => dropWhere((key) => key.startsWith(`${id}.`)));
}

export interface Draft {
  text: string;
  isKept: boolean;
  setText: (text: string) => void;
  drop: () => void;
}

/** Typed text that survives a closed tab, a lost connection and a refusal; each person sees only their own. */
export function useDraft(name: string): Draft {
  const me = useMe();
  const key = `${me?.id ?? 'nobody'}.${name}`;
  const [text, setShown] = useState(() => readDraft<string>(key) ?? '');
  const setText = useCallback((next: string) => {
    setShown(next);
    if (next.trim()) keepDraft(key, next);
    else dropDraft(key);
  }, [key]);
  const drop = useCallback(() => {
    setShown('');
    dropDraft(key);
  }, [key]);
  return { text, isKept: text.trim() !== '', setText, drop };
}
