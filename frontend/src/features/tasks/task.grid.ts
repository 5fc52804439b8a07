/** The card an arrow key leads to from this one; null where there is none, so that the page may scroll instead. */
export function cardToward<Card>(columns: readonly (readonly Card[])[], from: Card, key: string): Card | null {
  const column = columns.findIndex((cards) => cards.includes(from));
  if (column < 0) return null;
  const row = columns[column]?.indexOf(from) ?? 0;
  if (key === 'ArrowDown') return columns[column]?.[row + 1] ?? null;
  if (key === 'ArrowUp') return columns[column]?.[row - 1] ?? null;
  const step = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0;
  if (step === 0) return null;
  // Empty columns are stepped over; in a shorter one the last card is the nearest.
  for (let at = column + step; at >= 0 && at < columns.length; at += step) {
    const cards = columns[at] ?? [];
    if (cards.length > 0) return cards[Math.min(row, cards.length - 1)] ?? null;
  }
  return null;
}
