/** Small signs at the corner of a symbol. Each layer says which assets it marks; the points carry all of them in one byte. */
import { useEffect } from 'react';

export type AssetIds = ReadonlySet<string>;

const marked = new Map<number, AssetIds>();
const listeners = new Set<(changed: AssetIds) => void>();
const none: AssetIds = new Set();

export function marksOf(assetId: string): number {
  let bits = 0;
  for (const [bit, ids] of marked) if (ids.has(assetId)) bits |= bit;
  return bits;
}

export function setMarks(bit: number, ids: AssetIds): void {
  const before = marked.get(bit) ?? none;
  marked.set(bit, ids);
  const changed = new Set([...before].filter((id) => !ids.has(id)));
  for (const id of ids) if (!before.has(id)) changed.add(id);
  if (changed.size > 0) listeners.forEach((listener) => listener(changed));
}

export function onMarks(listener: (changed: AssetIds) => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/** Marks these assets for as long as the component is there. */
export function useMarks(bit: number, ids: AssetIds): void {
  useEffect(() => setMarks(bit, ids), [bit, ids]);
  useEffect(() => () => setMarks(bit, none), [bit]);
}
