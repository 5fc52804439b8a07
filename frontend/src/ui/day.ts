const pattern = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/;
const iso = /^(\d{4})-(\d{2})-(\d{2})$/;

/** `05/01/2026` of `2026-01-05`; anything else as it is. */
export const dayText = (date: string): string => date.replace(iso, '$3/$2/$1');

/** `2026-01-05` of `5/1/2026`; null for what is no day, 31/02 included. */
export function dayFrom(text: string): string | null {
  const [, day, month, year] = pattern.exec(text.trim()) ?? [];
  if (!day || !month || !year) return null;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const moment = new Date(`${date}T00:00:00Z`);
  return Number.isNaN(moment.getTime()) || moment.toISOString().slice(0, 10) !== date ? null : date;
}
