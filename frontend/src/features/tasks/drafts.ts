import { useCallback, useState } from 'react';
import { useMe } from '#platform/api';

const prefix = 'ioc.draft.';

/** Storage may be closed by policy on shared control-room machines; a draft then lasts as long as the page. */
function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(key: string, text: string | null): void {
  try {
    if (text === null) localStorage.removeItem(key);
    else localStorage.setItem(key, text);
  } catch {
    // Full or closed: nothing is lost while the page is open.
  }
}

export function readDraft<Value>(key: string): Value | null {
  const text = read(prefix + key);
  if (text === null) return null;
  try {
    return JSON.parse(text) as Value;
  } catch {
    return null;
  }
}

export const keepDraft = (key: string, value: unknown): void => write(prefix + key, JSON.stringify(value));
export const dropDraft = (key: string): void => write(prefix + key, null);

/** Typed text that survives a closed tab, a lost connection and a refusal; each person sees only their own. */
export function useDraft(name: string): { text: string; isKept: boolean; setText: (text: string) => void; drop: () => void } {
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
