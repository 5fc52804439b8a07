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

/** Each person sees only their own. */
export function useDraftKey(name: string): string {
  const me = useMe();
  return `${me?.id ?? 'nobody'}.${name}`;
}

export interface KeptDraft<Value> {
  value: Value;
  /** There is something that has not been sent. */
  isKept: boolean;
  set: (value: Value) => void;
  drop: () => void;
}

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

const never = (): boolean => false;

/** Several fields at once that survive what a text does; `usual` is what stands there before anybody chose anything. */
export function useKept<Value>(name: string, usual: Value, isNothing: (value: Value) => boolean = never): KeptDraft<Value> {
  const key = useDraftKey(name);
  const [start] = useState(usual);
  const [value, setShown] = useState(() => readDraft<Value>(key) ?? start);
  const isUsual = useCallback((next: Value): boolean => isNothing(next) || isSame(next, start), [isNothing, start]);
  const set = useCallback((next: Value): void => {
    setShown(next);
    if (isUsual(next)) dropDraft(key);
    else keepDraft(key, next);
  }, [key, isUsual]);
  const drop = useCallback(() => {
    setShown(start);
    dropDraft(key);
  }, [key, start]);
  return { value, isKept: !isUsual(value), set, drop };
}

export interface Draft {
  text: string;
  isKept: boolean;
  setText: (text: string) => void;
  drop: () => void;
}

const isBlank = (text: string): boolean => text.trim() === '';

/** Typed text that survives a closed tab, a lost connection and a refusal. */
export function useDraft(name: string, usual = ''): Draft {
  const { value, isKept, set, drop } = useKept(name, usual, isBlank);
  return { text: value, isKept, setText: set, drop };
}
